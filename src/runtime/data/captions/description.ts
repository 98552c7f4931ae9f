/** What can be said of a digit: which it is, and how it is drawn. */

/** What of a digit's look has words. */
export const TRAITS = ['thickness', 'slant', 'size'] as const;
export type Trait = (typeof TRAITS)[number];

/** -1: thin, leaning left, small; 1: thick, slanted to the right, large; 0: between both. */
export type Level = -1 | 0 | 1;
export const LEVELS: readonly Level[] = [-1, 0, 1];

/** A digit with all its traits. */
export type Description = { readonly digit: number } & Readonly<Record<Trait, Level>>;

/** What a text asks for; the rest is left open. */
export type Wish = Partial<Description>;

/** The levels that have words: nobody says that a digit is of middling size. */
export const namedLevels: Readonly<Record<Trait, readonly Level[]>> = { thickness: [-1, 1], slant: [-1, 0, 1], size: [-1, 1] };

/** Whether a digit is what is wished for; of a digit that is itself a wish, what it leaves open is not. */
export function fulfils(description: Wish, wish: Wish): boolean {
  const wished = Object.entries(wish) as [keyof Description, number][];
  return wished.every(([name, value]) => description[name] === value);
}
