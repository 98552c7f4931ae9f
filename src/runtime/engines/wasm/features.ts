/** What this browser's WebAssembly can do, tried on smallest modules. */
import { drop } from '../../assembler/code';
import { f32x4, v128 } from '../../assembler/instructions';
import { FunctionBuilder, ModuleBuilder } from '../../assembler/module';
import type { Features } from './compileModule';

const numbers = v128.uniform(0, 'f32');

function isValid(value: typeof numbers): boolean {
  const module = new ModuleBuilder();
  module.add('try', new FunctionBuilder(0), drop(value));
  return WebAssembly.validate(module.build({ pages: 1, shared: false }));
}

/** Null where there are no vectors: then this engine is of no use. */
export function findFeatures(): Omit<Features, 'registers'> | null {
  if (!isValid(f32x4.add(numbers, numbers))) return null;
  return {
    relaxed: isValid(f32x4.relaxedMultiplyAdd(numbers, numbers, numbers)),
    // A page itself may not sleep until others are done, only a worker may.
    shared: globalThis.crossOriginIsolated && typeof Worker === 'function' && !('document' in globalThis),
  };
}
