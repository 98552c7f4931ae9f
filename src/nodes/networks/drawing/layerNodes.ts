/** Every kind of layer as a node of a drawing. */
import { type PortType, shapeOf, typeOfShape } from '../../../runtime/graph/portTypes';
import { isProblem } from '../../../runtime/graph/problems';
import { type InputPort, type NodeDefinition, defineNode } from '../../define';
import { violation } from '../../params';
import { port } from '../../ports';
import type { LayerDefinition } from '../layers/define';
import { layerDefinitions } from '../layers/registry';

const prefix = 'layers.';

/** The node type of a kind of layer. Its words are those of the layer. */
export function layerNodeType(kind: string): string {
  return prefix + kind;
}

/** The kind of layer of a node type; null for other nodes. */
export function layerKindOf(type: string): string | null {
  return type.startsWith(prefix) ? type.slice(prefix.length) : null;
}

/** The inputs of a layer's node, in the order of the layer's sources. */
export function layerInputs({ takes, others }: LayerDefinition): Readonly<Record<string, InputPort>> {
  const rest = Object.entries(others ?? {}).map(([name, { type, optional }]) => [name, optional ? { type, optional } : { type }] as const);
  return { input: { type: takes ?? port.tensor() }, ...Object.fromEntries(rest) };
}

/** One node for each kind of layer. */
export const layerNodes: readonly NodeDefinition[] = layerDefinitions.map(nodeOf);

function nodeOf(layer: LayerDefinition): NodeDefinition {
  const inputs = layerInputs(layer);
  const params = Object.fromEntries(Object.entries(layer.params).filter(([name]) => !layer.listParams?.includes(name)));
  return defineNode({
    type: layerNodeType(layer.kind),
    version: 1,
    category: 'layers',
    icon: layer.icon,
    inputs,
    outputs: { output: { type: port.tensor() } },
    params,
    infer(arriving, own) {
      const unknown = { outputs: { output: port.tensor() }, problems: [] };
      const needed = Object.keys(inputs).filter((name) => !inputs[name]?.optional || arriving[name]);
      const [input, ...others] = needed.map((name) => shapeFrom(arriving[name]));
      if (!input || others.includes(null) || Object.entries(params).some(([name, spec]) => violation(spec, own[name]))) return unknown;
      const given = layer.shape(input, own, others.map((shape) => shape ?? undefined));
      return isProblem(given) ? { ...unknown, problems: [given] } : { outputs: { output: typeOfShape(given) }, problems: [] };
    },
  });
}

const shapeFrom = (type: PortType | undefined) => (type ? shapeOf(type) : null);
