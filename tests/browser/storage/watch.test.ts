import { expect, it, onTestFinished, vi } from 'vitest';
import { beginModel, completeModel, listModels, putModelFile, removeModel } from '../../../src/storage/modelFiles';
import { watch } from '../../../src/storage/watch';
import { otherThread, withEmptyDatabase } from './support';

withEmptyDatabase();

const about = { reference: 'built-in:x', name: 'x', architecture: 'GPT2LMHeadModel', tasks: ['generate' as const] };

/** What the library says of each model, told anew at each change. */
function watchModels(): string[] {
  const told: string[] = [];
  const say = async () => (await listModels()).map(({ name, bytes, complete }) => `${name} ${bytes} ${complete}`).join();
  onTestFinished(watch(say, (models) => void told.push(models), (reason) => void told.push(String(reason))));
  return told;
}

it('tells what is there, then every change', async () => {
  const told = watchModels();
  await vi.waitFor(() => expect(told).toEqual(['']));
  await beginModel(about);
  await vi.waitFor(() => expect(told.at(-1)).toBe('x 0 false'));
  await putModelFile(about.reference, 'config.json', new ArrayBuffer(9));
  await vi.waitFor(() => expect(told.at(-1)).toBe('x 9 false'));
  await completeModel(about.reference);
  await vi.waitFor(() => expect(told.at(-1)).toBe('x 9 true'));
  await removeModel(about.reference);
  await vi.waitFor(() => expect(told.at(-1)).toBe(''));
});

it('tells what another thread changes', async () => {
  const told = watchModels();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  await otherThread().storage.beginModel(about);
  await vi.waitFor(() => expect(told.at(-1)).toBe('x 0 false'));
});

it('tells nothing more once it has been stopped', async () => {
  const told: unknown[] = [];
  const stop = watch(listModels, (models) => void told.push(models), () => undefined);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  stop();
  await beginModel(about);
  await listModels();
  expect(told).toHaveLength(1);
});
