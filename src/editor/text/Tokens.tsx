/** The tokens of each text as coloured chips, each with its id. */
import { useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { Caption } from './Caption';
import { Nothing } from './Nothing';
import styles from './text.module.css';
import { TokenList } from './TokenList';
import { usePreview } from './usePreview';

/** How many colours neighbours take turns with (`--chip-0`, ...). */
const colours = 5;

export function Tokens({ nodeId }: { nodeId: NodeId }) {
  const shown = usePreview(nodeId, 'tokens');
  const [look, setLook] = useState<{ text: number; token: number } | null>(null);
  const items = shown?.items ?? [];
  const token = look && items[look.text]?.[look.token];
  return (
    <div className={styles.view}>
      <div className={`${styles.scroll} nodrag nowheel nopan nokey`}>
        {items.map((tokens, text) => (
          <TokenList
            key={text}
            tokens={tokens}
            label={t('text.tokensOf', { number: text + 1 })}
            active={look?.text === text ? look.token : -1}
            colourOf={(_token, index) => `var(--chip-${index % colours})`}
            titleOf={({ id }) => t('text.id', { id })}
            ids
            onLook={(index) => setLook({ text, token: index })}
          />
        ))}
        {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.emptyTokens')}</Nothing>}
      </div>
      <Caption tokens={shown ? items.reduce((sum, { length }) => sum + length, 0) : undefined}>
        {token && <span className={styles.figures}>{t('text.id', { id: token.id })}</span>}
      </Caption>
    </div>
  );
}
