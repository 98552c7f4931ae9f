/** How nodes lie on the canvas. */
import type { Page } from '@playwright/test';

/** Pairs of nodes, by title, that lie over one another. */
export function overlappingNodes(page: Page): Promise<string[]> {
  return page.getByRole('main', { name: 'Canvas' }).getByRole('article').evaluateAll((nodes) => {
    const boxes = nodes.map((node) => ({ title: node.querySelector('h2, h3')?.textContent ?? '', box: node.getBoundingClientRect() }));
    return boxes.flatMap((a, index) =>
      boxes.slice(index + 1).flatMap((b) => {
        const apart = a.box.right <= b.box.left || b.box.right <= a.box.left || a.box.bottom <= b.box.top || b.box.bottom <= a.box.top;
        return apart ? [] : [`${a.title} and ${b.title}`];
      }),
    );
  });
}
