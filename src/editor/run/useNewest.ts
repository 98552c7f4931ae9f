/** A trainer's newest metrics, read once a frame. */
import { useEffect, useState } from 'react';
import type { NodeId } from '../../runtime/graph/document';
import { telemetry } from './telemetry';

export interface Newest {
  /** By name; NaN before the first step. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly stepsDone: number;
}

/** `names` must be the same list at every call. */
export function useNewest(nodeId: NodeId, names: readonly string[]): Newest {
  const [newest, setNewest] = useState<Newest>({ metrics: {}, stepsDone: 0 });
  useEffect(() => {
    const read = () => {
      const columns = telemetry.metrics(nodeId);
      const metrics = Object.fromEntries(names.map((name) => [name, columns?.column(name).at(-1) ?? Number.NaN]));
      setNewest({ metrics, stepsDone: columns ? columns.firstStep + columns.length - 1 : 0 });
    };
    read();
    return telemetry.subscribe(nodeId, read);
  }, [nodeId, names]);
  return newest;
}
