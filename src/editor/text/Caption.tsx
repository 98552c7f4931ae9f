/** The line below a node's texts: how many tokens, how fast; and what can be done. */
import type { ReactNode } from 'react';
import { t } from '../../messages';
import styles from './text.module.css';

interface Props {
  readonly tokens?: number;
  readonly tokensPerSecond?: number;
  readonly children?: ReactNode;
}

export function Caption({ tokens, tokensPerSecond, children }: Props) {
  return (
    <div className={styles.caption}>
      <span className={styles.figures}>
        {tokens !== undefined && t('text.tokens', { count: tokens })}
        {tokensPerSecond !== undefined && tokensPerSecond > 0 && ` · ${t('text.speed', { rate: rateText(tokensPerSecond) })}`}
      </span>
      {children}
    </div>
  );
}

function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}
