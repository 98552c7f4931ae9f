/** Symmetric matrices, row by row in one array. */

/** Eigenvalues and, in the columns of `vectors`, eigenvectors, by Jacobi's rotations (Golub & Van Loan, section 8.5). */
export function eigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const total = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 60 && offDiagonal(a, size) > 1e-22 * total; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
    }
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) sum += 2 * a[p * size + q]! ** 2;
  return sum;
}

/** Turns the plane of `p` and `q` so that their common element becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const shared = a[p * size + q]!;
  if (shared === 0) return;
  const half = (a[q * size + q]! - a[p * size + p]!) / (2 * shared);
  const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(1, half));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  const turn = (target: Float64Array, first: number, second: number) => {
    const [x, y] = [target[first]!, target[second]!];
    target[first] = cosine * x - sine * y;
    target[second] = sine * x + cosine * y;
  };
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q);
}

/** The symmetric root of a matrix without negative eigenvalues; rounding below 0 counts as 0. */
export function squareRoot(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = eigen(matrix, size);
  const root = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const value = Math.sqrt(Math.max(0, values[k]!));
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) root[i * size + j]! += value * vectors[i * size + k]! * vectors[j * size + k]!;
    }
  }
  return root;
}

/** The product of two matrices. */
export function product(x: Float64Array, y: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = x[i * size + k]!;
      for (let j = 0; j < size; j++) out[i * size + j]! += factor * y[k * size + j]!;
    }
  }
  return out;
}
