/** Nodes, templates, graphs, models and data: one panel, its tabs by icon. */
import { Boxes, Brain, Database, FolderOpen, LayoutTemplate, type LucideIcon } from 'lucide-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { t } from '../../messages';
import { Palette } from '../palette/Palette';
import { TemplateGallery } from '../gallery/TemplateGallery';
import controls from '../theme/controls.module.css';
import { DataPanel } from './DataPanel';
import { GraphsPanel } from './GraphsPanel';
import { leftTabs, toggleLeft, usePanelLayout, type LeftTab } from './layout';
import styles from './panels.module.css';

const icons: Readonly<Record<LeftTab, LucideIcon>> = { nodes: Boxes, templates: LayoutTemplate, graphs: FolderOpen, models: Brain, data: Database };
const contents: Readonly<Record<LeftTab, ComponentType>> = {
  nodes: Palette,
  templates: TemplateGallery,
  graphs: GraphsPanel,
  // What the first paint does not show comes after it.
  models: lazy(async () => ({ default: (await import('../models/ModelsPanel')).ModelsPanel })),
  data: DataPanel,
};

export function LeftPanel() {
  const open = usePanelLayout((state) => state.left);
  const Content = open && contents[open];
  return (
    <aside className={styles.left} aria-label={t('panels.left.label')}>
      <nav className={styles.rail} aria-label={t('panels.left.label')}>
        {leftTabs.map((tab) => {
          const Icon = icons[tab];
          return (
            <button
              key={tab}
              type="button"
              className={`${controls.icon} ${styles.railButton}`}
              aria-pressed={tab === open}
              aria-label={t(`panels.left.${tab}`)}
              title={t(`panels.left.${tab}`)}
              onClick={() => toggleLeft(tab)}
            >
              <Icon size={18} strokeWidth={1.75} />
            </button>
          );
        })}
      </nav>
      {Content && (
        <section className={styles.drawer} aria-label={t(`panels.left.${open}`)}>
          <h2 className={styles.heading}>{t(`panels.left.${open}`)}</h2>
          <div className={styles.scroll}>
            <Suspense>
              <Content />
            </Suspense>
          </div>
        </section>
      )}
    </aside>
  );
}
