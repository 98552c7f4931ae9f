/** A node on the canvas: title, ports, the parameters one always touches, then its own body. */
import { memo } from 'react';
import { NodeResizer, type NodeProps } from '@xyflow/react';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import { PrimaryParams } from '../params/PrimaryParams';
import { useDocumentStore } from '../document/store';
import { LayerFacts } from './LayerFacts';
import { NodeProblems } from './NodeProblems';
import { NodeTitle } from './NodeTitle';
import { Ports } from './Ports';
import { useNodeStatus } from './nodeStatus';
import { ViewBoundary } from './ViewBoundary';
import { nodeView } from './views';

const smallest = { minWidth: 200, minHeight: 120 };

export const NodeShell = memo(function NodeShell({ id, selected }: NodeProps) {
  const node = useDocumentStore(({ shown }) => shown.nodes[id]);
  const sized = useDocumentStore(({ shown }) => shown.layout[id]?.width !== undefined);
  const network = useDocumentStore((state) => state.inside);
  const status = useNodeStatus(id);
  if (!node) return null;
  const definition = nodeDefinition(node.type);
  const View = nodeView(node.type);
  const hasPrimary = Object.values(definition?.params ?? {}).some((spec) => spec.primary);
  return (
    <article
      className={`node node-${definition?.category ?? 'unknown'}`}
      data-node-type={node.type}
      data-status={status}
      data-selected={selected}
      data-viewed={View !== undefined}
      data-sized={sized}
    >
      {View && <NodeResizer isVisible={selected} {...smallest} lineClassName="node-resize-line" handleClassName="node-resize-handle" />}
      <NodeTitle id={id} type={node.type} icon={definition?.icon ?? ''} status={status} />
      {definition && <Ports id={id} node={node} definition={definition} />}
      {hasPrimary && (
        <div className="node-params nodrag">
          <PrimaryParams nodeId={id} />
        </div>
      )}
      {View && (
        <div className="node-view">
          <ViewBoundary>
            <View nodeId={id} params={paramsOf(node)} />
          </ViewBoundary>
        </div>
      )}
      {network !== null && <LayerFacts network={network} id={id} />}
      <NodeProblems id={id} />
    </article>
  );
}, drawsTheSame);

/** React Flow also passes the place, which changes at every step of a drag and draws nothing here. */
function drawsTheSame(before: NodeProps, after: NodeProps): boolean {
  return before.id === after.id && before.selected === after.selected;
}
