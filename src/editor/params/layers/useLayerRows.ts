/** The layers of a network node with shapes and parameter counts, for the input that arrives now. */
import { useMemo } from 'react';
import { describeLayers, type LayerRow } from '../../../runtime/compile/describe';
import type { NodeId } from '../../../runtime/graph/document';
import { describeShape } from '../../../runtime/graph/unify';
import { typedGraphOf } from '../../document/derived';
import { useDocumentStore } from '../../document/store';

interface LayerSummary {
  readonly input: string;
  readonly rows: readonly LayerRow[];
  /** All weights; null while a size is not known. */
  readonly parameters: number | null;
}

export function useLayerRows(nodeId: NodeId): LayerSummary {
  const node = useDocumentStore((state) => state.document.nodes[nodeId]);
  const network = useDocumentStore((state) => typedGraphOf(state.document).outputs[nodeId]?.network);
  return useMemo(() => {
    const input = network?.kind === 'network' ? network.in : null;
    const rows = node ? describeLayers(node, input, network?.kind === 'network' ? network.condition : undefined) : [];
    const counts = rows.map((row) => row.parameters);
    const parameters = counts.every((count) => count !== null) ? counts.reduce((total, count) => total + count, 0) : null;
    return { input: describeShape(input), rows, parameters };
  }, [node, network]);
}
