import { expect, it } from 'vitest';
import { tinyVae } from '../../unit/runtime/compile/vaes';
import { withEmptyDatabase } from '../storage/support';
import { Workbench, afterRun, of, recomputed, states, storeTinyData } from './runs';
import { withParams } from '../../unit/runtime/compile/documents';

withEmptyDatabase();

const storedVae = async (steps: number) => tinyVae({ digits: { source: await storeTinyData() }, trainer: { steps } });

it('trains a VAE and shows what it rebuilds and what it draws from noise', async () => {
  const document = await storedVae(12);
  const { events } = await new Workbench().run(document);
  expect(new Set(Object.values(states(events)))).toEqual(new Set(['done']));
  expect(of(events, 'metrics').reduce((total, { chunk }) => total + chunk.columns.kl!.length, 0)).toBe(12);
  for (const output of ['rebuilt', 'samples']) {
    const shown = of(events, 'preview').filter(({ node }) => node === output);
    expect(shown.at(-1)!.preview).toMatchObject({ kind: 'images', count: 4, height: 4, width: 4 });
  }
});

it('draws both again while it trains, and decodes other noise without training again', async () => {
  const bench = new Workbench();
  const document = await storedVae(12);
  const first = await bench.run(document);
  const steps = of(first.events, 'preview').flatMap(({ node, preview }) => (node === 'samples' && 'step' in preview ? [preview.step] : []));
  expect(steps).toContain(12);
  const { events } = await bench.run(withParams(afterRun(document, first.events), { noise: { seed: 77 } }));
  expect(recomputed(events)).toEqual(['decode', 'noise', 'samples', 'trainer']);
  expect(of(events, 'metrics')).toEqual([]);
});
