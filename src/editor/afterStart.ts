/** Parts that the first view does not show: their code comes when the graph is on the canvas and the browser at rest. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { useDocumentStore } from './document/store';

/** The longest wait, in ms, in a browser that never rests. */
const patience = 1000;

const started = graphOpened().then(rest);

export function lazyAfterStart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    await started;
    return { default: await load() };
  });
}

function graphOpened(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useDocumentStore.subscribe(({ graphId }) => {
      if (graphId === '') return;
      stop();
      resolve();
    });
  });
}

function rest(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: patience });
    else setTimeout(resolve, patience);
  });
}
