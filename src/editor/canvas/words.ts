/** A node's own words, from the catalogue; its type stands in for a node that this version does not know. */
import { hasMessage, t } from '../../messages';
import { describeType } from '../../runtime/compile/describe';
import type { PortType } from '../../runtime/graph/portTypes';

/** What a node of this type is called. */
export function nodeTitle(type: string): string {
  return message(`nodes.${type}.title`, type);
}

/** What it does, in one line. */
export function nodeSummary(type: string): string {
  return message(`nodes.${type}.summary`, '');
}

/** Other words under which people look for it. */
export function nodeKeywords(type: string): string {
  return message(`nodes.${type}.keywords`, '');
}

/** What one of its ports is called. */
export function portName(type: string, port: string): string {
  return message(`nodes.${type}.ports.${port}`, port);
}

/** What flows along a wire in a few characters: a shape, or how many texts. */
export function typeText(type: PortType): string {
  const count = 'count' in type ? type.count : undefined;
  return count === undefined || count === 1 ? describeType(type) : t(`canvas.lists.${type.kind}`, { count });
}

function message(key: string, otherwise: string): string {
  return hasMessage(key) ? t(key) : otherwise;
}
