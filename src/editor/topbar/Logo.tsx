/** The product's sign: threads that cross, one of them seen. */
import styles from './topbar.module.css';

export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" role="img" aria-label="Latentloom">
      <path d="M5 10c6 0 6 12 11 12s5-12 11-12" fill="none" stroke="var(--text-faint)" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M5 22c6 0 6-12 11-12s5 12 11 12" fill="none" stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="16" cy="10" r="2.6" fill="var(--accent)" />
    </svg>
  );
}
