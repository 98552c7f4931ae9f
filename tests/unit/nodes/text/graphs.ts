/** Text graphs for tests. */
import { node, wire } from '../../../../src/nodes/templates/wiring';
import { type GraphDocument, type GraphEdge, type GraphNode, type Json, emptyDocument } from '../../../../src/runtime/graph/document';
import type { PortType } from '../../../../src/runtime/graph/portTypes';

export const text = (count: number): PortType => ({ kind: 'text', count });

export function graph(nodes: Record<string, GraphNode>, ...edges: GraphEdge[]): GraphDocument {
  return { ...emptyDocument('text'), nodes, edges };
}

type Params = Record<string, Json>;

/** Prompt, template, GPT-2, output. */
export function chain(params: { prompt?: Params; template?: Params; model?: Params } = {}): GraphDocument {
  return graph(
    {
      prompt: node('prompt', { text: 'a fox', ...params.prompt }),
      template: node('prompt-template', { template: 'Tell of {{topic}}:', ...params.template }),
      model: node('gpt-2', { maxLength: 8, ...params.model }),
      output: node('text-output'),
    },
    wire('prompt', 'text', 'template', 'topic'),
    wire('template', 'text', 'model', 'prompt'),
    wire('model', 'text', 'output', 'text'),
  );
}
