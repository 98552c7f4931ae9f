/** Every migration in order: the n-th leads to version n. */
import { firstTables } from './0001-first-tables';
import { languageModels } from './0002-language-models';
import type { Migration } from './migration';

export const migrations: readonly Migration[] = [firstTables, languageModels];
