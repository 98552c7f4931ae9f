/** The results of a run as a table for people and as JSON for programs. */
import { type Summary, summarise } from '../../src/benchmark/statistics';

/** One subject of one case: its times, or why it has none. */
export interface Row {
  readonly case: string;
  /** `ours`, or the peer's name. */
  readonly subject: string;
  readonly description: string;
  /** ms per step, one for each round; empty when it could not run. */
  readonly times: readonly number[];
}

/** `{case: {ours_ms, <peer>_ms, ratio_<peer>}}` and the counts as plain numbers. A ratio is of medians; below 1, ours is faster. */
export function toJson(rows: readonly Row[], counts: Readonly<Record<string, number>>): Record<string, Record<string, number> | number> {
  const measured = rows.filter(({ times }) => times.length > 0);
  const entries = [...new Set(measured.map((row) => row.case))].map((name) => {
    const group = measured.filter((row) => row.case === name);
    const figures: Record<string, number> = {};
    for (const { subject, times } of group) figures[`${subject}_ms`] = round(summarise(times).median);
    for (const { subject, times } of group) {
      const ratio = subject === 'ours' ? null : ratioTo(group, times);
      if (ratio !== null) figures[`ratio_${subject}`] = round(ratio);
    }
    return [name, figures] as const;
  });
  return { ...Object.fromEntries(entries), ...counts };
}

/** A line for each subject: median, quartiles, and ours over the peer. */
export function toTable(rows: readonly Row[], counts: Readonly<Record<string, number>>): string {
  const lines = rows.map((row) => {
    const { case: name, subject, description, times } = row;
    if (times.length === 0) return [name, subject, 'not available', '', '', description];
    const summary = summarise(times);
    const ratio = subject === 'ours' ? null : ratioTo(rows.filter((other) => other.case === name), times);
    return [name, subject, milliseconds(summary.median), spread(summary), ratio === null ? '' : `${ratio.toFixed(2)}x`, description];
  });
  const counted = Object.entries(counts).map(([name, value]) => [name, 'ours', String(value), '', '', '']);
  return columns([['case', 'subject', 'ms per step', 'quartiles', 'ours / peer', 'what computes'], ...lines, ...counted]);
}

function ratioTo(group: readonly Row[], peer: readonly number[]): number | null {
  const ours = group.find(({ subject }) => subject === 'ours')?.times ?? [];
  return ours.length > 0 ? summarise(ours).median / summarise(peer).median : null;
}

const spread = ({ low, high }: Summary) => `${milliseconds(low)} to ${milliseconds(high)}`;
const milliseconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const round = (value: number) => Number(value.toPrecision(4));

function columns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}
