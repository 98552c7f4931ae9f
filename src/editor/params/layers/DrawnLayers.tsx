/** A network that is drawn: what its layers give, and the ways into the drawing and back to a list. */
import { LayoutTemplate, List, Workflow } from 'lucide-react';
import { t } from '../../../messages';
import { listOf } from '../../../nodes/networks/drawing/drawing';
import { drawingOf } from '../../../runtime/graph/drawing';
import { ActionMenu } from '../../dialogs/ActionMenu';
import { useDocumentStore } from '../../document/store';
import controls from '../../theme/controls.module.css';
import type { WidgetProps } from '../widget';
import { layersToJson } from './layerList';
import styles from './layers.module.css';
import { LayerSummary } from './LayerSummary';
import { presetActions } from './presetActions';

export function DrawnLayers({ labels, spec, value, node, onChange }: WidgetProps<'layers'> & { labels: string }) {
  const drawing = drawingOf(value);
  const list = drawing && listOf(drawing);
  return (
    <div className={styles.editor}>
      <LayerSummary nodeId={node} />
      <button type="button" className={controls.button} onClick={() => useDocumentStore.getState().enter(node)}>
        <Workflow size={14} />
        {t('panels.layers.openDrawing')}
      </button>
      <div className={styles.actions}>
        <button type="button" className={controls.button} disabled={!list} title={t(list ? 'panels.layers.toListHelp' : 'panels.layers.noList')} onClick={() => list && onChange(layersToJson(list))}>
          <List size={14} />
          {t('panels.layers.toList')}
        </button>
        <ActionMenu className={controls.button} sections={[{ actions: presetActions(labels, spec.presets, onChange) }]}>
          <LayoutTemplate size={14} />
          {t('panels.layers.presets')}
        </ActionMenu>
      </div>
    </div>
  );
}
