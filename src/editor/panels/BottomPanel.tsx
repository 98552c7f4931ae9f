/** Problems, runs and the log: a strip that opens. */
import { ChevronDown } from 'lucide-react';
import { t } from '../../messages';
import controls from '../theme/controls.module.css';
import { bottomTabs, toggleBottom, usePanelLayout, type BottomTab } from './layout';
import { LogList } from './LogList';
import styles from './bottom.module.css';
import { ProblemList, useAllProblems } from './ProblemList';
import { RunList } from './RunList';

const contents = { problems: ProblemList, runs: RunList, log: LogList } as const;

export function BottomPanel() {
  const open = usePanelLayout((state) => state.bottom);
  const problems = useAllProblems();
  const Content = open && contents[open];
  return (
    <section className={styles.bottom} aria-label={t('panels.bottom.label')}>
      <div className={styles.strip}>
        {bottomTabs.map((tab) => (
          <Tab key={tab} tab={tab} open={tab === open} count={tab === 'problems' ? problems.length : 0} />
        ))}
        {open && (
          <button
            type="button"
            className={`${controls.icon} ${styles.stripEnd}`}
            aria-label={t('panels.bottom.close')}
            title={t('panels.bottom.close')}
            onClick={() => toggleBottom(open)}
          >
            <ChevronDown size={14} />
          </button>
        )}
      </div>
      {Content && (
        <div className={styles.bottomScroll}>
          <Content />
        </div>
      )}
    </section>
  );
}

function Tab({ tab, open, count }: { tab: BottomTab; open: boolean; count: number }) {
  return (
    <button type="button" className={styles.stripTab} aria-expanded={open} onClick={() => toggleBottom(tab)}>
      {t(`panels.bottom.${tab}`)}
      {count > 0 && <span className={styles.badge}>{count}</span>}
    </button>
  );
}
