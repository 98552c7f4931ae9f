/** Texts in a node's body: they grow while a model writes, and can be read, copied and kept. */
import { Check, Copy, FileDown, Square } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { ShownText } from '../../runtime/graph/preview';
import { showFailure } from '../dialogs/toasts';
import { cancel } from '../run/runtime';
import { useRunStore } from '../run/store';
import { downloadBlob } from '../samples/download';
import controls from '../theme/controls.module.css';
import { Caption } from './Caption';
import { Nothing } from './Nothing';
import styles from './text.module.css';
import { usePreview } from './usePreview';

interface Props {
  readonly nodeId: NodeId;
  /** Whether the texts can be saved as a file. */
  readonly savable?: boolean;
}

export function Texts({ nodeId, savable = false }: Props) {
  const shown = usePreview(nodeId, 'texts');
  const running = useRunStore(({ nodes }) => nodes[nodeId]?.state === 'running');
  const items = shown?.items ?? [];
  return (
    <div className={styles.view}>
      <Scroll grows={running}>
        {items.map((item, index) => (
          <Item key={index} item={item} number={items.length > 1 ? index + 1 : null} writing={running && item.ended === undefined && shown?.tokens !== undefined} />
        ))}
        {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.empty')}</Nothing>}
      </Scroll>
      <Caption tokens={shown?.tokens} tokensPerSecond={shown?.tokensPerSecond}>
        {running && shown?.tokens !== undefined ? (
          <button type="button" className={`${controls.button} ${styles.stop} nodrag`} onClick={() => void cancel()}>
            <Square size={11} fill="currentcolor" aria-hidden />
            {t('text.stop')}
          </button>
        ) : (
          <>
            <CopyButton text={wholeText(items)} />
            {savable && <SaveButton text={wholeText(items)} name={`${nodeId}.txt`} />}
          </>
        )}
      </Caption>
    </div>
  );
}

/** Scrolls inside the node, and follows a text that grows while its end is in sight. */
function Scroll({ grows, children }: { grows: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (grows && atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <div
      ref={box}
      role="group"
      aria-label={t('text.label')}
      tabIndex={0}
      className={`${styles.texts} nodrag nowheel nopan nokey`}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => (atEnd.current = scrollHeight - scrollTop - clientHeight < 8)}
    >
      {children}
    </div>
  );
}

function Item({ item: { prompt, text, ended }, number, writing }: { item: ShownText; number: number | null; writing: boolean }) {
  return (
    <p className={styles.item} data-ended={ended}>
      {number !== null && <span className={styles.number}>{number}</span>}
      {prompt !== '' && <span className={styles.given}>{prompt}</span>}
      {text}
      {writing && <span className={styles.caret} aria-hidden />}
      {ended === 'cancelled' && <span className={styles.mark}>{t('text.cancelled')}</span>}
    </p>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch (reason) {
      showFailure(t('text.notCopied'), reason);
    }
  };
  return (
    <button
      type="button"
      className={`${controls.icon} nodrag`}
      disabled={text === ''}
      aria-label={t('text.copy')}
      title={t(copied ? 'text.copied' : 'text.copy')}
      onClick={() => void copy()}
    >
      {copied ? <Check size={14} /> : <Copy size={14} />}
    </button>
  );
}

function SaveButton({ text, name }: { text: string; name: string }) {
  return (
    <button
      type="button"
      className={`${controls.icon} nodrag`}
      disabled={text === ''}
      aria-label={t('text.save')}
      title={t('text.save')}
      onClick={() => downloadBlob(new Blob([text], { type: 'text/plain' }), name)}
    >
      <FileDown size={14} />
    </button>
  );
}

function wholeText(items: readonly ShownText[]): string {
  return items.map(({ prompt, text }) => prompt + text).join('\n\n');
}
