/** Counts what an engine asks of WebGPU, whichever engine it is, by listening on the interface itself. */
import type { GpuCounts } from './protocol';

/** Counts while `work` trains `steps` steps. */
export async function countGpuCalls(steps: number, work: () => Promise<unknown>): Promise<GpuCounts> {
  let [dispatches, submits, lastSubmit] = [0, 0, 0];
  const pass = GPUComputePassEncoder.prototype;
  const queue = GPUQueue.prototype;
  const { dispatchWorkgroups, dispatchWorkgroupsIndirect } = pass;
  const { submit } = queue;
  pass.dispatchWorkgroups = function (...sizes) {
    dispatches++;
    return dispatchWorkgroups.apply(this, sizes);
  };
  pass.dispatchWorkgroupsIndirect = function (...place) {
    dispatches++;
    return dispatchWorkgroupsIndirect.apply(this, place);
  };
  queue.submit = function (buffers) {
    submits++;
    const result = submit.call(this, buffers);
    lastSubmit = performance.now();
    return result;
  };
  const started = performance.now();
  try {
    await work();
  } finally {
    Object.assign(pass, { dispatchWorkgroups, dispatchWorkgroupsIndirect });
    Object.assign(queue, { submit });
  }
  return { dispatchesPerStep: dispatches / steps, submitsPerStep: submits / steps, encodeMs: Math.max(0, lastSubmit - started) / steps };
}
