/** Every operation by its name. */
import { arithmeticOps } from './arithmetic';
import { arrangementOps } from './arrangement';
import { convolutionOps } from './convolution';
import { indexingOps } from './indexing';
import { leafOps } from './leaves';
import { matmulOps } from './matmul';
import type { OpRecord } from './op';
import { randomOps } from './random';
import { reduceOps } from './reduce';
import { softmaxOps } from './softmax';
import { unaryOps } from './unary';

export const opTable: ReadonlyMap<string, OpRecord> = new Map(
  [
    leafOps, arithmeticOps, unaryOps, reduceOps, arrangementOps, indexingOps, matmulOps, softmaxOps, convolutionOps, randomOps,
  ].flatMap((ops) => ops.map((op) => [op.name, op] as const)),
);

/** The record of an operation. Throws where there is none of that name. */
export function opRecord(name: string): OpRecord {
  const record = opTable.get(name);
  if (!record) throw new Error(`There is no operation named ${name}`);
  return record;
}
