/** A graph drawn small: nodes as blocks in their category's colour, wires between them. */
import { nodeDefinition } from '../../nodes/registry';
import { edgeKey, type GraphDocument, type NodeLayout } from '../../runtime/graph/document';
import styles from './gallery.module.css';

const nodeWidth = 220;
const nodeHeight = 150;

export function GraphThumbnail({ document }: { document: GraphDocument }) {
  const places = Object.entries(document.nodes).flatMap(([id, node]) => {
    const place = document.layout[id];
    return place ? [{ id, node, ...place }] : [];
  });
  if (places.length === 0) return <svg className={styles.thumbnail} viewBox="0 0 16 9" aria-hidden="true" />;
  const left = Math.min(...places.map(({ x }) => x)) - 60;
  const top = Math.min(...places.map(({ y }) => y)) - 60;
  const width = Math.max(...places.map(({ x }) => x)) + nodeWidth + 60 - left;
  const height = Math.max(...places.map(({ y }) => y)) + nodeHeight + 60 - top;
  return (
    <svg className={styles.thumbnail} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {document.edges.map((edge) => {
        const from = document.layout[edge.from.node];
        const to = document.layout[edge.to.node];
        return from && to && <path key={edgeKey(edge)} d={wirePath(from, to)} className={styles.wire} />;
      })}
      {places.map(({ id, node, x, y }) => (
        <rect
          key={id}
          x={x}
          y={y}
          width={nodeWidth}
          height={nodeHeight}
          rx={20}
          fill={`var(--category-${nodeDefinition(node.type)?.category ?? 'outputs'})`}
        />
      ))}
    </svg>
  );
}

function wirePath(from: NodeLayout, to: NodeLayout): string {
  const x1 = from.x + nodeWidth;
  const y1 = from.y + nodeHeight / 2;
  const y2 = to.y + nodeHeight / 2;
  const reach = Math.max(60, Math.abs(to.x - x1) / 2);
  return `M${x1} ${y1} C${x1 + reach} ${y1} ${to.x - reach} ${y2} ${to.x} ${y2}`;
}
