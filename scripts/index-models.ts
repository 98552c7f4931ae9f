/**
 * Lists the language models that come with the app: writes `public/models/index.json` from the folders beside it.
 *
 *   node scripts/run.mjs scripts/index-models.ts
 */
import { writeModelIndex } from './lib/modelIndex';

for (const { id, tasks, bytes } of writeModelIndex()) console.log(`${id}: ${tasks.join(', ')}, ${(bytes / 1e6).toFixed(1)} MB`);
