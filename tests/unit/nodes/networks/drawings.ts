/** Drawings for tests, written as the templates' are. */
import { drawing as drawn } from '../../../../src/nodes/templates/wiring';
import type { Drawing } from '../../../../src/runtime/graph/document';
import { drawingOf } from '../../../../src/runtime/graph/drawing';

export { drawn };

/** The drawing itself, in place of a parameter's value. */
export const drawing = (...written: Parameters<typeof drawn>): Drawing => drawingOf(drawn(...written))!;
