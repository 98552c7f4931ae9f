/** Pipelines to start from: those that come with the app, and the person's own. */
import { BookmarkPlus, Trash2 } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { t } from '../../messages';
import { templateGroups, templates } from '../../nodes/templates';
import type { GraphDocument } from '../../runtime/graph/document';
import { loadDocument } from '../../runtime/graph/load';
import { confirm } from '../dialogs/confirm';
import { openAsNew, refreshShelf, removeTemplate, saveAsTemplate, useShelf } from '../panels/shelf';
import controls from '../theme/controls.module.css';
import { GraphThumbnail } from './GraphThumbnail';
import styles from './gallery.module.css';

export function TemplateGallery() {
  const own = useShelf((state) => state.templates);
  useEffect(() => {
    void refreshShelf();
  }, []);

  async function remove(id: string, name: string): Promise<void> {
    const answer = await confirm({
      title: t('panels.templates.deleteTitle', { name }),
      text: t('panels.templates.deleteText'),
      action: t('panels.templates.delete'),
      destructive: true,
    });
    if (answer === 'agreed') await removeTemplate(id);
  }

  return (
    <div className={styles.gallery}>
      <button type="button" className={controls.button} onClick={() => void saveAsTemplate()}>
        <BookmarkPlus size={14} />
        {t('panels.templates.save')}
      </button>
      {templateGroups.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{t(`nodes.templateGroups.${group}`)}</h3>
          <ul className={styles.cards}>
            {templates.filter((template) => template.group === group).map(({ id, document }) => (
              <Card key={id} title={t(`nodes.templates.${id}.title`)} summary={t(`nodes.templates.${id}.summary`)} document={document} />
            ))}
          </ul>
        </section>
      ))}
      <section className={styles.group}>
        <h3>{t('panels.templates.own')}</h3>
        {own.length === 0 && <p className={styles.none}>{t('panels.templates.none')}</p>}
        <ul className={styles.cards}>
          {own.flatMap(({ id, name, description, document: stored }) => {
            const { document } = loadDocument(stored);
            if (!document) return [];
            return (
              <Card key={id} title={name} summary={description} document={document}>
                <button
                  type="button"
                  className={`${controls.icon} ${styles.remove}`}
                  aria-label={t('panels.templates.deleteNamed', { name })}
                  title={t('panels.templates.delete')}
                  onClick={() => void remove(id, name)}
                >
                  <Trash2 size={14} />
                </button>
              </Card>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly summary: string;
  readonly document: GraphDocument;
  readonly children?: ReactNode;
}

function Card({ title, summary, document, children }: CardProps) {
  return (
    <li className={styles.card}>
      <button type="button" className={styles.open} onClick={() => void openAsNew(document)}>
        <GraphThumbnail document={document} />
        <span className={styles.title}>{title}</span>
        {summary && <span className={styles.summary}>{summary}</span>}
      </button>
      {children}
    </li>
  );
}
