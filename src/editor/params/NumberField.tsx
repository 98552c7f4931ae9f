/** A number to drag, type or step with the arrow keys; Shift is fine. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import controls from '../theme/controls.module.css';
import { dragFrom, fit, formatNumber, parseNumber, stepFrom, type NumberRange } from './numbers';
import styles from './params.module.css';
import type { WidgetProps } from './widget';

/** Pixels that a pointer may tremble before a click becomes a drag. */
const slack = 3;

export function NumberField({ id, label, spec, value, onChange }: WidgetProps<'integer' | 'number'>) {
  const range: NumberRange = { min: spec.min, max: spec.max, integer: spec.kind === 'integer' };
  const log = spec.kind === 'number' && spec.scale === 'log';
  const unit = spec.kind === 'number' ? spec.unit : undefined;
  const current = typeof value === 'number' ? value : spec.default;
  const [draft, setDraft] = useState<string | null>(null);
  const drag = useRef<{ x: number; from: number; moved: boolean } | null>(null);

  function commit(): void {
    const typed = draft === null ? null : parseNumber(draft);
    setDraft(null);
    if (typed !== null && fit(typed, range) !== current) onChange(fit(typed, range));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') {
      setDraft(null);
      event.currentTarget.blur();
      event.stopPropagation();
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const typed = draft === null ? null : parseNumber(draft);
    setDraft(null);
    onChange(stepFrom(typed ?? current, event.key === 'ArrowUp' ? 1 : -1, range, event.shiftKey));
  }

  function onPointerDown(event: PointerEvent<HTMLInputElement>): void {
    if (event.button !== 0 || document.activeElement === event.currentTarget) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, from: current, moved: false };
  }

  function onPointerMove(event: PointerEvent<HTMLInputElement>): void {
    const start = drag.current;
    if (!start) return;
    const pixels = event.clientX - start.x;
    start.moved ||= Math.abs(pixels) > slack;
    if (!start.moved) return;
    const next = dragFrom(start.from, event.shiftKey ? pixels / 10 : pixels, range, log);
    if (next !== current) onChange(next);
  }

  function onPointerUp(event: PointerEvent<HTMLInputElement>): void {
    const start = drag.current;
    drag.current = null;
    if (!start || start.moved) return;
    event.currentTarget.focus();
    event.currentTarget.select();
  }

  return (
    <span className={`${styles.number} nodrag`}>
      <input
        id={id}
        className={controls.field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={current}
        aria-valuemin={spec.min}
        aria-valuemax={spec.max}
        value={draft ?? formatNumber(current)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => (drag.current = null)}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}
