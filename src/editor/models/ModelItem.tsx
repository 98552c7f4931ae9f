/** One model of the library: what it is for, how large it is, where it comes from, and what can be done with it. */
import { Copy, Download, Ellipsis, FileText, Trash2 } from 'lucide-react';
import { t } from '../../messages';
import { nodeDefinition } from '../../nodes/registry';
import { parseModelReference } from '../../runtime/graph/modelReference';
import { nodeTitle } from '../canvas/words';
import { ActionMenu } from '../dialogs/ActionMenu';
import type { MenuAction } from '../dialogs/menuActions';
import { confirm } from '../dialogs/confirm';
import { showFailure, showNote } from '../dialogs/toasts';
import { useDocumentStore } from '../document/store';
import { formatBytes } from '../panels/format';
import { openCard } from './cardDialog';
import { type ModelEntry, nodesUsing } from './entries';
import { openHubDialog, requestOf } from './hubDialog';
import { deleteModel } from './library';
import styles from './models.module.css';
import { formatDay, purposeText, shortRevision } from './words';

const size = 14;

export function ModelItem({ model }: { model: ModelEntry }) {
  const { name, tasks, bytes, addedAt, complete, reference } = model;
  const parsed = parseModelReference(reference);
  const hub = parsed?.kind === 'hub' ? parsed : null;
  return (
    <li className={styles.item}>
      <span className={styles.itemName}>{hub ? <Owned name={name} /> : name.split('/').at(-1)}</span>
      <ActionMenu label={t('models.item.actions', { name })} sections={[{ actions: actionsFor(model) }]}>
        <Ellipsis size={size} />
      </ActionMenu>
      <Details parts={complete ? [purposeText(tasks), formatBytes(bytes)] : [t('models.item.incomplete'), t('models.item.arrived', { bytes: formatBytes(bytes) })]} />
      {addedAt !== null && <Details parts={[...(hub ? [hub.dtype, shortRevision(hub.revision)] : []), formatDay(addedAt)]} />}
    </li>
  );
}

/** `owner/name`, which may break after the slash. */
function Owned({ name }: { name: string }) {
  const [owner, rest] = name.split('/');
  return rest === undefined ? owner : (
    <>
      {owner}/<wbr />
      {rest}
    </>
  );
}

/** Facts in a row that breaks between them, never within one. */
function Details({ parts }: { parts: readonly string[] }) {
  return (
    <span className={styles.itemDetail}>
      {parts.map((part, index) => (
        <span key={part}>{index < parts.length - 1 ? `${part} · ` : part}</span>
      ))}
    </span>
  );
}

function actionsFor(model: ModelEntry): MenuAction[] {
  const { reference, origin, name, complete } = model;
  const parsed = parseModelReference(reference);
  const remove = { key: 'delete', label: t('models.item.delete'), icon: <Trash2 size={size} />, onSelect: () => void askToDelete(model) };
  if (origin === 'files') return [remove];
  const card = {
    key: 'card',
    label: t('models.item.card'),
    icon: <FileText size={size} />,
    onSelect: () => (origin === 'hub' ? void window.open(`https://huggingface.co/${name}`, '_blank', 'noreferrer') : openCard(name)),
  };
  if (parsed?.kind !== 'hub') return [card];
  const resume = { key: 'resume', label: t('models.item.resume'), icon: <Download size={size} />, onSelect: () => openHubDialog(requestOf(reference)) };
  const copy = {
    key: 'copy',
    label: t('models.item.copyRevision'),
    hint: shortRevision(parsed.revision),
    icon: <Copy size={size} />,
    onSelect: () => void copyRevision(parsed.revision),
  };
  return [...(complete ? [] : [resume]), card, copy, remove];
}

async function copyRevision(revision: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(revision);
    showNote(t('models.item.copiedRevision', { revision: shortRevision(revision) }));
  } catch (reason) {
    showFailure(t('models.item.copyRevision'), reason);
  }
}

async function askToDelete({ reference, name, bytes }: ModelEntry): Promise<void> {
  const { document } = useDocumentStore.getState();
  const users = nodesUsing(document, reference, (type) => nodeDefinition(type)?.params ?? {});
  const nodes = users.map((id) => nodeTitle(document.nodes[id]?.type ?? '')).join(', ');
  const answer = await confirm({
    title: t('models.item.deleteTitle', { name }),
    text: [
      ...(users.length > 0 ? [t('models.item.deleteUsed', { count: users.length, nodes })] : []),
      t('models.item.deleteText', { bytes: formatBytes(bytes) }),
    ].join('\n'),
    action: t('models.item.delete'),
    destructive: true,
  });
  if (answer === 'agreed') await deleteModel(reference);
}
