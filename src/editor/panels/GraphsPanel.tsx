/** The graphs kept in this browser. */
import { Copy, Ellipsis, FolderOpen, History, Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import type { GraphSummary } from '../../storage/graphs';
import { ActionMenu } from '../dialogs/ActionMenu';
import { confirm } from '../dialogs/confirm';
import { useDocumentStore } from '../document/store';
import controls from '../theme/controls.module.css';
import { NameField } from './NameField';
import styles from './panels.module.css';
import { deleteStored, duplicateStored, newGraph, openStored, openVersion, refreshShelf, renameStored, useShelf, versionsOf, type GraphVersion } from './shelf';

export function GraphsPanel() {
  const graphs = useShelf((state) => state.graphs);
  const openId = useDocumentStore((state) => state.graphId);
  const name = useDocumentStore((state) => state.document.meta.name);
  useEffect(() => {
    void refreshShelf();
  }, [openId]);
  return (
    <>
      <button type="button" className={`${controls.button} ${styles.full}`} onClick={() => void newGraph()}>
        <Plus size={14} />
        {t('panels.graphs.new')}
      </button>
      <ul className={styles.items}>
        {graphs.map((graph) => (
          <GraphItem key={graph.id} graph={graph} name={graph.id === openId ? name : graph.name} open={graph.id === openId} />
        ))}
      </ul>
      {graphs.length === 0 && <p className={styles.empty}>{t('panels.graphs.none')}</p>}
    </>
  );
}

function GraphItem({ graph, name, open }: { graph: GraphSummary; name: string; open: boolean }) {
  const [renaming, setRenaming] = useState(false);
  const [versions, setVersions] = useState<readonly GraphVersion[]>([]);

  async function remove(): Promise<void> {
    const answer = await confirm({
      title: t('panels.graphs.deleteTitle', { name }),
      text: t('panels.graphs.deleteText'),
      action: t('panels.graphs.delete'),
      destructive: true,
    });
    if (answer === 'agreed') await deleteStored(graph.id);
  }

  function rename(next: string): void {
    setRenaming(false);
    if (next !== name) void renameStored(graph.id, next);
  }

  return (
    <li className={styles.item} data-current={open || undefined}>
      {renaming ? (
        <NameField label={t('panels.graphs.rename')} name={name} autoFocus onName={rename} onCancel={() => setRenaming(false)} />
      ) : (
        <button type="button" className={styles.itemButton} aria-current={open || undefined} onClick={() => void openStored(graph.id)}>
          <span className={styles.itemTitle}>{name}</span>
          <span className={styles.itemDetail}>{formatWhen(graph.updatedAt)}</span>
        </button>
      )}
      <ActionMenu
        label={t('panels.graphs.actions', { name })}
        onOpen={() => void versionsOf(graph.id).then(setVersions)}
        sections={[
          {
            actions: [
              { key: 'open', label: t('panels.graphs.open'), icon: <FolderOpen size={14} />, onSelect: () => void openStored(graph.id) },
              { key: 'rename', label: t('panels.graphs.rename'), icon: <Pencil size={14} />, onSelect: () => setRenaming(true) },
              { key: 'duplicate', label: t('panels.graphs.duplicate'), icon: <Copy size={14} />, onSelect: () => void duplicateStored(graph.id) },
              { key: 'delete', label: t('panels.graphs.delete'), icon: <Trash2 size={14} />, onSelect: () => void remove() },
            ],
          },
          ...(versions.length > 0 ? [{ label: t('panels.graphs.versions'), actions: versions.map(versionAction) }] : []),
        ]}
      >
        <Ellipsis size={14} />
      </ActionMenu>
    </li>
  );
}

/** Opens an earlier version beside the graph, so that neither is lost. */
function versionAction({ id, savedAt }: GraphVersion) {
  const when = formatWhen(savedAt);
  return { key: `version ${id}`, label: when, icon: <History size={14} />, onSelect: () => void openVersion(id, when) };
}

function formatWhen(time: number): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
