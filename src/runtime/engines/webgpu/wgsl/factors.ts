/** What a product kernel multiplies: matrices whose elements are looked up where they are. */
import { guarded, type KernelContext } from './kernel';
import type { Scope } from './scope';

/** One pair of matrices to be multiplied. `left` and `right` give the element at the named indices. */
export interface Factors {
  readonly left: (scope: Scope, row: string, k: string) => string;
  readonly right: (scope: Scope, k: string, column: string) => string;
}

export interface Product {
  readonly batches: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  /** Whether neighbours in memory are neighbours along the inner axis. */
  readonly leftAlongInner: boolean;
  readonly rightAlongInner: boolean;
  /** Pairs whose products are added. The batch is `batch`. */
  readonly terms: readonly Factors[];
  /** Where the element of a row and a column is in the result, and when there is one; not given, results lie as `[batch, row, column]`. */
  readonly place?: (scope: Scope, row: string, column: string) => { readonly index: string; readonly conditions: readonly string[] };
}

/** Statements that store `total`, the element of `row` and `column` in the `batch`. */
export function storeTotal(context: KernelContext, { rows, columns, place }: Product): string {
  const scope = context.scope();
  const { index, conditions } = place?.(scope, 'row', 'column') ?? { index: `(batch * ${rows}u + row) * ${columns}u + column`, conditions: [] };
  return `${scope.text}\n${guarded(conditions, `let i = ${index};\n${context.finish()}`)}`;
}
