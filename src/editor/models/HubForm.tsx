/** Which repository, at which revision, with which weights. A change makes the hub's earlier answer worthless. */
import { useId } from 'react';
import { t } from '../../messages';
import type { TextTask } from '../../runtime/graph/modelReference';
import controls from '../theme/controls.module.css';
import { changeRequest, type HubRequest } from './hubDialog';
import styles from './models.module.css';

/** Types of weights as transformers.js names them, the most exact first. */
const dtypes = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;

/** Repositories in the layout of transformers.js, small ones first. */
const suggestions: Readonly<Record<Exclude<TextTask, 'tokenize'>, readonly string[]>> = {
  generate: ['Xenova/distilgpt2', 'Xenova/gpt2'],
  'fill-mask': ['Xenova/distilbert-base-uncased', 'Xenova/bert-base-uncased'],
  'text-to-text': ['Xenova/t5-small', 'Xenova/flan-t5-small'],
  embed: ['Xenova/all-MiniLM-L6-v2', 'Xenova/bge-small-en-v1.5'],
};

export function HubForm({ request: { id, revision, dtype, task }, disabled }: { request: HubRequest; disabled: boolean }) {
  const fields = useId();
  return (
    <fieldset className={styles.fields} disabled={disabled}>
      <label htmlFor={`${fields} task`}>{t('models.hub.task')}</label>
      <select id={`${fields} task`} className={controls.field} value={task} onChange={(event) => changeRequest({ task: event.target.value as TextTask })}>
        {[...Object.keys(suggestions), ...(task === 'tokenize' ? [task] : [])].map((option) => (
          <option key={option} value={option}>
            {t(`models.hub.tasks.${option}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${fields} id`}>{t('models.hub.id')}</label>
      <div>
        <input
          id={`${fields} id`}
          className={controls.field}
          value={id}
          placeholder={t('models.hub.idPlaceholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => changeRequest({ id: event.target.value })}
        />
        <p className={styles.suggestions}>
          {t('models.hub.suggestions')}
          {suggestions[task === 'tokenize' ? 'generate' : task].map((suggestion) => (
            <button key={suggestion} type="button" className={styles.suggestion} onClick={() => changeRequest({ id: suggestion, revision: 'main' })}>
              {suggestion}
            </button>
          ))}
        </p>
      </div>
      <label htmlFor={`${fields} revision`} title={t('models.hub.revisionHelp')}>
        {t('models.hub.revision')}
      </label>
      <input
        id={`${fields} revision`}
        className={controls.field}
        value={revision}
        title={t('models.hub.revisionHelp')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => changeRequest({ revision: event.target.value })}
      />
      <label htmlFor={`${fields} dtype`}>{t('models.hub.dtype')}</label>
      <select id={`${fields} dtype`} className={controls.field} value={dtype} onChange={(event) => changeRequest({ dtype: event.target.value })}>
        {dtypes.map((option) => (
          <option key={option} value={option}>
            {t(`models.dtypes.${option}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
