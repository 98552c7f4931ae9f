/** The language models that can be chosen, as they are now, and the room that the browser gives. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { t } from '../../messages';
import { type StorageRoom, storageRoom } from '../../storage/quota';
import { showFailure } from '../dialogs/toasts';
import { useRunStore } from '../run/store';
import { builtInEntry, entryOf, type ModelEntry, nameInReference } from './entries';
import { withoutOutdated } from './outdated';

// The code of storage comes after the first paint.
const modelStorage = () => Promise.all([import('../../storage/modelFiles'), import('../../storage/shippedModels'), import('../../storage/watch')]);

interface ModelLibrary {
  /** Those that come with the app, then the person's own, the newest first. */
  readonly models: readonly ModelEntry[];
  /** Null where the browser does not tell. */
  readonly room: StorageRoom | null;
  readonly loaded: boolean;
}

const useLibrary = create<ModelLibrary>(() => ({ models: [], room: null, loaded: false }));

let watching = false;

/** The library, kept up to date from the first use on. */
export function useModelLibrary(): ModelLibrary {
  useEffect(watchLibrary, []);
  return useLibrary();
}

/** A model's full name, also of one that is not here, as far as its reference tells. */
export function modelName(reference: string, models: readonly ModelEntry[]): string {
  return models.find((model) => model.reference === reference)?.name ?? nameInReference(reference) ?? t('models.unknown');
}

export async function deleteModel(reference: string): Promise<void> {
  try {
    const [{ removeModel }] = await modelStorage();
    await removeModel(reference);
  } catch (reason) {
    showFailure(t('panels.failure.storage'), reason);
  }
}

export async function measureRoom(): Promise<void> {
  useLibrary.setState({ room: await storageRoom() });
}

function watchLibrary(): void {
  if (watching) return;
  watching = true;
  const shipped = modelStorage().then(([, { listShippedModels }]) => listShippedModels());
  const show = async (own: readonly ModelEntry[]) => {
    useLibrary.setState({ models: [...(await shipped).map(builtInEntry), ...own], loaded: true });
    useRunStore.setState(withoutOutdated, true);
    await measureRoom();
  };
  const failed = (reason: unknown) => {
    void show([]);
    showFailure(t('panels.failure.storage'), reason);
  };
  modelStorage().then(([{ listModels }, , { watch }]) => watch(listModels, (stored) => void show(stored.flatMap((model) => entryOf(model) ?? [])), failed), failed);
}
