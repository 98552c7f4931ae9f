/** Every node as the palette shows it, with its words. */
import { categories, type Category } from '../../nodes/define';
import { layerKindOf } from '../../nodes/networks/drawing/layerNodes';
import { nodesFor } from '../../nodes/registry';
import { nodeKeywords, nodeSummary, nodeTitle } from '../canvas/words';
import type { PaletteEntry } from './search';

const made = new Map<boolean, readonly PaletteEntry[]>();

/** All entries of a graph or of a drawing, with their words, made when they are first asked for. */
function allEntries(drawing: boolean): readonly PaletteEntry[] {
  const known = made.get(drawing);
  if (known) return known;
  const entries = nodesFor(drawing)
    .map((definition) => ({
      definition,
      title: nodeTitle(definition.type),
      description: nodeSummary(definition.type),
      keywords: `${definition.category} ${nodeKeywords(definition.type)}`,
    }))
    .toSorted((one, other) => orderOf(one) - orderOf(other));
  made.set(drawing, entries);
  return entries;
}

/** What a graph, or the drawing of a network, may have, in the order of the categories; or only those of the types given. */
export function paletteEntries(drawing: boolean, types?: ReadonlySet<string>): readonly PaletteEntry[] {
  const all = allEntries(drawing);
  return types ? all.filter(({ definition }) => types.has(definition.type)) : all;
}

export interface PaletteGroup {
  category: Category | null;
  entries: readonly PaletteEntry[];
}

/** Entries by category, or in one list by rank while a person searches. */
export function groupEntries(entries: readonly PaletteEntry[], searching: boolean): readonly PaletteGroup[] {
  if (searching) return [{ category: null, entries }];
  return categories
    .map((category) => ({ category, entries: entries.filter(({ definition }) => definition.category === category) }))
    .filter((group) => group.entries.length > 0);
}

/** By category; the ends of a drawing come after its layers. */
function orderOf({ definition }: PaletteEntry): number {
  const end = definition.category === 'layers' && layerKindOf(definition.type) === null;
  return categories.indexOf(definition.category) + (end ? 1 : 0);
}
