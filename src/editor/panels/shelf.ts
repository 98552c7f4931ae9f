/** What this browser keeps of the person's work: graphs and templates, and how to open, copy and delete them. */
import { create } from 'zustand';
import { t } from '../../messages';
import { emptyDocument, type GraphDocument } from '../../runtime/graph/document';
import { loadDocument } from '../../runtime/graph/load';
import type { GraphSummary } from '../../storage/graphs';
import type { SavedTemplate } from '../../storage/templates';
import { showFailure, showNote } from '../dialogs/toasts';
import { renameGraph as renameOpenGraph } from '../document/commands';
import { useDocumentStore } from '../document/store';

// The code of storage comes after the first paint.
const graphStorage = () => import('../../storage/graphs');
const templateStorage = () => import('../../storage/templates');

interface Shelf {
  readonly graphs: readonly GraphSummary[];
  readonly templates: readonly SavedTemplate[];
}

export const useShelf = create<Shelf>(() => ({ graphs: [], templates: [] }));

export function refreshShelf(): Promise<void> {
  return attempt(async () => {
    const [{ listGraphs }, { listTemplates }] = await Promise.all([graphStorage(), templateStorage()]);
    const [graphs, templates] = await Promise.all([listGraphs(), listTemplates()]);
    useShelf.setState({ graphs, templates });
  });
}

/** Opens a document as a new graph of its own. */
export function openAsNew(document: GraphDocument): Promise<void> {
  return attempt(async () => {
    const id = crypto.randomUUID();
    useDocumentStore.getState().open(id, document);
    const { markGraphOpened, saveGraph } = await graphStorage();
    await saveGraph({ id, name: document.meta.name, document });
    await markGraphOpened(id);
    await refreshShelf();
  });
}

export function newGraph(): Promise<void> {
  return openAsNew(emptyDocument(t('panels.graphs.untitled')));
}

export function openStored(id: string): Promise<void> {
  return attempt(async () => {
    const document = await readStored(id);
    if (!document) return;
    useDocumentStore.getState().open(id, document);
    const { markGraphOpened } = await graphStorage();
    await markGraphOpened(id);
    await refreshShelf();
  });
}

/** A graph as it was at an earlier time. */
export interface GraphVersion {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const versionsShown = 8;

/** The latest earlier versions of a graph; none where they cannot be read. */
export async function versionsOf(graphId: string): Promise<readonly GraphVersion[]> {
  const versions: GraphVersion[] = [];
  await attempt(async () => {
    const { listGraphVersions } = await graphStorage();
    versions.push(...(await listGraphVersions(graphId)).slice(0, versionsShown));
  });
  return versions;
}

/** Opens an earlier version as a new graph, named for the time that it is from. */
export function openVersion(versionId: number, when: string): Promise<void> {
  return attempt(async () => {
    const { loadGraphVersion } = await graphStorage();
    const { document } = loadDocument(await loadGraphVersion(versionId));
    if (!document) return;
    const name = t('panels.graphs.versionOf', { name: document.meta.name, when });
    await openAsNew({ ...document, meta: { ...document.meta, name } });
  });
}

export function duplicateStored(id: string): Promise<void> {
  return attempt(async () => {
    const document = await readStored(id);
    if (!document) return;
    const name = t('panels.graphs.copyOf', { name: document.meta.name });
    const { saveGraph } = await graphStorage();
    await saveGraph({ id: crypto.randomUUID(), name, document: { ...document, meta: { ...document.meta, name } } });
    await refreshShelf();
  });
}

export function renameStored(id: string, name: string): Promise<void> {
  return attempt(async () => {
    const { graphId, editGraph } = useDocumentStore.getState();
    if (id === graphId) editGraph(renameOpenGraph(name));
    const { renameGraph } = await graphStorage();
    await renameGraph(id, name);
    await refreshShelf();
  });
}

/** Deletes a graph for good; where it is the open one, a new one takes its place. */
export function deleteStored(id: string): Promise<void> {
  return attempt(async () => {
    if (id === useDocumentStore.getState().graphId) await newGraph();
    const { deleteGraph } = await graphStorage();
    await deleteGraph(id);
    await refreshShelf();
  });
}

/** Keeps the open graph as a template, under its own name. */
export function saveAsTemplate(): Promise<void> {
  return attempt(async () => {
    const { document } = useDocumentStore.getState();
    const { name, description = '' } = document.meta;
    const { saveTemplate } = await templateStorage();
    await saveTemplate({ id: crypto.randomUUID(), name, description, document });
    await refreshShelf();
    showNote(t('panels.templates.saved', { name }));
  });
}

export function removeTemplate(id: string): Promise<void> {
  return attempt(async () => {
    const { deleteTemplate } = await templateStorage();
    await deleteTemplate(id);
    await refreshShelf();
  });
}

async function readStored(id: string): Promise<GraphDocument | null> {
  const { loadGraph } = await graphStorage();
  const stored = await loadGraph(id);
  const { document } = loadDocument(stored?.document);
  if (!document) showFailure(t('panels.failure.graph'), stored?.name ?? id);
  return document;
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (reason) {
    showFailure(t('panels.failure.storage'), reason);
  }
}
