/** Values as JSON writes them: tensors with their shape, "inf", "-inf" and "nan" for what JSON has no number for. */
import type {Tensor} from '../types.ts';

export const writeNumber = (x: number): number | string =>
  Number.isFinite(x) ? x : Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';

const writeNumbers = (data: ArrayLike<number>): readonly (number | string)[] => Array.from(data, writeNumber);

/** A number, a flat list, or {dtype?, shape, data}. */
export function writeValue(value: number | readonly number[] | (Tensor & {readonly dtype?: string})): unknown {
  if (typeof value === 'number') return writeNumber(value);
  if ('shape' in value)
    return {...(value.dtype ? {dtype: value.dtype} : {}), shape: value.shape, data: writeNumbers(value.data)};
  return writeNumbers(value);
}
