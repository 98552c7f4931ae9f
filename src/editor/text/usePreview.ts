/** What a node shows now, by its kind; null where it shows nothing or something else. */
import { useCallback, useSyncExternalStore } from 'react';
import type { NodeId } from '../../runtime/graph/document';
import type { Preview } from '../../runtime/protocol';
import { telemetry } from '../run/telemetry';

export type PreviewOf<Kind extends Preview['kind']> = Extract<Preview, { kind: Kind }>;

export function usePreview<Kind extends Preview['kind']>(nodeId: NodeId, kind: Kind): PreviewOf<Kind> | null {
  const subscribe = useCallback((listener: () => void) => telemetry.subscribe(nodeId, listener), [nodeId]);
  const preview = useSyncExternalStore(subscribe, () => telemetry.preview(nodeId));
  return preview?.kind === kind ? (preview as PreviewOf<Kind>) : null;
}
