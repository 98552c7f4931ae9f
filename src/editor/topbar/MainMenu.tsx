/** All that concerns the graph as a whole. */
import { BookmarkPlus, FileDown, FilePlus2, FileUp, Gauge, Keyboard, LayoutTemplate, Menu } from 'lucide-react';
import { t } from '../../messages';
import { useBenchmarkStore } from '../benchmark/store';
import { useCanvasStore } from '../canvas/canvasStore';
import { ActionMenu } from '../dialogs/ActionMenu';
import { exportGraph, importGraph } from '../panels/files';
import { usePanelLayout } from '../panels/layout';
import { newGraph, saveAsTemplate } from '../panels/shelf';
import { chooseTheme, themeChoices, useThemeStore } from '../theme/theme';

const size = 14;

export function MainMenu() {
  const theme = useThemeStore((state) => state.choice);
  return (
    <ActionMenu
      label={t('panels.menu.label')}
      sections={[
        {
          actions: [
            { key: 'new', label: t('panels.menu.new'), icon: <FilePlus2 size={size} />, onSelect: () => void newGraph() },
            {
              key: 'gallery',
              label: t('panels.menu.gallery'),
              icon: <LayoutTemplate size={size} />,
              onSelect: () => usePanelLayout.setState({ left: 'templates' }),
            },
            { key: 'template', label: t('panels.menu.template'), icon: <BookmarkPlus size={size} />, onSelect: () => void saveAsTemplate() },
          ],
        },
        {
          actions: [
            { key: 'import', label: t('panels.menu.import'), icon: <FileUp size={size} />, onSelect: () => void importGraph() },
            { key: 'export', label: t('panels.menu.export'), icon: <FileDown size={size} />, onSelect: exportGraph },
          ],
        },
        {
          label: t('panels.menu.theme'),
          actions: themeChoices.map((choice) => ({
            key: choice,
            label: t(`panels.topbar.themes.${choice}`),
            checked: choice === theme,
            onSelect: () => chooseTheme(choice),
          })),
        },
        {
          actions: [
            {
              key: 'benchmark',
              label: t('panels.menu.benchmark'),
              icon: <Gauge size={size} />,
              onSelect: () => useBenchmarkStore.setState({ open: true }),
            },
            {
              key: 'shortcuts',
              label: t('panels.menu.shortcuts'),
              icon: <Keyboard size={size} />,
              hint: '?',
              onSelect: () => useCanvasStore.setState({ shortcutsOpen: true }),
            },
          ],
        },
      ]}
    >
      <Menu size={16} strokeWidth={1.75} />
    </ActionMenu>
  );
}
