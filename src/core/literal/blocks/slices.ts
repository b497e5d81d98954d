/** Matrices that were printed one by one, put back into an array whose last axes count the matrices. */
import type {Cell} from './types.ts';

export interface Stacked {
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
}

/**
 * Slices in column-major order of their indices (as R, Julia, MATLAB and Octave print them) → row-major cells of shape
 * [rows, columns, …]; the sizes of the further axes are the numbers of different indices along them. undefined unless they form a box.
 */
export function stackSlices(
  slices: readonly (readonly (readonly Cell[])[])[],
  indices: readonly (readonly string[])[],
): Stacked | undefined {
  const rows = slices[0]?.length ?? 0;
  const columns = slices[0]?.[0]?.length ?? 0;
  const outer = indices[0]?.map((_, axis) => new Set(indices.map((index) => index[axis])).size) ?? [];
  const isBox = slices.every((slice) => slice.length === rows && slice.every((row) => row.length === columns));
  if (rows * columns === 0 || !isBox || product(outer) !== slices.length) return undefined;
  const order = columnMajorOrder(outer);
  const cells: Cell[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) for (const k of order) cells.push(slices[k]![i]![j]!);
  return cells.every((cell) => cell.value !== undefined) ? {cells, shape: [rows, columns, ...outer]} : undefined;
}

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** For each row-major position of a box, where column-major order has it. */
function columnMajorOrder(sizes: readonly number[]): number[] {
  let order = [0];
  let stride = 1;
  for (const size of sizes) {
    const step = stride;
    order = order.flatMap((at) => Array.from({length: size}, (_, i) => at + i * step));
    stride *= size;
  }
  return order;
}
