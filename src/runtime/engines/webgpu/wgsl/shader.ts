/** The WGSL of one dispatch: its kernels one after another, each on workgroups of its own. */
import type { Plan, PlannedKernel } from '../../plan/plan';
import { isHeavy } from '../../plan/values';
import type { Precision, WebgpuDevice } from '../device';
import { boundedFunction, elementKernel, KernelContext, workgroupSize, type KernelCode } from './kernel';
import { pointwiseFunctions } from './pointwise';
import { productKernel } from './product';
import { randomFunctions } from './random';
import { argMaxKernel, reduceKernel } from './reduce';
import { sharedSize } from './tiledProduct';

export interface Shader {
  readonly code: string;
  /** Workgroups along x and y. */
  readonly workgroups: readonly [number, number];
}

/** Every device allows as many along one axis. */
const mostWorkgroups = 65535;

const bindings = `
struct Control { feeds: u32, ring: u32 }
@group(0) @binding(0) var<storage, read_write> memory: array<u32>;
@group(0) @binding(1) var<storage, read> feeds: array<u32>;
@group(0) @binding(2) var<storage, read_write> ring: array<u32>;
@group(0) @binding(4) var<uniform> control: Control;
var<workgroup> scratch: array<u32, ${sharedSize}>;
`;

/** How half precision is declared. */
const halves: Readonly<Record<Precision, string>> = {
  single: '',
  half: `@group(0) @binding(3) var<storage, read_write> half: array<f16>;${boundedFunction}`,
  rounded: `@group(0) @binding(3) var<storage, read_write> half: array<f32>;${boundedFunction}`,
};

export function shaderOf(plan: Plan, kernels: readonly PlannedKernel[], { software, precision }: Pick<WebgpuDevice, 'software' | 'precision'>): Shader {
  const codes = kernels.map((kernel) => kernelCode(new KernelContext(plan, kernel, software, precision)));
  const total = codes.reduce((sum, { workgroups }) => sum + workgroups, 0);
  const across = Math.min(total, mostWorkgroups);
  let first = 0;
  const calls = codes.map(({ workgroups }, index) => {
    const call = `if (group < ${first + workgroups}u) { kernel${index}(group - ${first}u, thread); }`;
    first += workgroups;
    return call;
  });
  const functions = codes.map(({ body }, index) => `fn kernel${index}(group: u32, thread: u32) {\n${body}\n}`);
  const code = `${precision === 'half' ? 'enable f16;\n' : ''}${bindings}${halves[precision]}${pointwiseFunctions}${randomFunctions}${functions.join('\n')}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) place: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
let group = place.y * ${across}u + place.x;
${calls.join(' else ')}
}`;
  return { code, workgroups: [across, Math.ceil(total / across)] };
}

function kernelCode(context: KernelContext): KernelCode {
  const { root } = context.kernel.group;
  if (root === null) return elementKernel(context);
  const operation = context.layout.program.operations[root]!;
  if (!isHeavy(operation)) throw new Error(`There is no kernel for ${operation.op}`);
  if (operation.op === 'argMax') return argMaxKernel(context);
  return ['sum', 'mean', 'max'].includes(operation.op) ? reduceKernel(context) : productKernel(context);
}
