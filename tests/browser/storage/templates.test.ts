import { expect, it } from 'vitest';
import { deleteTemplate, listTemplates, saveTemplate } from '../../../src/storage/templates';
import { documentWith, withEmptyDatabase } from './support';

withEmptyDatabase();

it('lists saved templates with their pictures, and forgets deleted ones', async () => {
  const template = { id: 'a', name: 'Mine', description: 'A GAN', document: documentWith('abc'), thumbnail: 'data:image/png;base64,AA==' };
  await saveTemplate(template);
  expect(await listTemplates()).toMatchObject([template]);
  await deleteTemplate('a');
  expect(await listTemplates()).toEqual([]);
});

it('replaces a template of the same id', async () => {
  const template = { id: 'a', name: 'First', description: '', document: documentWith('abc') };
  await saveTemplate(template);
  await saveTemplate({ ...template, name: 'Second' });
  expect((await listTemplates()).map(({ name }) => name)).toEqual(['Second']);
});
