/** Benchmark subjects in other processes. */
import { expect, test } from 'vitest';
import { openProcess } from '../../../scripts/bench/process';

const node = (script: string) => openProcess(process.execPath, ['-e', script], { model: 'gan' });

const answering = `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { model, steps } = JSON.parse(line);
    console.log(JSON.stringify(model ? { description: 'a ' + model } : { ms: steps / 2 }));
  });`;

test('a process says what it is and times steps until it is closed', async () => {
  const subject = await node(answering);
  expect(subject.description).toBe('a gan');
  expect(await subject.steps(5)).toBe(2.5);
  await subject.close();
  await expect(subject.steps(1)).rejects.toThrow();
});

test('what a process lacks is the reason, though it ends at once', async () => {
  await expect(node(`console.log('{"error": "PyTorch is not installed"}'); process.exit(0)`)).rejects.toThrow('PyTorch is not installed');
});

test('a process that ends or does not exist is an error, never a hang', async () => {
  await expect(node('process.exit(3)')).rejects.toThrow('ended with 3');
  await expect(openProcess('/no/such/python', [], {})).rejects.toThrow('ENOENT');
});
