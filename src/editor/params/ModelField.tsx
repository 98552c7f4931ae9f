/** Which language model: those that fit the task, others with the reason why not, and ways to bring more. */
import { Brain, ChevronDown, Download, FileArchive, FolderOpen } from 'lucide-react';
import { t } from '../../messages';
import { parseModelReference } from '../../runtime/graph/modelReference';
import { ActionMenu } from '../dialogs/ActionMenu';
import type { MenuSection } from '../dialogs/menuActions';
import { useDocumentStore } from '../document/store';
import { gatherFiles } from '../files/gathered';
import { useDownload } from '../models/downloading';
import { misfit, type ModelEntry, modelOrigins, shortName } from '../models/entries';
import { openHubDialog, requestOf } from '../models/hubDialog';
import { addModel, dismissRefusal, useImporting } from '../models/importing';
import { modelName, useModelLibrary } from '../models/library';
import styles from '../models/models.module.css';
import { Refusal } from '../models/Refusal';
import { shareOf } from '../models/transfer';
import { useModelDrop } from '../models/useModelDrop';
import { purposeText } from '../models/words';
import { formatBytes } from '../panels/format';
import controls from '../theme/controls.module.css';
import type { WidgetProps } from './widget';

const size = 14;

export function ModelField({ id, label, spec, value, node, onChange }: WidgetProps<'model'>) {
  const { models, loaded } = useModelLibrary();
  const { refusal } = useImporting();
  const reference = String(value ?? '');
  const choose = forThisGraph(onChange);
  const { dropping, handlers } = useModelDrop(node, choose);
  const chosen = models.find((model) => model.reference === reference);
  const missing = loaded && !chosen?.complete;
  const name = shortName(reference, modelName(reference, models));
  const getIt = () => openHubDialog({ task: spec.task, ...requestOf(reference) }, choose);
  const add = (what: 'files' | 'folder') => void addModel(gatherFiles(what), node).then((added) => added !== null && choose(added));

  const option = (model: ModelEntry) => {
    const reason = misfit(model, spec.task);
    const hints = { incomplete: t('models.field.incomplete'), task: purposeText(model.tasks) };
    return {
      key: model.reference,
      label: shortName(model.reference, model.name),
      hint: reason ? hints[reason] : formatBytes(model.bytes),
      checked: model.reference === reference,
      disabled: reason !== null,
      onSelect: () => onChange(model.reference),
    };
  };
  const sections: MenuSection[] = [
    ...modelOrigins.flatMap((origin) => {
      const actions = models.filter((model) => model.origin === origin).map(option);
      return actions.length > 0 ? [{ label: t(`models.origins.${origin}`), actions }] : [];
    }),
    {
      actions: [
        { key: 'hub', label: t('models.field.hub'), icon: <Download size={size} />, onSelect: () => openHubDialog({ task: spec.task }, choose) },
        { key: 'files', label: t('models.field.files'), icon: <FileArchive size={size} />, onSelect: () => add('files') },
        { key: 'folder', label: t('models.field.folder'), icon: <FolderOpen size={size} />, onSelect: () => add('folder') },
      ],
    },
  ];

  return (
    <div className={`${styles.field} nodrag`} data-dropping={dropping || undefined} title={dropping ? t('models.field.drop') : undefined} {...handlers}>
      <ActionMenu id={id} label={`${label}: ${name}`} className={`${controls.field} ${styles.chosen}`} sections={sections}>
        <Brain size={size} />
        <span data-missing={missing || undefined}>{name}</span>
        <ChevronDown size={size} />
      </ActionMenu>
      {missing && <Missing reference={reference} name={name} getIt={getIt} />}
      {refusal?.asker === node && <Refusal problems={refusal.problems} onDismiss={dismissRefusal} />}
    </div>
  );
}

/** The chosen model is not here: how far its download is, or how to get it. */
function Missing({ reference, name, getIt }: { reference: string; name: string; getIt(): void }) {
  const download = useDownload((state) => state.download);
  const origin = parseModelReference(reference)?.kind;
  if (download?.state === 'running' && download.offer.reference === reference) {
    return <progress className={controls.progress} value={shareOf(download.transfer)} aria-label={t('models.field.downloading', { name })} />;
  }
  return (
    <div className={styles.absent}>
      <p>{t(`models.field.elsewhere.${origin ?? 'hub'}`, { name })}</p>
      {origin === 'hub' && (
        <button type="button" className={controls.button} onClick={getIt}>
          <Download size={size} />
          {t('models.field.get')}
        </button>
      )}
    </div>
  );
}

/** What arrives after another graph has been opened is not chosen in that. */
function forThisGraph(onChange: (reference: string) => void): (reference: string) => void {
  const { graphId } = useDocumentStore.getState();
  return (reference) => {
    if (useDocumentStore.getState().graphId === graphId) onChange(reference);
  };
}
