/** The benchmark of one's own machine. */
import { expect, test } from './support/test';

test('the benchmark shows bars for ours and the peer, and can be cancelled', async ({ editor }) => {
  await editor.menu('Benchmark…');
  await editor.dialog.getByRole('button', { name: 'Start' }).click();
  const chart = editor.dialog.getByRole('region', { name: 'Time of a training step by device' });
  await expect(chart.getByText('WebAssembly')).toBeVisible({ timeout: 60_000 });
  await expect(chart.getByText(/^[\d.]+ ms$/)).toHaveCount(2);
  await expect(chart.getByText(/times as fast$/)).toBeVisible();
  // On WebGPU, half precision comes beside it; software has none.
  await expect(chart.getByText('Latentloom, 16-bit')).toBeVisible({ timeout: 60_000 });
  await expect(chart.getByText('not available here')).toHaveCount(1);
  await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor.dialog.getByRole('status')).toHaveText('Cancelled.');
  await expect(chart.getByText('WebAssembly')).toBeVisible();
});
