/** Arrays in files on Node: the one of an .npy, those of an .npz or a .safetensors, by name; and their bytes. */
import {closeSync, openSync, statSync} from 'node:fs';
import path from 'node:path';
import {inflateRawSync, constants as zlib} from 'node:zlib';
import {type NpyHeader, readNpyHeader} from '../formats/npy.ts';
import {headerLength, readTensors} from '../formats/safetensors.ts';
import {endSize, type ZipEntry, zipDataOffset, zipDirectory, zipEntries} from '../formats/zip.ts';
import {readFully} from './bytes.ts';

export interface ArrayRef {
  readonly file: string;
  /** '' for the one array of an .npy. */
  readonly name: string;
  /** `dataOffset` counts from the file's begin, or from the begin of what is unpacked. */
  readonly header: NpyHeader;
  readonly packed?: {readonly offset: number; readonly size: number};
}

export type ArraysFound =
  | {readonly ok: true; readonly arrays: readonly ArrayRef[]}
  | {readonly ok: false; readonly message: string};

const headSize = 1 << 16;

export function arraysOf(file: string): ArraysFound {
  const fd = openSync(file, 'r');
  try {
    const size = statSync(file).size;
    const extension = path.extname(file).toLowerCase();
    if (extension === '.npz') return npzArrays(fd, file, size);
    if (extension === '.safetensors') return tensorArrays(fd, file, size);
    const read = readNpyHeader(bytesAt(fd, 0, headSize));
    return read.ok ? {ok: true, arrays: [{file, name: '', header: read.header}]} : read;
  } finally {
    closeSync(fd);
  }
}

function bytesAt(fd: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readFully(fd, bytes, position));
}

function tensorArrays(fd: number, file: string, size: number): ArraysFound {
  const length = headerLength(bytesAt(fd, 0, 8), size);
  if (length === undefined) return {ok: false, message: 'this is no safetensors file, or its header is cut off'};
  const read = readTensors(bytesAt(fd, 8, length));
  return read.ok ? {ok: true, arrays: read.tensors.map((t) => ({file, ...t}))} : read;
}

function npzArrays(fd: number, file: string, size: number): ArraysFound {
  const tailOffset = Math.max(0, size - endSize);
  const directory = zipDirectory(bytesAt(fd, tailOffset, size - tailOffset), tailOffset);
  if (!directory || directory.offset + directory.size > size)
    return {ok: false, message: 'this is no .npz file, or it is cut off: the directory at its end is missing'};
  const entries = zipEntries(bytesAt(fd, directory.offset, directory.size));
  return {ok: true, arrays: entries.flatMap((entry) => npzArray(fd, file, entry))};
}

/** An entry that holds no array of real numbers is passed over. */
function npzArray(fd: number, file: string, entry: ZipEntry): readonly ArrayRef[] {
  const at = zipDataOffset(bytesAt(fd, entry.headerOffset, 30), entry.headerOffset);
  if (at === undefined || !entry.name.endsWith('.npy')) return [];
  const head = bytesAt(fd, at, Math.min(entry.storedSize, headSize));
  const read = readNpyHeader(entry.isDeflated ? inflate(head) : head);
  if (!read.ok) return [];
  const name = entry.name.slice(0, -4);
  if (entry.isDeflated) return [{file, name, header: read.header, packed: {offset: at, size: entry.storedSize}}];
  return [{file, name, header: {...read.header, dataOffset: at + read.header.dataOffset}}];
}

/** As much as the bytes give, where they are cut off. */
const inflate = (bytes: Uint8Array): Uint8Array => inflateRawSync(bytes, {finishFlush: zlib.Z_SYNC_FLUSH});

/** The array's bytes, from the first element on: `read` fills `into` as far as there are any. */
export interface ArrayBytes {
  readonly read: (into: Uint8Array, position: number) => number;
  readonly close: () => void;
}

export function openArray(array: ArrayRef): ArrayBytes {
  const {packed, header} = array;
  const fd = openSync(array.file, 'r');
  if (!packed) return {read: (into, at) => readFully(fd, into, header.dataOffset + at), close: () => closeSync(fd)};
  const bytes = inflate(bytesAt(fd, packed.offset, packed.size)).subarray(header.dataOffset);
  closeSync(fd);
  const read = (into: Uint8Array, at: number) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  };
  return {read, close: () => undefined};
}
