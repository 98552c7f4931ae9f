/** The user's own templates: graphs to start new ones from. */
import { type TemplateRow, database } from './database';
import { guarded } from './errors';

export type SavedTemplate = Readonly<TemplateRow>;

/** Saves a template under its id, replacing what was there. @throws StorageError */
export async function saveTemplate(template: Omit<SavedTemplate, 'savedAt'>): Promise<void> {
  await guarded(() => database.templates.put({ ...template, savedAt: Date.now() }));
}

/** The user's templates, the newest first. @throws StorageError */
export function listTemplates(): Promise<SavedTemplate[]> {
  return guarded(() => database.templates.orderBy('savedAt').reverse().toArray());
}

/** @throws StorageError */
export function deleteTemplate(id: string): Promise<void> {
  return guarded(() => database.templates.delete(id));
}
