/** Little-endian bytes in base64, as numbers of a dtype; core has no atob. */
import {raise} from '../frameworkError.ts';
import type {DType} from './dtype.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Int16Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) digits[alphabet.charCodeAt(i)] = i;

function decodeBytes(text: string): Uint8Array {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const bytes = new Uint8Array((end * 3) >>> 2);
  let bits = 0;
  let held = 0;
  for (let i = 0, out = 0; i < end; i++) {
    const digit = digits[text.charCodeAt(i)] ?? -1;
    if (digit < 0) raise('ValueError', `not a base64 digit at position ${i}`);
    bits = ((bits << 6) | digit) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[out++] = (bits >>> held) & 0xff;
  }
  return bytes;
}

type Reader = readonly [size: number, read: (view: DataView, offset: number) => number];

function float16At(view: DataView, offset: number): number {
  const bits = view.getUint16(offset, true);
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

const bfloatView = new DataView(new ArrayBuffer(4));
function bfloat16At(view: DataView, offset: number): number {
  bfloatView.setUint32(0, view.getUint16(offset, true) << 16);
  return bfloatView.getFloat32(0);
}

const readers: Readonly<Record<DType, Reader>> = {
  float64: [8, (view, at) => view.getFloat64(at, true)],
  float32: [4, (view, at) => view.getFloat32(at, true)],
  float16: [2, float16At],
  bfloat16: [2, bfloat16At],
  int64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  uint64: [8, (view, at) => Number(view.getBigUint64(at, true))],
  int32: [4, (view, at) => view.getInt32(at, true)],
  uint32: [4, (view, at) => view.getUint32(at, true)],
  int16: [2, (view, at) => view.getInt16(at, true)],
  uint16: [2, (view, at) => view.getUint16(at, true)],
  int8: [1, (view, at) => view.getInt8(at)],
  uint8: [1, (view, at) => view.getUint8(at)],
  bool: [1, (view, at) => view.getUint8(at)],
};

/** The numbers that the bytes spell; a ValueError where they do not divide into the dtype. */
export function decodeBase64(text: string, dtype: DType): Float64Array {
  const bytes = decodeBytes(text);
  const [size, read] = readers[dtype];
  if (bytes.length % size !== 0) raise('ValueError', `${bytes.length} bytes do not divide into ${dtype}`);
  const view = new DataView(bytes.buffer);
  const numbers = new Float64Array(bytes.length / size);
  for (let i = 0; i < numbers.length; i++) numbers[i] = read(view, i * size);
  return numbers;
}
