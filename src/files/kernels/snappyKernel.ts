/// <reference path="./wat.d.ts" />
/** Snappy, the packing of most Parquet files, through WebAssembly; by hyparquet's JavaScript where that is missing. */
import {snappyUncompress} from 'hyparquet/src/snappy.js';
import {growTo, instanceOf} from './instance.ts';
import code from './snappy.wat';

export type Unsnap = (packed: Uint8Array, length: number) => Uint8Array;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly unpack: (at: number, end: number, out: number, stop: number) => number;
}

const slack = 16; // bytes that the kernel may write behind the output

let chosen: Unsnap | undefined;

/** The `length` bytes that were packed. Throws an Error where the bytes are not packed so, or give more or fewer. */
export const unsnap: Unsnap = (packed, length) => {
  chosen ??= openSnappyKernel() ?? plainUnsnap;
  return chosen(packed, length);
};

/** Undefined where WebAssembly is missing. */
export function openSnappyKernel(): Unsnap | undefined {
  const exports = instanceOf<Exports>(code);
  if (!exports) return undefined;
  const {memory, unpack} = exports;
  return (packed, length) => {
    const begin = headLength(packed);
    const stop = packed.length + length;
    growTo(memory, stop + slack);
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(packed);
    if (unpack(begin, packed.length, packed.length, stop) === 0) throw new Error('the Snappy data are broken');
    return bytes.slice(packed.length, stop);
  };
}

export const plainUnsnap: Unsnap = (packed, length) => {
  const out = new Uint8Array(length);
  snappyUncompress(packed, out);
  return out;
};

/** The data begin with their length, seven bits a byte, which the page's header tells too. */
function headLength(packed: Uint8Array): number {
  const last = packed.findIndex((byte) => byte < 128);
  return last < 0 ? packed.length : last + 1;
}
