/** Inside a network while it trains: how activations, weights and gradients of each layer are spread. */
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { startRuntime } from '../run/runtime';
import { telemetry, type NetworkInside } from '../run/telemetry';
import { layerTitle } from '../params/layers/words';
import { Spread } from './Spread';
import styles from './inside.module.css';

/** All layers, or the one that has the name `layer`. The training looks into the network for as long as this is shown. */
export function InsideNetwork({ nodeId, layer }: { nodeId: NodeId; layer?: string }) {
  const [inside, setInside] = useState<NetworkInside | undefined>(() => telemetry.inside(nodeId));
  useEffect(() => {
    const { api } = startRuntime();
    void api.watch(nodeId);
    const unsubscribe = telemetry.subscribe(nodeId, () => setInside(telemetry.inside(nodeId)));
    return () => {
      unsubscribe();
      void api.watch(null);
    };
  }, [nodeId]);

  if (!inside) return <p className={styles.empty}>{t('analysis.inside.empty')}</p>;
  return (
    <>
      <p className={styles.empty}>{t('panels.samples.step', { step: inside.step })}</p>
      <ol className={styles.layers}>
        {inside.layers.map(({ name, kind, activations, weights }, index) => (layer !== undefined && name !== layer ? null : (
          <li key={name}>
            {layer === undefined && <h4>{t('analysis.inside.layer', { position: index + 1, layer: layerTitle(kind) })}</h4>}
            {activations && <Spread name={t('analysis.inside.activations')} help={t('analysis.inside.activationsHelp')} histogram={activations} colour="--series-reconstruction" />}
            {weights.map(({ name, values, gradients }) => (
              <div key={name}>
                <Spread name={t('analysis.inside.weights', { name })} help={t('analysis.inside.weightsHelp')} histogram={values} colour="--series-loss" />
                <Spread name={t('analysis.inside.gradients', { name })} help={t('analysis.inside.gradientsHelp')} histogram={gradients} colour="--series-divergence" />
              </div>
            ))}
          </li>
        )))}
      </ol>
    </>
  );
}
