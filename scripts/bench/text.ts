/** Text benchmarks as rows of the report. */
import type { TextSample } from '../../src/benchmark/text/protocol';
import type { BenchBrowser } from './browser';
import type { textCases } from './cases';
import type { Row } from './report';

/** Times one case: rows of ms per token, and rows of ms to the first token. */
export async function textRows(browser: BenchBrowser, { name, ...request }: (typeof textCases)[number]): Promise<Row[]> {
  const { ours, byHand, description } = await browser.text(request);
  const rows = (name: string, figure: (sample: TextSample) => number): Row[] => [
    { case: name, subject: 'ours', description: `through the graph, ${request.device}`, times: ours.map(figure) },
    { case: name, subject: 'transformersjs', description, times: byHand.map(figure) },
  ];
  return [...rows(name, ({ msPerToken }) => msPerToken), ...rows(`${name}_first`, ({ firstMs }) => firstMs)];
}
