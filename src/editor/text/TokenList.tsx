/** Tokens in a row, one of them looked at: by the pointer, or with the arrow keys. */
import { Fragment, type KeyboardEvent, useId } from 'react';
import type { Token } from '../../runtime/graph/tokens';
import styles from './text.module.css';
import { Visible } from './Visible';

interface Props<Shown extends Token> {
  readonly tokens: readonly Shown[];
  readonly label: string;
  /** Place of the token that is looked at; -1 for none. */
  readonly active: number;
  /** CSS background of a token. */
  readonly colourOf: (token: Shown, index: number) => string;
  readonly titleOf: (token: Shown) => string;
  /** Whether its id stands below each token. */
  readonly ids?: boolean;
  readonly onLook: (index: number) => void;
}

export function TokenList<Shown extends Token>({ tokens, label, active, colourOf, titleOf, ids = false, onLook }: Props<Shown>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onLook(Math.min(tokens.length - 1, Math.max(0, active + step)));
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      className={styles.tokens}
      onKeyDown={onKeyDown}
    >
      {tokens.map((token, index) => (
        <Fragment key={index}>
          <span
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.token}
            data-special={token.special}
            title={titleOf(token)}
            style={{ background: colourOf(token, index) }}
            onPointerEnter={() => onLook(index)}
            onClick={() => onLook(index)}
          >
            <Visible text={token.text} />
            {ids && <span className={styles.id}>{token.id}</span>}
          </span>
          {token.text.endsWith('\n') && <br />}
        </Fragment>
      ))}
    </div>
  );
}
