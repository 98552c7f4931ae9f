/** One of a few values, by name. */
import { useId } from 'react';
import controls from '../theme/controls.module.css';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly help?: string;
  readonly options: readonly Value[];
  readonly value: Value;
  words(value: Value): string;
  onChange(value: Value): void;
}

export function Choice<Value extends string | number>({ label, help, options, value, words, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} title={help}>
        {label}
      </label>
      <select id={id} className={controls.field} value={value} onChange={(event) => onChange(options[event.target.selectedIndex]!)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {words(option)}
          </option>
        ))}
      </select>
    </>
  );
}
