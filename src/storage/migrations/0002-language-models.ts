/** Language models: a row for each model, and one for each of its files, whose bytes are chunks addressed by content. */
import type { Migration } from './migration';

export const languageModels: Migration = {
  stores: {
    models: 'reference, addedAt',
    modelFiles: '[reference+path], reference, hash',
  },
};
