/** Parts that the first view does not show: their code comes when the graph is on the canvas and the browser at rest. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { graphOpened } from './document/opened';

/** The longest wait for a graph, in ms: what keeps it away may be told by one of these parts. */
const patience = 3000;
/** The longest wait for rest, in ms. */
const restlessness = 1000;

const started = Promise.race([graphOpened(), later(patience)]).then(rest);

export function lazyAfterStart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    await started;
    return { default: await load() };
  });
}

function rest(): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return later(restlessness);
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: restlessness });
  });
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
