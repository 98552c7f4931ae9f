/** The slim bar at the top: name of the graph, undo and redo, run and device, menu. */
import { Moon, PanelRight, Redo2, Sun, SunMoon, Undo2, type LucideIcon } from 'lucide-react';
import { t } from '../../messages';
import { renameGraph } from '../document/commands';
import { useDocumentStore } from '../document/store';
import { toggleRight, usePanelLayout } from '../panels/layout';
import { NameField } from '../panels/NameField';
import controls from '../theme/controls.module.css';
import { chooseTheme, themeChoices, useThemeStore, type ThemeChoice } from '../theme/theme';
import { DeviceChip } from './DeviceChip';
import { Logo } from './Logo';
import { MainMenu } from './MainMenu';
import { ResumeOffer } from './ResumeOffer';
import { RunControls } from './RunControls';
import styles from './topbar.module.css';

const themeIcons: Readonly<Record<ThemeChoice, LucideIcon>> = { system: SunMoon, light: Sun, dark: Moon };

export function TopBar() {
  const name = useDocumentStore((state) => state.document.meta.name);
  const { canUndo, canRedo, undo, redo, editGraph } = useDocumentStore();
  const inspectorOpen = usePanelLayout((state) => state.right);
  const theme = useThemeStore((state) => state.choice);
  const ThemeIcon = themeIcons[theme];
  const nextTheme = themeChoices[(themeChoices.indexOf(theme) + 1) % themeChoices.length] ?? 'system';
  const themeLabel = t('panels.topbar.theme', { theme: t(`panels.topbar.themes.${theme}`) });
  return (
    <header className={styles.bar}>
      <Logo />
      <MainMenu />
      <NameField className={styles.name} label={t('panels.topbar.name')} name={name} onName={(next) => editGraph(renameGraph(next))} />
      <div className={styles.group}>
        <IconButton icon={Undo2} label={t('panels.topbar.undo')} disabled={!canUndo} onClick={undo} />
        <IconButton icon={Redo2} label={t('panels.topbar.redo')} disabled={!canRedo} onClick={redo} />
      </div>
      <span className={styles.stretch} />
      <RunControls />
      <DeviceChip />
      <IconButton icon={ThemeIcon} label={themeLabel} onClick={() => chooseTheme(nextTheme)} />
      <IconButton icon={PanelRight} label={t('panels.topbar.inspector')} pressed={inspectorOpen} onClick={toggleRight} />
      <ResumeOffer />
    </header>
  );
}

interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  onClick(): void;
}

function IconButton({ icon: Icon, label, disabled, pressed, onClick }: IconButtonProps) {
  return (
    <button type="button" className={controls.icon} aria-label={label} title={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      <Icon size={16} strokeWidth={1.75} />
    </button>
  );
}
