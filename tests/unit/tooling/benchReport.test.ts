/** What `npm run bench` prints and writes. */
import { expect, test } from 'vitest';
import { toJson, toTable } from '../../../scripts/bench/report';

const rows = [
  { case: 'gan_step', subject: 'ours', description: 'ONNX Runtime', times: [10, 12, 11] },
  { case: 'gan_step', subject: 'tfjs', description: 'tf.layers', times: [88, 80, 96] },
  { case: 'gan_step', subject: 'pytorch', description: 'PyTorch is not installed', times: [] },
];

test('JSON has medians and ratios by case, and counts as numbers', () => {
  expect(toJson(rows, { gan_dispatches: 27 })).toEqual({ gan_step: { ours_ms: 11, tfjs_ms: 88, ratio_tfjs: 0.125 }, gan_dispatches: 27 });
});

test('a peer alone has no ratio', () => {
  expect(toJson(rows.slice(1), {})).toEqual({ gan_step: { tfjs_ms: 88 } });
});

test('the table shows ours, the peers, and why one is missing', () => {
  const [, ours, tfjs, pytorch, count] = toTable(rows, { gan_dispatches: 27 }).split('\n');
  expect(ours).toMatch(/^gan_step +ours +11\.0 +10\.5 to 11\.5 +ONNX Runtime$/);
  expect(tfjs).toMatch(/^gan_step +tfjs +88\.0 +84\.0 to 92\.0 +0\.13x +tf\.layers$/);
  expect(pytorch).toMatch(/not available +PyTorch is not installed$/);
  expect(count).toMatch(/^gan_dispatches +ours +27$/);
});
