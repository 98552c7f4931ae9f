/** What a Prompt gives: its text, or each of its lines. */
import type { Params } from '../../define';

/** One text, or every line that is not empty where each line is a prompt of its own. */
export function promptsOf({ text, lines }: Params): string[] {
  if (lines !== true) return [String(text)];
  return String(text).split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
