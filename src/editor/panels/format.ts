/** Sizes, times and names as people read them. */

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `47 MB`: decimal units, two digits where one would say too little. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${power > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${units[power]}`;
}

/** `14:05:09`. */
export function formatClock(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { hour12: false });
}

/** `My digits` becomes `My digits.latentloom.json`; what file systems refuse becomes a dash. */
export function fileNameOf(graphName: string): string {
  const name = graphName.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-');
  return `${name || 'graph'}.latentloom.json`;
}
