/** Rows of an array in chunks, as doubles, whatever their type and order in the file. */
import type {Access} from '../access.ts';
import {bytesPer, decodeNpy, swapBytes} from '../formats/npy.ts';
import {type ArrayBytes, type ArrayRef, openArray} from './arrays.ts';

export interface Chunks {
  readonly values: Float64Array;
  /** How many of the `count` rows from `row` on could be read whole. */
  readonly read: (row: number, count: number) => number;
  readonly close: () => void;
}

/** `values` is the room for a chunk, where it must lie in a kernel's memory. */
export function chunksOf(
  access: Access,
  array: ArrayRef,
  most: number,
  columns: number,
  values: Float64Array = new Float64Array(most * columns),
): Chunks {
  const {dtype, fortranOrder, isBigEndian, shape} = array.header;
  const source = openArray(access, array);
  const size = bytesPer(dtype);
  const decode = (bytes: Uint8Array, count: number, out: Float64Array) => {
    if (isBigEndian) swapBytes(bytes, size);
    decodeNpy(bytes, dtype, count, out);
  };
  const read =
    fortranOrder && columns > 1
      ? byColumns(source, {values, columns, size, rows: shape[0]!, most}, decode)
      : byRows(source, {values, columns, size, rows: shape[0]!, most}, decode);
  return {values, read, close: source.close};
}

interface Chunk {
  readonly values: Float64Array;
  readonly columns: number;
  readonly size: number;
  readonly rows: number;
  readonly most: number;
}

type Decode = (bytes: Uint8Array, count: number, out: Float64Array) => void;

function byRows(source: ArrayBytes, {values, columns, size, most}: Chunk, decode: Decode): Chunks['read'] {
  const width = columns * size;
  const bytes = new Uint8Array(most * width);
  return (row, count) => {
    const got = Math.floor(source.read(bytes.subarray(0, count * width), row * width) / width);
    decode(bytes, got * columns, values);
    return got;
  };
}

/** Fortran order: one column after the other, each read for these rows. */
function byColumns(source: ArrayBytes, {values, columns, size, rows, most}: Chunk, decode: Decode): Chunks['read'] {
  const bytes = new Uint8Array(most * size);
  const column = new Float64Array(most);
  return (row, count) => {
    let least = count;
    for (let c = 0; c < columns; c++) {
      const got = Math.floor(source.read(bytes.subarray(0, count * size), (c * rows + row) * size) / size);
      decode(bytes, got, column);
      for (let r = 0; r < got; r++) values[r * columns + c] = column[r]!;
      least = Math.min(least, got);
    }
    return least;
  };
}
