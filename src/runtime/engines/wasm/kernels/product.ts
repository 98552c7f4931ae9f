/**
 * Matrix products in tiles that stay in registers, the right operand packed in panels of columns.
 * After Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (ACM TOMS 34, 2008); the left operand
 * is read where it is. Convolutions are products of the same kind, whose rows and inner index each walk several axes.
 */
import type { KernelContext, Task } from './kernel';
import { packColumns } from './packing';
import { TileWriter } from './tile';
import { countOf, tile, unitsOf, type Product } from './tiling';

/** The packing that comes first, and the product itself. */
export function productTasks(context: KernelContext, product: Product): { readonly packing: readonly Task[]; readonly compute: Task } {
  const tiling = tile(context, product);
  const { depth, vectors, targets } = tiling;
  return {
    packing: depth === 0 ? [] : product.terms.map(({ right }, index) => packColumns(right, vectors, targets[index]!)),
    compute: {
      name: `product ${countOf(product.rows)}x${depth}x${product.columns}`,
      units: product.batches * unitsOf(tiling),
      body: (frame) => new TileWriter(context, product, tiling, frame).body(),
    },
  };
}
