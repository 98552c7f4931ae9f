/** What can go wrong in an engine, by name. */
import type { DeviceKind } from './engine';

/** Data for a feed or a state is missing or does not have its size. */
export class TensorDataError extends Error {
  override readonly name = 'TensorDataError';
}

/** The device cannot be used on this machine. */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';
  readonly device: DeviceKind;

  constructor(device: DeviceKind, reason: string) {
    super(`${device} cannot be used: ${reason}`);
    this.device = device;
  }
}

/** The device went away, and every state on it with it. */
export class EngineLostError extends Error {
  override readonly name = 'EngineLostError';
  readonly device: DeviceKind;

  constructor(device: DeviceKind, reason: string) {
    super(`${device} was lost: ${reason}`);
    this.device = device;
  }
}
