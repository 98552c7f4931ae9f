/** The layers of a network: ordered, with the shape after each; reordered by handle, by mouse or arrow keys. */
import { LayoutTemplate, Plus, Workflow } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { t } from '../../../messages';
import { layersOf } from '../../../nodes/networks/layersOf';
import { listedLayers } from '../../../nodes/networks/layers/registry';
import { ActionMenu } from '../../dialogs/ActionMenu';
import { useDocumentStore } from '../../document/store';
import controls from '../../theme/controls.module.css';
import type { WidgetProps } from '../widget';
import { insertLayer, layersToJson, moveLayer, newLayer, removeLayer, setLayerParam, type LayerList } from './layerList';
import styles from './layers.module.css';
import { LayerRowView } from './LayerRowView';
import { presetActions } from './presetActions';
import { useLayerRows } from './useLayerRows';
import { formatCount, layerTitle } from './words';

export function LayerEditor({ label, labels, spec, value, node, onChange }: WidgetProps<'layers'> & { labels: string }) {
  const layers = layersOf({ layers: value });
  const { input, rows, parameters } = useLayerRows(node);
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const change = (next: LayerList) => onChange(layersToJson(next));

  function move(from: number, to: number): void {
    const next = moveLayer(layers, from, to);
    if (next === layers) return;
    change(next);
    const focus = () => list.current?.querySelector<HTMLElement>(`[data-handle="${to}"]`)?.focus();
    requestAnimationFrame(focus);
  }

  /** Follows the pointer until it is let go: the layer takes the place of the row it is over. */
  function grab(event: PointerEvent<HTMLElement>, from: number): void {
    event.preventDefault();
    event.currentTarget.focus();
    let at = from;
    let moved = layers;
    const followed = new AbortController();
    setDragged(at);
    const follow = (pointer: globalThis.PointerEvent) => {
      const items = [...(list.current?.children ?? [])];
      const over = items.findIndex((item) => pointer.clientY < item.getBoundingClientRect().bottom);
      const to = over < 0 ? items.length - 1 : over;
      if (to === at) return;
      moved = moveLayer(moved, at, to);
      at = to;
      change(moved);
      setDragged(at);
    };
    const release = () => {
      followed.abort();
      setDragged(null);
    };
    window.addEventListener('pointermove', follow, { signal: followed.signal });
    window.addEventListener('pointerup', release, { signal: followed.signal });
    window.addEventListener('pointercancel', release, { signal: followed.signal });
  }

  return (
    <div className={`${styles.editor} nodrag`}>
      <div className={styles.ends}>
        <span>{t('panels.layers.input')}</span>
        <span>{input}</span>
      </div>
      <ol className={styles.list} ref={list} aria-label={label}>
        {layers.map((layer, index) => (
          <LayerRowView
            // Layers have no identity of their own: their place is it.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            node={node}
            index={index}
            layer={layer}
            row={rows[index]}
            dragged={dragged === index}
            onParam={(name, next) => change(setLayerParam(layers, index, name, next))}
            onRemove={() => change(removeLayer(layers, index))}
            onMove={(by) => move(index, index + by)}
            onGrab={(event) => grab(event, index)}
          />
        ))}
      </ol>
      <div className={styles.ends}>
        <span>{t('panels.layers.total')}</span>
        <span>{parameters === null ? t('panels.layers.unknown') : formatCount(parameters)}</span>
      </div>
      <div className={styles.actions}>
        <ActionMenu
          className={controls.button}
          sections={[
            {
              actions: listedLayers.map(({ kind }) => ({
                key: kind,
                label: layerTitle(kind),
                onSelect: () => change(insertLayer(layers, layers.length, newLayer(kind))),
              })),
            },
          ]}
        >
          <Plus size={14} />
          {t('panels.layers.add')}
        </ActionMenu>
        <ActionMenu
          className={controls.button}
          sections={[{ actions: presetActions(labels, spec.presets, onChange) }]}
        >
          <LayoutTemplate size={14} />
          {t('panels.layers.presets')}
        </ActionMenu>
      </div>
      <button type="button" className={controls.button} title={t('panels.layers.drawHelp')} onClick={() => useDocumentStore.getState().enter(node)}>
        <Workflow size={14} />
        {t('panels.layers.draw')}
      </button>
    </div>
  );
}
