/** Small graphs from a line of text, for tests of structure alone. */
import { type GraphDocument, emptyDocument } from '../../../../src/runtime/graph/document';

/** `graph('a>b b>c d')`: wires from `out` to `in1`, `in2`, ..., and nodes without wires. */
export function graph(text: string): GraphDocument {
  const document = emptyDocument('test');
  const wires: Record<string, number> = Object.create(null) as Record<string, number>;
  const node = (id: string) => {
    if (!Object.hasOwn(document.nodes, id)) document.nodes[id] = { type: 'any', typeVersion: 1, params: {} };
  };
  for (const part of text.split(' ')) {
    const [from, to] = part.split('>');
    node(from!);
    if (to === undefined) continue;
    node(to);
    wires[to] = (wires[to] ?? 0) + 1;
    document.edges.push({ from: { node: from!, port: 'out' }, to: { node: to, port: `in${wires[to]}` } });
  }
  return document;
}
