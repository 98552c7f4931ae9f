/** Loops with an index, and what moves it. */
import { loopWhile, sequence, type I32, type Statement } from './code';
import { i32 } from './instructions';
import type { FunctionBuilder, Local } from './module';

export function increase(local: Local<'i32'>, by: number): Statement {
  return local.set(i32.add(local.value, i32.const(by)));
}

/** Runs the body for every `index` from `begin` to before `end`. */
export function eachIndex(builder: FunctionBuilder, begin: I32, end: I32, step: number, body: (index: I32) => Statement): Statement {
  const index = builder.local('i32');
  return sequence(
    index.set(begin),
    loopWhile(i32.below(index.value, end), sequence(body(index.value), increase(index, step))),
  );
}
