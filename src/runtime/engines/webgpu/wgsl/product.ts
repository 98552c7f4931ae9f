/** Matrix products; convolutions are products of the same kind. */
import { convolutionProduct } from './convolution';
import { directKernel } from './directProduct';
import type { KernelCode, KernelContext } from './kernel';
import { matrixProduct } from './matmul';
import { tiledKernel } from './tiledProduct';

export function productKernel(context: KernelContext): KernelCode {
  const operation = context.layout.program.operations[context.kernel.group.root!]!;
  const product = operation.op === 'matmul' ? matrixProduct(context) : convolutionProduct(context.layout.program, operation);
  return context.software ? directKernel(context, product) : tiledKernel(context, product);
}
