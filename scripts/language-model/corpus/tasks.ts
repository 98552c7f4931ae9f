/** What the text-to-text model learns: pairs of a source and a target, made from stories. */
import type { CounterRandom } from '../../../src/runtime/tensor/random';

export interface TextPair {
  readonly source: string;
  readonly target: string;
}

const shortest = 20;
const longest = 120;
/** About one word in six begins a hidden span. */
const hiddenShare = 0.17;
const longestSpan = 3;

/** Pairs of all tasks. Sources of filling have no prefix, as in T5's first training. */
export function pairsOf(stories: readonly string[], random: CounterRandom): TextPair[] {
  const paragraphs = stories.flatMap((story) => story.split('\n\n').map(sentencesOf));
  return paragraphs.flatMap((sentences) => {
    const fitting = sentences.filter((sentence) => sentence.length >= shortest && sentence.length <= longest);
    const alone = fitting.flatMap((sentence) => [fill(sentence, random), { source: `punctuate: ${bare(sentence)}`, target: sentence }]);
    return [...alone, ...summaries(sentences)];
  });
}

function sentencesOf(paragraph: string): string[] {
  return Array.from(paragraph.matchAll(/\S.*?[.!?]+["']*(?=\s|$)/g), ([sentence]) => sentence);
}

/** Hides spans of words behind `<extra_id_0>`, `<extra_id_1>`, ...; the target names each and says its words. */
function fill(sentence: string, random: CounterRandom): TextPair {
  const words = sentence.split(' ');
  let source = '';
  let target = '';
  let spans = 0;
  for (let i = 0; i < words.length;) {
    const length = random.uniform() < hiddenShare || (spans === 0 && i === words.length - 1) ? 1 + Math.floor(random.uniform() * longestSpan) : 0;
    if (length > 0) {
      const hidden = words.slice(i, i + length);
      source += `<extra_id_${spans}>`;
      target += `<extra_id_${spans++}>${hidden.map((word) => ` ${word}`).join('')}`;
      i += hidden.length;
      // Two spans never touch.
      if (i >= words.length) break;
    }
    source += `${i === 0 ? '' : ' '}${words[i]}`;
    i++;
  }
  return { source, target };
}

/** Words alone: small letters and apostrophes inside words. */
function bare(sentence: string): string {
  return sentence.toLowerCase().replace(/--/g, ' ').replace(/[^a-z0-9' -]/g, '').replace(/(^|\s)'+|'+(?=\s|$)/g, '$1').replace(/\s+/g, ' ').trim();
}

/** The first of two or three sentences stands for all: a lead is the summary that one can learn from any text. */
function summaries(sentences: readonly string[]): TextPair[] {
  const [first, ...rest] = sentences.slice(0, 3);
  const source = [first, ...rest].join(' ');
  return first && rest.length > 0 && first.length >= shortest && source.length <= 2 * longest ? [{ source: `summarize: ${source}`, target: first }] : [];
}
