/** From the operations of a program to nodes of an ONNX graph. */
import type { Program, ValueId } from '../../tensor/program';
import { sameShape } from '../../tensor/shapes';
import { constantValues, isRandom } from '../host';
import { findFusions, findPartialMeans, findSoftplusSums, findSplits, findSquareSums } from './fusion';
import type { GraphBuilder } from './graphBuilder';
import { arrangementLowerings } from './lower/arrangement';
import { elementwiseLowerings } from './lower/elementwise';
import type { Lower, Operand } from './lower/lower';
import { product, productLowerings } from './lower/products';
import { reduceLowerings, softplusSum, squareSum } from './lower/reduce';

const lowerings: Readonly<Record<string, Lower>> = { ...elementwiseLowerings, ...reduceLowerings, ...arrangementLowerings, ...productLowerings };

/** Gives the name of each value; `leaf` names feeds, states and random numbers, which come from outside. */
export function lowerProgram(program: Program, graph: GraphBuilder, leaf: (id: ValueId) => string): readonly string[] {
  const { operations } = program;
  const fusions = findFusions(program);
  const splits = findSplits(program);
  const partialMeans = findPartialMeans(program);
  const squareSums = findSquareSums(program);
  const softplusSums = findSoftplusSums(program);
  const absorbed = new Set([...fusions.values(), ...squareSums.values(), ...softplusSums.values()].flatMap((fusion) => fusion.absorbed));
  const names: string[] = [];
  // The value that a chain of reshapes began with: a reshape back to its shape is that value.
  const origins: ValueId[] = [];

  const operand = (id: ValueId): Operand => {
    const { op, shape, dtype, attributes } = operations[id]!;
    const repeated = op === 'constant' && typeof attributes.values === 'number' ? attributes.values : null;
    return { name: names[id]!, shape, dtype, repeated };
  };

  operations.forEach((operation, id) => {
    const { op, args, shape, dtype } = operation;
    const origin = op === 'reshape' || op === 'stopGradient' ? origins[args[0]!]! : id;
    origins[id] = origin;
    const fusion = fusions.get(id);
    const split = splits.get(id);
    if (split) {
      const sizes = split.slices.map((slice) => operations[slice]!.shape[split.axis]!);
      const parts = graph.results('Split', [names[split.source]!, graph.sizes(sizes)], sizes.length, { axis: { integer: split.axis } });
      split.slices.forEach((slice, part) => (names[slice] = parts[part]!));
    }
    if (names[id] !== undefined) return;
    const partialMean = partialMeans.get(id);
    if (absorbed.has(id)) names[id] = '';
    else if (partialMean !== undefined) names[id] = graph.node('ReduceMean', [names[partialMean]!], { keepdims: { integer: 0 } });
    else if (squareSums.has(id)) names[id] = squareSum(graph, [operand(squareSums.get(id)!.source)], operation);
    else if (softplusSums.has(id)) {
      const { source, less } = softplusSums.get(id)!;
      names[id] = softplusSum(graph, less === null ? [operand(source)] : [operand(source), operand(less)], operation);
    } else if (fusion) {
      const { args: factors, attributes } = operations[fusion.product]!;
      names[id] = product(graph, factors.map(operand), attributes, fusion.added === null ? undefined : operand(fusion.added), fusion.scale);
    } else if (op === 'constant') names[id] = graph.numbers(constantValues(operation), shape, dtype);
    else if (op === 'feed' || op === 'state' || isRandom(operation)) names[id] = leaf(id);
    else if (op === 'stopGradient') names[id] = names[args[0]!]!;
    else if (origin !== id && sameShape(operations[origin]!.shape, shape)) names[id] = names[origin]!;
    else names[id] = lowerings[op]!(graph, args.map(operand), operation);
  });
  return names;
}
