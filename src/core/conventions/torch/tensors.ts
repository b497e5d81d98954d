/** Tensors as torch combines them: dtype promotion, broadcasting with torch's words, reductions. */
import {raise} from '../frameworkError.ts';
import {type DType, isFloating} from '../nd/dtype.ts';
import {type NdArray, type OnMismatch, scalar, zip} from '../nd/ndarray.ts';
import {mean, sum} from '../nd/reduce.ts';

/** "[2, 3]": a size as ATen's messages print it. */
export const sizes = (shape: readonly number[]): string => `[${shape.join(', ')}]`;
/** "torch.Size([2, 3])": a size as Python prints it. */
export const torchSize = (shape: readonly number[]): string => `torch.Size([${shape.join(', ')}])`;

const cNames: Partial<Record<DType, string>> = {
  float64: 'Double',
  float32: 'Float',
  float16: 'Half',
  bfloat16: 'BFloat16',
  int64: 'Long',
  int32: 'Int',
  int16: 'Short',
  int8: 'Char',
  uint8: 'Byte',
  bool: 'Bool',
};

/** "Double", "Long": a dtype as ATen's messages name it. */
export const cName = (dtype: DType): string => cNames[dtype] ?? dtype;

const category = (dtype: DType): number => (dtype === 'bool' ? 0 : isFloating(dtype) ? 2 : 1);
const rank: readonly DType[] = ['bool', 'uint8', 'int8', 'int16', 'int32', 'int64'];
const floats: readonly DType[] = ['float16', 'bfloat16', 'float32', 'float64'];

function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  if (category(a) !== category(b)) return category(a) > category(b) ? a : b;
  if (isFloating(a)) return promoteFloats(a, b);
  if (a === 'uint8' || b === 'uint8') return promoteUint8(a === 'uint8' ? b : a);
  return rank[Math.max(rank.indexOf(a), rank.indexOf(b))];
}

function promoteFloats(a: DType, b: DType): DType {
  const halves = floats.indexOf(a) < 2 && floats.indexOf(b) < 2;
  return halves ? 'float32' : floats[Math.max(floats.indexOf(a), floats.indexOf(b))];
}

const promoteUint8 = (other: DType): DType => (other === 'int8' ? 'int16' : other);

/** torch.result_type: a 0-d tensor takes part only where its category is higher. */
export function resultType(a: NdArray, b: NdArray): DType {
  const aIsScalar = a.shape.length === 0;
  const bIsScalar = b.shape.length === 0;
  if (aIsScalar === bIsScalar) return promoteTypes(a.dtype, b.dtype);
  const [tensor, other] = aIsScalar ? [b, a] : [a, b];
  return category(other.dtype) > category(tensor.dtype) ? promoteTypes(tensor.dtype, other.dtype) : tensor.dtype;
}

/** What arithmetic with a Python float gives: integers become the default dtype. */
export const floatType = (dtype: DType): DType => (isFloating(dtype) ? dtype : 'float32');

export const torchMismatch: OnMismatch = (a, b) => {
  const offset = b.length - a.length;
  const axis = Array.from({length: Math.max(a.length, b.length)}, (_, i) => i)
    .reverse()
    .find((i) => disagree(a[i - Math.max(offset, 0)], b[i + Math.min(offset, 0)]));
  const at = axis ?? 0;
  const left = a[at - Math.max(offset, 0)];
  const right = b[at + Math.min(offset, 0)];
  return raise(
    'RuntimeError',
    `The size of tensor a (${left}) must match the size of tensor b (${right}) at non-singleton dimension ${at}`,
  );
};

const disagree = (x: number | undefined, y: number | undefined): boolean =>
  x !== undefined && y !== undefined && x !== y && x !== 1 && y !== 1;

/** f over two tensors in their result type. */
export const combine = (a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  zip(a, b, f, resultType(a, b), torchMismatch);

/** As `combine`, integers giving the default float dtype. */
export const combineFloat = (a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  zip(a, b, f, floatType(resultType(a, b)), torchMismatch);

export type ReductionCode = 'none' | 'mean' | 'sum';

/** The reduction of a loss: none keeps it, mean divides by the element count (NaN when empty). */
export function reduceLoss(loss: NdArray, reduction: ReductionCode): NdArray {
  if (reduction === 'none') return loss;
  return reduction === 'mean' ? mean(loss) : sum(loss);
}

export const nan = (dtype: DType): NdArray => scalar(Number.NaN, dtype);

/** An axis in [−rank, rank), or IndexError; a 0-d tensor counts as 1-d. */
export function wrapDim(dim: number, rank: number): number {
  const n = Math.max(rank, 1);
  if (dim >= -n && dim < n) return dim < 0 ? dim + n : dim;
  return raise('IndexError', `Dimension out of range (expected to be in range of [${-n}, ${n - 1}], but got ${dim})`);
}

/** Errors as ATen words them when a kernel has no such dtype. */
export const notImplemented = (kernel: string, dtype: DType): never =>
  raise('RuntimeError', `"${kernel}" not implemented for '${cName(dtype)}'`);

/** a − b: torch refuses to subtract bools. */
export function subtract(a: NdArray, b: NdArray): NdArray {
  if (a.dtype === 'bool' || b.dtype === 'bool') {
    raise('RuntimeError', 'Subtraction, the `-` operator, with a bool tensor is not supported.');
  }
  return combine(a, b, (x, y) => x - y);
}
