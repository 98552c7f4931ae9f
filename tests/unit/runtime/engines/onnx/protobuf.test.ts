import { expect, test } from 'vitest';
import { ProtobufWriter } from '../../../../../src/runtime/engines/onnx/protobuf';

const hex = (writer: ProtobufWriter): string => Buffer.from(writer.finish()).toString('hex');

// Examples of https://protobuf.dev/programming-guides/encoding.
test('whole numbers take seven bits in a byte', () => {
  expect(hex(new ProtobufWriter().integer(1, 150))).toBe('089601');
  expect(hex(new ProtobufWriter().integer(1, 2 ** 40))).toBe('08808080808020');
});

test('texts and messages tell their length', () => {
  expect(hex(new ProtobufWriter().text(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(new ProtobufWriter().message(3, new ProtobufWriter().integer(1, 150)))).toBe('1a03089601');
});

test('floats are four bytes, the lowest first', () => {
  expect(hex(new ProtobufWriter().float(2, 1))).toBe('150000803f');
});

test('fields above 15 have a longer tag', () => {
  expect(hex(new ProtobufWriter().integer(20, 1))).toBe('a00101');
});
