/** A model card read for showing: as much of Markdown as our own cards use. Pure. */

export type CardBlock = { readonly kind: 'heading' | 'paragraph' | 'code'; readonly text: string } | { readonly kind: 'list'; readonly items: readonly string[] };

export interface ModelCard {
  /** As the front matter names it; empty where it names none. */
  readonly licence: string;
  readonly blocks: readonly CardBlock[];
}

/** Reads headings, paragraphs, lists and fenced code; the title is left out, as the dialog has one. */
export function readCard(markdown: string): ModelCard {
  const [, front = '', body = markdown] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(markdown) ?? [];
  const licence = /^license: *(.+)$/mu.exec(front)?.[1]?.trim() ?? '';
  const parts = body.split(/(^```[^\n]*\n[\s\S]*?^```$)/mu);
  const blocks = parts.flatMap((part) => (part.startsWith('```') ? [codeOf(part)] : part.split(/\n{2,}/u).flatMap(blockOf)));
  return { licence, blocks };
}

function codeOf(fenced: string): CardBlock {
  return { kind: 'code', text: fenced.split('\n').slice(1, -1).join('\n') };
}

function blockOf(text: string): CardBlock[] {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.startsWith('# ')) return [];
  const heading = /^#{2,} +(.+)$/u.exec(trimmed);
  if (heading) return [{ kind: 'heading', text: heading[1]! }];
  const lines = trimmed.split('\n');
  if (lines.every((line) => line.startsWith('- '))) return [{ kind: 'list', items: lines.map((line) => plain(line.slice(2))) }];
  return [{ kind: 'paragraph', text: plain(lines.join(' ')) }];
}

/** Without the marks of code and emphasis. */
function plain(text: string): string {
  return text.replaceAll(/`([^`]+)`|\*\*([^*]+)\*\*/gu, (_, code?: string, strong?: string) => code ?? strong ?? '');
}
