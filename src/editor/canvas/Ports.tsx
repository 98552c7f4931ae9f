/** The rows of ports of a node: inputs at the left, outputs at the right, each with its shape. */
import { memo, useEffect, useRef } from 'react';
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { t } from '../../messages';
import type { InputPort, NodeDefinition } from '../../nodes/define';
import { inputsOf } from '../../nodes/registry';
import type { GraphNode, NodeId } from '../../runtime/graph/document';
import type { PortType } from '../../runtime/graph/portTypes';
import { typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { useCanvasStore } from './canvasStore';
import { portKey } from './fitting';
import { portName, typeText } from './words';

interface Props {
  id: NodeId;
  node: GraphNode;
  definition: NodeDefinition;
}

export const Ports = memo(function Ports({ id, node, definition }: Props) {
  const typed = useDocumentStore(({ shown }) => typedGraphOf(shown));
  const { type, category, outputs } = definition;
  const wired = useDocumentStore(({ shown }) => shown.edges);
  const inputs = category === 'layers' ? withOneSpare(inputsOf(node), (port) => wired.some(({ to }) => to.node === id && to.port === port)) : inputsOf(node);
  const updateInternals = useUpdateNodeInternals();
  const names = Object.keys(inputs).join(' ');
  const known = useRef(names);
  // React Flow looks for ports anew when the node's size changes; ports that follow from a text also change without that.
  useEffect(() => {
    if (known.current === names) return;
    known.current = names;
    updateInternals(id);
  }, [names, id, updateInternals]);
  return (
    <div className="node-ports">
      {Object.entries(inputs).map(([port, declared]) => (
        <PortRow key={`in ${port}`} id={id} nodeType={type} port={port} side="input" type={typed.inputs[id]?.[port] ?? declared.type} optional={declared.optional} />
      ))}
      {Object.entries(outputs).map(([port, declared]) => (
        <PortRow key={`out ${port}`} id={id} nodeType={type} port={port} side="output" type={typed.outputs[id]?.[port] ?? declared.type} />
      ))}
    </div>
  );
});

/** Of the inputs that a merge may do without, one more than are wired. */
function withOneSpare(inputs: Readonly<Record<string, InputPort>>, isWired: (port: string) => boolean): Readonly<Record<string, InputPort>> {
  const entries = Object.entries(inputs);
  const spare = entries.findIndex(([port, { optional }]) => optional && !isWired(port));
  return Object.fromEntries(entries.filter(([port, { optional }], index) => !optional || index <= spare || isWired(port)));
}

interface RowProps {
  id: NodeId;
  nodeType: string;
  port: string;
  side: 'input' | 'output';
  type: PortType;
  optional?: boolean;
}

function PortRow({ id, nodeType, port, side, type, optional }: RowProps) {
  const dimmed = useCanvasStore(({ fitting }) => fitting !== null && !fitting.has(portKey({ node: id, side, port })));
  const open = useDocumentStore(({ shown }) => side === 'input' && !shown.edges.some(({ to }) => to.node === id && to.port === port));
  const name = portName(nodeType, port);
  const shape = typeText(type);
  return (
    <div className={`port port-${side}`} data-port={port} data-dimmed={dimmed} data-optional={optional === true} data-open={open}>
      <Handle
        type={side === 'input' ? 'target' : 'source'}
        position={side === 'input' ? Position.Left : Position.Right}
        id={port}
        className="port-handle"
        style={{ color: `var(--port-${type.kind})` }}
        aria-label={`${name} ${shape}`}
        title={open && !optional ? t('canvas.node.open') : undefined}
      />
      <span className="port-name">{name}</span>
      {shape !== name && <span className="port-shape">{shape}</span>}
    </div>
  );
}
