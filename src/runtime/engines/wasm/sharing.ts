/** How threads share the work of a step, and wait for one another. */
import { drop, loopWhile, repeatWhile, sequence, when, type I32, type Statement } from '../../assembler/code';
import { atomics, i32 } from '../../assembler/instructions';
import { increase } from '../../assembler/loops';
import { FunctionBuilder, type Local, type ModuleBuilder } from '../../assembler/module';

export const mostThreads = 16;

const lineBytes = 64;
/** A task is taken in so many pieces: a thread that is slow, or kept from its core for a while, leaves the others to take more of them. */
const pieces = 32;

/** What a function that threads run together knows of them. */
export interface Crew {
  readonly builder: FunctionBuilder;
  readonly thread: I32;
  readonly threads: I32;
}

/**
 * Every thread has a range of each task's units, for the caches' sake. It takes them piece by piece, then helps the others
 * with theirs: after Blumofe and Leiserson, "Scheduling multithreaded computations by work stealing" (J. ACM 46, 1999).
 * Where the next piece begins stands in a counter of the range's owner, which is zero again when the stage comes again.
 */
export class Sharing {
  readonly #start: number;
  /** From one thread's counters to the next one's: no two threads count on one line. */
  readonly #distance: number;

  /** Counters lie behind `address`. Of each stage its number of tasks, for two stages or more. */
  constructor(address: number, private readonly stages: readonly number[]) {
    this.#start = wholeLines(address);
    this.#distance = wholeLines(4 * this.#countBefore(stages.length));
  }

  /** The address behind the last counter. */
  get end(): number {
    return this.#start + mostThreads * this.#distance;
  }

  /** Does the units of a task of a stage together with the other threads. */
  share({ builder, thread, threads }: Crew, stage: number, task: number, units: number, work: (begin: I32, end: I32) => Statement): Statement {
    const [helped, owner, first, end, begin] = Array.from({ length: 5 }, () => builder.local('i32')) as [Local<'i32'>, Local<'i32'>, Local<'i32'>, Local<'i32'>, Local<'i32'>];
    const piece = i32.const(Math.ceil(units / pieces));
    const border = (index: I32): I32 => i32.divide(i32.multiply(index, i32.const(units)), threads);
    const take = begin.set(i32.add(first.value, atomics.add(this.#counters(owner.value), piece, this.#offset(stage, task))));
    const pieceEnd = i32.add(begin.value, piece);
    return sequence(
      helped.set(i32.const(0)),
      loopWhile(i32.below(helped.value, threads), sequence(
        owner.set(i32.remainder(i32.add(thread, helped.value), threads)),
        first.set(border(owner.value)),
        end.set(border(i32.add(owner.value, i32.const(1)))),
        take,
        loopWhile(i32.below(begin.value, end.value), sequence(work(begin.value, i32.select(i32.below(pieceEnd, end.value), pieceEnd, end.value)), take)),
        increase(helped, 1),
      )),
    );
  }

  /** Sets the thread's own counters of the stage before back to zero: nobody looks at them while another stage is under way. */
  clearBefore(stage: number, { thread }: Crew): Statement {
    const before = (stage + this.stages.length - 1) % this.stages.length;
    return sequence(...Array.from({ length: this.stages[before]! }, (_, task) => atomics.store(this.#counters(thread), i32.const(0), this.#offset(before, task))));
  }

  #counters(thread: I32): I32 {
    return i32.multiply(thread, i32.const(this.#distance));
  }

  #offset(stage: number, task: number): number {
    return this.#start + 4 * (this.#countBefore(stage) + task);
  }

  #countBefore(stage: number): number {
    return this.stages.slice(0, stage).reduce((sum, count) => sum + count, 0);
  }
}

/** So many bytes and the rest of their last cache line: what different threads write lies on different lines. */
export const wholeLines = (bytes: number): number => Math.ceil(bytes / lineBytes) * lineBytes;

/** How often a thread looks before it sleeps: for about as long as it takes to be woken, since others may need its core. */
const mostLooks = 60_000;

/** A function of the number of threads, which returns when all of them have called it. */
export function addBarrier(module: ModuleBuilder): (threads: I32) => Statement {
  const builder = new FunctionBuilder(1);
  const threads = builder.parameter(0).value;
  const [turn, looks] = [builder.local('i32'), builder.local('i32')];
  const zero = i32.const(0);
  // The number of threads that have come, and behind it the number of times that all have.
  const turnOffset = 4;
  const isSameTurn = i32.equal(atomics.load(zero, turnOffset), turn.value);
  const release = sequence(
    atomics.store(zero, zero),
    drop(atomics.add(zero, i32.const(1), turnOffset)),
    drop(atomics.notify(zero, i32.const(mostThreads), turnOffset)),
  );
  const look = repeatWhile(increase(looks, 1), i32.and(isSameTurn, i32.below(looks.value, i32.const(mostLooks))));
  const sleep = drop(atomics.wait(zero, turn.value, turnOffset));
  const body = sequence(
    turn.set(atomics.load(zero, turnOffset)),
    when(
      i32.equal(atomics.add(zero, i32.const(1)), i32.subtract(threads, i32.const(1))),
      release,
      loopWhile(isSameTurn, sequence(looks.set(zero), look, when(isSameTurn, sleep))),
    ),
  );
  return module.add('barrier', builder, body);
}
