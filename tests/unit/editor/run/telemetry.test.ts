import { expect, test } from 'vitest';
import { Telemetry } from '../../../../src/editor/run/telemetry';

const chunk = (node: string, firstStep: number) => ({ node, firstStep, columns: { loss: Float32Array.of(1) } });

function telemetryWithFrames() {
  const frames: Array<() => void> = [];
  return { telemetry: new Telemetry((callback) => frames.push(callback)), frames };
}

test('many chunks in one frame are announced once', () => {
  const { telemetry, frames } = telemetryWithFrames();
  let calls = 0;
  telemetry.subscribe('trainer', () => calls++);
  for (let step = 1; step <= 50; step++) telemetry.append(chunk('trainer', step));
  expect(frames.length).toBe(1);
  frames[0]!();
  expect(calls).toBe(1);
  expect(telemetry.metrics('trainer')?.length).toBe(50);
});

test('a listener hears of its own node only', () => {
  const { telemetry, frames } = telemetryWithFrames();
  let calls = 0;
  telemetry.subscribe('other', () => calls++);
  telemetry.append(chunk('trainer', 1));
  frames[0]!();
  expect(calls).toBe(0);
});

test('one who left hears nothing', () => {
  const { telemetry, frames } = telemetryWithFrames();
  let calls = 0;
  const leave = telemetry.subscribe('trainer', () => calls++);
  telemetry.append(chunk('trainer', 1));
  leave();
  frames[0]!();
  expect(calls).toBe(0);
});

test('clearing announces what is gone', () => {
  const { telemetry, frames } = telemetryWithFrames();
  telemetry.append(chunk('trainer', 1));
  frames[0]!();
  let seen: unknown = 'nothing yet';
  telemetry.subscribe('trainer', () => (seen = telemetry.metrics('trainer')));
  telemetry.clear();
  frames[1]!();
  expect(seen).toBeUndefined();
});
