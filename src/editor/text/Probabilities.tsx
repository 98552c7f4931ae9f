/** Generated tokens coloured by how probable they were, and what else could have stood at the one that is looked at. */
import { useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { GeneratedToken, TokenProbability } from '../../runtime/graph/tokens';
import { Nothing } from './Nothing';
import { percent, ProbabilityRows } from './ProbabilityRows';
import styles from './text.module.css';
import { TokenList } from './TokenList';
import { usePreview } from './usePreview';

/** Probabilities of e^-7, about one in a thousand, and less have the last colour. */
const leastSure = 7;

export function Probabilities({ nodeId }: { nodeId: NodeId }) {
  const shown = usePreview(nodeId, 'probabilities');
  const [look, setLook] = useState({ text: 0, token: 0 });
  const items = shown?.items ?? [];
  const token = items[look.text]?.[look.token];
  return (
    <div className={styles.view}>
      <div className={`${styles.scroll} nodrag nowheel nopan nokey`}>
        {items.map((tokens, text) => (
          <TokenList
            key={text}
            tokens={tokens}
            label={t('text.tokensOf', { number: text + 1 })}
            active={look.text === text ? look.token : -1}
            colourOf={({ probability }) => colourOf(probability)}
            titleOf={({ probability }) => percent(probability)}
            onLook={(index) => setLook({ text, token: index })}
          />
        ))}
        {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.emptyProbabilities')}</Nothing>}
      </div>
      {items.length > 0 && (
        <div className={styles.legend} aria-hidden>
          <span>{t('text.unsure')}</span>
          <span className={styles.ramp} />
          <span>{t('text.sure')}</span>
        </div>
      )}
      {token && <ProbabilityRows label={t('text.alternatives')} rows={withItself(token)} taken={token.id} />}
    </div>
  );
}

/** The alternatives, with the token itself at the end where it was none of them. */
function withItself(token: GeneratedToken): readonly TokenProbability[] {
  return token.alternatives.some(({ id }) => id === token.id) ? token.alternatives : [...token.alternatives, token];
}

function colourOf(probability: number): string {
  const sure = Math.max(0, 1 + Math.log(Math.max(probability, 1e-9)) / leastSure);
  return `color-mix(in oklab, var(--probability-sure) ${(sure * 100).toFixed(1)}%, var(--probability-unsure))`;
}
