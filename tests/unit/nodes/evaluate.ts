/** Computes a few operations at once on the reference engine. */
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../src/runtime/tensor/builder';
import type { Value } from '../../../src/runtime/tensor/program';

/** The numbers of the value that `build` makes. */
export async function evaluate(build: (builder: ProgramBuilder) => Value): Promise<number[]> {
  const builder = new ProgramBuilder();
  builder.output('result', build(builder));
  const executable = await createReferenceEngine().compile(builder.build());
  return [...(await executable.run(1, () => ({}))).result!];
}
