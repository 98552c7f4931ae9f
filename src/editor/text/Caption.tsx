/** The line below a node's texts: how much of the model is loaded, how many tokens, how fast; and what can be done. */
import type { ReactNode } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { useRunStore } from '../run/store';
import styles from './text.module.css';

interface Props {
  readonly nodeId: NodeId;
  readonly tokens?: number;
  readonly tokensPerSecond?: number;
  readonly children?: ReactNode;
}

export function Caption({ nodeId, tokens, tokensPerSecond, children }: Props) {
  const loading = useRunStore(({ nodes }) => nodes[nodeId]?.loading);
  return (
    <div className={styles.caption}>
      <span className={styles.figures}>
        {loading !== undefined && t('text.loading', { percent: Math.round(loading * 100) })}
        {loading === undefined && tokens !== undefined && t('text.tokens', { count: tokens })}
        {loading === undefined && tokensPerSecond !== undefined && tokensPerSecond > 0 && ` · ${t('text.speed', { rate: rateText(tokensPerSecond) })}`}
      </span>
      {children}
    </div>
  );
}

function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}
