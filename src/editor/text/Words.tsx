/** The words of each text as chips: those that a network knows, each in a colour of its own, and dimmed those that it passes over. */
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { Nothing } from './Nothing';
import styles from './text.module.css';
import { usePreview } from './usePreview';

/** How many colours words take turns with (`--chip-0`, ...). */
const colours = 5;

/** The same word has the same colour in every text. */
function colourOf(word: string): string {
  let sum = 0;
  for (const letter of word.toLowerCase()) sum += letter.codePointAt(0)!;
  return `var(--chip-${sum % colours})`;
}

export function Words({ nodeId }: { nodeId: NodeId }) {
  const shown = usePreview(nodeId, 'words');
  const items = shown?.items ?? [];
  return (
    <div role="group" aria-label={t('text.words')} tabIndex={0} className={`${styles.scroll} nodrag nowheel nopan nokey`}>
      {items.map((words, text) => (
        // Neither texts nor their words have an identity of their own: their place is it.
        // eslint-disable-next-line react/no-array-index-key
        <p key={text} className={styles.tokens}>
          {words.map((word, place) => (
            // eslint-disable-next-line react/no-array-index-key
            <span key={place} className={styles.word} data-known={word.known} title={word.known ? undefined : t('text.unknownWord')} style={word.known ? { background: colourOf(word.text) } : undefined}>
              {word.text}
            </span>
          ))}
        </p>
      ))}
      {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.emptyWords')}</Nothing>}
    </div>
  );
}
