/** What the kernels of a dispatch have in common: a number of workgroups, a body, and how they end. */
import type { ValueId } from '../../../tensor/program';
import type { PlannedKernel } from '../../plan/plan';
import type { Precision } from '../device';
import { Scope, type Layout } from './scope';

/** Invocations in a workgroup; all kernels of a dispatch share it. */
export const workgroupSize = 64;

/** Numbers that are too large for half precision become the largest that it has; one that is not finite stays so. */
export const boundedFunction = `
fn bounded(x: f32) -> f32 {
let isLarge = abs(x) > 65504.0f && abs(x) <= 3.4028234663852886e38f;
return select(x, sign(x) * 65504.0f, isLarge);
}
`;

export interface KernelCode {
  readonly workgroups: number;
  /** Statements of a function of `group` and `thread` (u32), which may use `scratch`. */
  readonly body: string;
}

/** Makes scopes for one kernel. */
export class KernelContext {
  readonly #own: ReadonlySet<ValueId>;
  #blocks = 0;

  constructor(
    readonly layout: Layout,
    readonly kernel: PlannedKernel,
    /** The device is a processor: its caches do the work of shared memory, and barriers are dear. */
    readonly software: boolean,
    private readonly precision: Precision,
  ) {
    const { root, members } = kernel.group;
    this.#own = new Set(kernel.copies ? [] : root === null ? members : [root, ...members]);
  }

  scope(): Scope {
    return new Scope(this.layout, this.#own, `v${this.#blocks++}_`);
  }

  /** The statements that store every member at element `i`; the root's result there is `total`. */
  finish(): string {
    const { group, writes } = this.kernel;
    const { operations } = this.layout.program;
    const scope = this.scope();
    if (group.root !== null) scope.define(group.root, 'i', 'total');
    const stores = writes.map(({ value, space, offset }) => {
      const name = scope.element(value, 'i');
      if (space === 'half') return `half[${offset}u + i] = ${this.#rounded(name)};`;
      const target = space === 'ring' ? `ring[control.ring + ${offset}u + i]` : `memory[${offset}u + i]`;
      return `${target} = bitcast<u32>(${operations[value]!.dtype}(${name}));`;
    });
    return [scope.text, ...stores].join('\n');
  }

  #rounded(name: string): string {
    return this.precision === 'half' ? `f16(bounded(${name}))` : `quantizeToF16(bounded(${name}))`;
  }
}

/** Statements that run where all conditions hold. */
export const guarded = (conditions: readonly string[], statements: string): string =>
  (conditions.length === 0 ? statements : `if (${conditions.join(' && ')}) {\n${statements}\n}`);

/** Elements that each invocation computes in turn: more for large tensors. */
const elementsPerInvocation = (size: number): number => (size >= 32768 ? 4 : 1);

/** One invocation for one or more elements. `total` are statements that compute the root, if there is one. */
export function elementKernel(context: KernelContext, total = ''): KernelCode {
  const { size } = context.kernel.group;
  const each = elementsPerInvocation(size);
  return {
    workgroups: Math.ceil(size / (workgroupSize * each)),
    body: `for (var n = 0u; n < ${each}u; n++) {
let i = group * ${workgroupSize * each}u + n * ${workgroupSize}u + thread;
if (i < ${size}u) {
${total}
${context.finish()}
}
}`,
  };
}
