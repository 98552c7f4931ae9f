/** Shape rules that layers on pictures share: `[height, width, channels]` per example. */
import type { Dim, Shape } from '../../runtime/graph/portTypes';
import { error, type Problem } from '../../runtime/graph/problems';

/** Says that a layer needs a picture where its input has another number of dimensions. */
export function needsPicture(input: Shape): Problem | null {
  return input.length === 3 ? null : error('layer-needs-picture', { values: { rank: input.length } });
}

/** The rule applied to a size; one that is not known yet becomes another unknown one. */
export function resized(size: Dim | undefined, rule: (size: number) => number): Dim {
  return typeof size === 'number' ? rule(size) : `${size}′`;
}

/**
 * A picture of other size: the rule on height and width, and so many channels.
 * A problem where `input` is no picture, or where nothing would be left of it.
 */
export function resizedPicture(input: Shape, rule: (size: number) => number, channels = input[2]): Shape | Problem {
  const problem = needsPicture(input);
  if (problem) return problem;
  const [height, width] = [resized(input[0], rule), resized(input[1], rule)];
  const empty = [height, width].some((size) => typeof size === 'number' && size < 1);
  if (empty) return error('layer-window-too-large', { values: { given: `${input[0]}×${input[1]}` } });
  return [height, width, channels ?? 1];
}
