/** A name to edit in place: Enter keeps it, Escape does not. */
import { useState } from 'react';
import controls from '../theme/controls.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly autoFocus?: boolean;
  readonly className?: string;
  onName(name: string): void;
  onCancel?(): void;
}

export function NameField({ label, name, autoFocus, className = controls.field, onName, onCancel }: NameFieldProps) {
  const [draft, setDraft] = useState<string | null>(autoFocus ? name : null);

  function commit(): void {
    const next = (draft ?? name).trim();
    setDraft(null);
    onName(next || name);
  }

  return (
    <input
      className={className}
      type="text"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      // The field appears because a person asked to rename.
      autoFocus={autoFocus}
      value={draft ?? name}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => draft !== null && commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setDraft(null);
        onCancel?.();
      }}
    />
  );
}
