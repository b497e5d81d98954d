/** NumPy's .npy: the header, and elements of any real dtype as doubles. Format: numpy.lib.format, versions 1 to 3. */

export interface NpyHeader {
  readonly dtype: NpyType;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** Byte where the data begin. */
  readonly dataOffset: number;
  /** Where the elements' bytes stand in the other order. */
  readonly isBigEndian?: boolean;
  /** Where the elements are texts of so many characters: of four bytes (NumPy's U) or of one (its S). */
  readonly text?: {readonly characters: number; readonly isWide: boolean};
}

/** As NumPy names them; bf2 is bfloat16, which safetensors holds. */
export type NpyType = 'bf2' | 'f2' | 'f4' | 'f8' | 'i1' | 'i2' | 'i4' | 'i8' | 'u1' | 'u2' | 'u4' | 'u8' | 'b1';

export type NpyRead = {readonly ok: true; readonly header: NpyHeader} | {readonly ok: false; readonly message: string};

export const bytesPer = (type: NpyType): number => Number(type[type.length - 1]);

const types: ReadonlySet<string> = new Set(['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'b1']);

/** Reads the header from the file's first bytes. */
export function readNpyHeader(bytes: Uint8Array): NpyRead {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  if (bytes.length < 12 || magic.some((b, i) => bytes[i] !== b))
    return {ok: false, message: 'this is no .npy file: its first bytes are not \\x93NUMPY'};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = bytes[6]! >= 2;
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = long ? 12 : 10;
  if (start + length > bytes.length) return {ok: false, message: 'the .npy header is cut off'};
  return parse(new TextDecoder('latin1').decode(bytes.subarray(start, start + length)), start + length);
}

function parse(header: string, dataOffset: number): NpyRead {
  const descr = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1];
  if (descr === undefined || order === undefined || shape === undefined)
    return {ok: false, message: 'the .npy header names no plain dtype (a structured array?)'};
  const type = descr.slice(1);
  const words = /^([US])(\d+)$/.exec(type);
  if (!words && !types.has(type)) return {ok: false, message: `dtype ${descr} holds no real numbers`};
  const dims = shape
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '')
    .map(Number);
  if (!dims.every((n) => Number.isSafeInteger(n) && n >= 0))
    return {ok: false, message: `the shape (${shape}) in the .npy header is none`};
  const common = {shape: dims, fortranOrder: order === 'True', dataOffset};
  const bigEndian = descr[0] === '>' && {isBigEndian: true};
  if (!words) return {ok: true, header: {...common, dtype: type as NpyType, ...bigEndian}};
  const text = {characters: Number(words[2]), isWide: words[1] === 'U'};
  return {ok: true, header: {...common, dtype: 'u1', ...bigEndian, text}};
}

/** Turns the bytes of each element around, in place. */
export function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at + width <= bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

/** Texts [0, count): padded with zeros at the end. */
export function decodeTexts(bytes: Uint8Array, {text, isBigEndian = false}: NpyHeader, count: number): string[] {
  const {characters, isWide} = text!;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = characters * (isWide ? 4 : 1);
  const codeAt = (at: number) => (isWide ? view.getUint32(at, !isBigEndian) : bytes[at]!);
  return Array.from({length: Math.min(count, Math.floor(bytes.length / width))}, (_, i) => {
    let word = '';
    for (let at = i * width; at < (i + 1) * width; at += isWide ? 4 : 1)
      if (codeAt(at) > 0 && codeAt(at) <= 0x10ffff) word += String.fromCodePoint(codeAt(at));
    return word;
  });
}

/** Elements [0, count) of little-endian bytes as doubles into `out`. */
export function decodeNpy(bytes: Uint8Array, type: NpyType, count: number, out: Float64Array): void {
  const source = aligned(bytes, type, count);
  if (source) {
    out.set(source);
    return;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'bf2') for (let i = 0; i < count; i++) out[i] = brainHalf(view.getUint16(2 * i, true));
  else if (type === 'f2') for (let i = 0; i < count; i++) out[i] = half(view.getUint16(2 * i, true));
  else for (let i = 0; i < count; i++) out[i] = long(view, 8 * i, type === 'i8');
}

function aligned(bytes: Uint8Array, type: NpyType, count: number): ArrayLike<number> | undefined {
  const {buffer, byteOffset} = bytes;
  if (byteOffset % bytesPer(type) !== 0) return aligned(bytes.slice(), type, count);
  if (type === 'f4') return new Float32Array(buffer, byteOffset, count);
  if (type === 'f8') return new Float64Array(buffer, byteOffset, count);
  if (type === 'i4') return new Int32Array(buffer, byteOffset, count);
  if (type === 'u4') return new Uint32Array(buffer, byteOffset, count);
  if (type === 'i2') return new Int16Array(buffer, byteOffset, count);
  if (type === 'u2') return new Uint16Array(buffer, byteOffset, count);
  if (type === 'i1') return new Int8Array(buffer, byteOffset, count);
  return type === 'u1' || type === 'b1' ? new Uint8Array(buffer, byteOffset, count) : undefined;
}

/** The double nearest to a whole number of 64 bits: only the sum of its halves is rounded. */
const long = (view: DataView, at: number, isSigned: boolean): number =>
  (isSigned ? view.getInt32(at + 4, true) : view.getUint32(at + 4, true)) * 4294967296 + view.getUint32(at, true);

const word = new Uint32Array(1);
const single = new Float32Array(word.buffer);

/** bfloat16 is the upper half of a float32. */
function brainHalf(bits: number): number {
  word[0] = bits << 16;
  return single[0]!;
}

/** IEEE 754 binary16 → double, exactly. */
function half(bits: number): number {
  const sign = bits >>> 15 === 0 ? 1 : -1;
  const exponent = (bits >>> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25));
}
