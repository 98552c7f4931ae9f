import { expect, test } from 'vitest';
import { advance, beginTransfer, bytesPerSecond, secondsLeft, shareOf } from '../../../../src/editor/models/transfer';
import { transferText } from '../../../../src/editor/models/words';

/** A transfer of ten megabytes, one of them every second. */
function after(seconds: number) {
  let transfer = beginTransfer(10e6);
  for (let second = 0; second <= seconds; second++) transfer = advance(transfer, second * 1e6, 10e6, second * 1000);
  return transfer;
}

test('a steady line has its speed, and the time left follows', () => {
  expect(bytesPerSecond(after(3))).toBe(1e6);
  expect(secondsLeft(after(3))).toBe(7);
  expect(shareOf(after(3))).toBe(0.3);
});

test('nothing is said of the speed before there is one', () => {
  expect(bytesPerSecond(beginTransfer(10e6))).toBeNull();
  expect(bytesPerSecond(after(0))).toBeNull();
  expect(secondsLeft(advance(after(0), 1, 10e6, 10))).toBeNull();
});

test('a line that slows down is as slow as it is now', () => {
  const fast = after(4);
  const slow = [5, 6, 7, 8, 9, 10].reduce((transfer, second) => advance(transfer, 4e6 + (second - 4) * 1e5, 10e6, second * 1000), fast);
  expect(bytesPerSecond(slow)).toBeCloseTo(1e5);
});

test('a line that stands still leaves no time to tell', () => {
  const still = [6, 7, 8, 9, 10].reduce((transfer, second) => advance(transfer, 5e6, 10e6, second * 1000), after(5));
  expect(bytesPerSecond(still)).toBe(0);
  expect(secondsLeft(still)).toBeNull();
});

test('old arrivals are forgotten', () => {
  expect(after(1000).arrivals.length).toBeLessThan(7);
});

test('an empty transfer has no share', () => {
  expect(shareOf(beginTransfer(0))).toBe(0);
});

test('bytes, speed and time left are told in units', () => {
  expect(transferText(after(3))).toBe('3.0 MB of 10 MB · 1.0 MB/s · 7 s left');
  expect(transferText(beginTransfer(10e6))).toBe('0 B of 10 MB · starting');
});
