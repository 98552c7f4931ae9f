/** Text with its spaces and line ends made visible. */
import { Fragment } from 'react';
import styles from './text.module.css';

const signs: Readonly<Record<string, string>> = { ' ': '·', '\n': '↵', '\t': '→' };

export function Visible({ text }: { text: string }) {
  const parts = text.split(/([ \n\t])/u).filter((part) => part !== '');
  return parts.map((part, index) =>
    signs[part] ? (
      <span key={index} className={styles.sign}>
        {signs[part]}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
