/** Connecting without a mouse: a submenu of every wire that could run from or to a node. */
import { Menu } from '@base-ui/react/menu';
import { inputsOf, nodeDefinition } from '../../nodes/registry';
import { t } from '../../messages';
import { edgeKey, type GraphDocument, type GraphEdge, type NodeId } from '../../runtime/graph/document';
import { connect } from '../document/commands';
import { useDocumentStore } from '../document/store';
import controls from '../theme/controls.module.css';
import { fittingPorts, wireBetween, type WireEnd } from './fitting';
import { nodeTitle, portName } from './words';

export function ConnectMenu({ node }: { node: NodeId }) {
  const document = useDocumentStore((state) => state.shown);
  const wires = possibleWires(document, node);
  return (
    <Menu.SubmenuRoot disabled={wires.length === 0}>
      <Menu.SubmenuTrigger className={controls.item}>{t('canvas.menu.connect')}</Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className={controls.positioner} sideOffset={2}>
          <Menu.Popup className={controls.menu}>
            {wires.map((wire) => (
              <Menu.Item key={edgeKey(wire)} className={controls.item} onClick={() => useDocumentStore.getState().edit(connect(wire))}>
                {t('canvas.menu.wire', { from: nameOf(document, wire.from), to: nameOf(document, wire.to) })}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

/** Every new wire that fits between this node and another. */
function possibleWires(document: GraphDocument, node: NodeId): GraphEdge[] {
  const present = document.nodes[node];
  const ends: WireEnd[] = [
    ...Object.keys(present ? inputsOf(present) : {}).map((port) => ({ node, port, side: 'input' as const })),
    ...Object.keys(nodeDefinition(present?.type ?? '')?.outputs ?? {}).map((port) => ({ node, port, side: 'output' as const })),
  ];
  const drawn = new Set(document.edges.map(edgeKey));
  const others = Object.keys(document.nodes).filter((other) => other !== node);
  return ends
    .flatMap((end) => others.flatMap((other) => fittingPorts(document, end, other).map((port) => wireBetween(end, { node: other, port }))))
    .filter((wire) => !drawn.has(edgeKey(wire)));
}

function nameOf(document: GraphDocument, { node, port }: { node: NodeId; port: string }): string {
  const type = document.nodes[node]?.type ?? '';
  return t('canvas.menu.port', { node: nodeTitle(type), port: portName(type, port) });
}
