/** Turns every failure of a device that went away into one error. */
import type { DeviceKind } from './engine';
import { EngineLostError, TensorDataError } from './errors';

/** Does work on the device. Rejects with an EngineLostError where the device went away. */
export type Guard = <T>(work: () => Promise<T>) => Promise<T>;

/** How long to wait for the news of a loss after something has failed. */
const newsDelayMs = 100;

/** Small results can still be had from a device that is lost, large ones fail in any way: either raises the same error. */
export function guardAgainst(lost: Promise<string>, device: DeviceKind): Guard {
  const failed = lost.then((reason): never => {
    throw new EngineLostError(device, reason);
  });
  // Whoever runs hears of it; when nobody does, nothing is unhandled.
  failed.catch(() => {});
  return async (work) => {
    try {
      return await Promise.race([failed, work()]);
    } catch (error) {
      if (!(error instanceof TensorDataError)) await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, newsDelayMs))]);
      throw error;
    }
  };
}
