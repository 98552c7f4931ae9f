import { expect, it } from 'vitest';
import { followers } from '../../../../src/editor/run/steer';
import { latentExplorerTemplate } from '../../../../src/nodes/templates/latentExplorer';
import { rewired, wire, withNode } from '../../runtime/compile/documents';

it('follows a latent to the pictures behind it, and not to others', () => {
  expect(followers(latentExplorerTemplate, ['sliders'])).toEqual(['picture']);
});

it('leaves alone what takes long: trainers and what draws many examples', () => {
  const judged = rewired(withNode(latentExplorerTemplate, 'quality', 'quality'), '', wire('drawn.output', 'quality.samples'));
  expect(followers(judged, ['sliders'])).toEqual(['picture']);
  expect(followers(judged, ['digits'])).not.toContain('quality');
  expect(followers(judged, ['digits'])).not.toContain('trainer');
});
