/** The first tables: graphs with their earlier versions, templates, trainings, and bytes addressed by content. */
import type { Migration } from './migration';

export const firstTables: Migration = {
  stores: {
    graphs: 'id, updatedAt, openedAt',
    graphVersions: '++id, [graphId+savedAt]',
    templates: 'id, savedAt',
    trainings: '[graphId+trainer], graphId',
    checkpoints: 'hash',
    checkpointUses: '[graphId+trainer+hash], [graphId+trainer+savedAt], graphId, hash',
    datasets: 'id, savedAt',
    chunks: '[hash+index]',
    settings: 'key',
  },
};
