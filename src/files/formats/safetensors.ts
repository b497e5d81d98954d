/** safetensors: eight bytes of length, a header of JSON, raw little-endian tensors. Format: huggingface/safetensors, README. */
import type {NpyHeader, NpyType} from './npy.ts';

export interface NamedHeader {
  readonly name: string;
  readonly header: NpyHeader;
}

export type TensorsRead =
  | {readonly ok: true; readonly tensors: readonly NamedHeader[]}
  | {readonly ok: false; readonly message: string};

const types: Readonly<Record<string, NpyType>> = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  BF16: 'bf2',
  I64: 'i8',
  I32: 'i4',
  I16: 'i2',
  I8: 'i1',
  U64: 'u8',
  U32: 'u4',
  U16: 'u2',
  U8: 'u1',
  BOOL: 'b1',
};

/** The length of the header behind the first eight bytes; undefined where it cannot be one. */
export function headerLength(first: Uint8Array, fileSize: number): number | undefined {
  if (first.length < 8) return undefined;
  const length = Number(new DataView(first.buffer, first.byteOffset, 8).getBigUint64(0, true));
  return length >= 2 && length + 8 <= fileSize ? length : undefined;
}

/** The tensors of real numbers that the header names; those of other types are passed over. */
export function readTensors(header: Uint8Array): TensorsRead {
  try {
    const entries = Object.entries(JSON.parse(new TextDecoder().decode(header)) as Record<string, unknown>);
    return {ok: true, tensors: entries.flatMap(([name, entry]) => tensorOf(name, entry, 8 + header.length))};
  } catch {
    return {ok: false, message: 'the safetensors header is no JSON'};
  }
}

function tensorOf(name: string, entry: unknown, base: number): readonly NamedHeader[] {
  const {dtype, shape, data_offsets: place} = entry as {dtype?: string; shape?: number[]; data_offsets?: number[]};
  const type = types[dtype ?? ''];
  if (!type || !Array.isArray(shape) || !Array.isArray(place) || !shape.every(Number.isInteger)) return [];
  return [{name, header: {dtype: type, shape, fortranOrder: false, dataOffset: base + place[0]!}}];
}
