/** Arrays in files: the one of an .npy, those of an .npz or a .safetensors, by name; and their bytes. */
import {type Access, bytesAt, type OpenFile} from '../access.ts';
import {type NpyHeader, readNpyHeader} from '../formats/npy.ts';
import {headerLength, readTensors} from '../formats/safetensors.ts';
import {endSize, type ZipEntry, zipDataOffset, zipDirectory, zipEntries} from '../formats/zip.ts';
import {extensionOf} from '../paths.ts';
import {openPlain} from './bytes.ts';

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

export function arraysOf(access: Access, file: string): ArraysFound {
  const opened = openPlain(access, file);
  try {
    const extension = extensionOf(file);
    if (extension === '.npz') return npzArrays(access, opened, file);
    if (extension === '.safetensors') return tensorArrays(opened, file);
    const read = readNpyHeader(bytesAt(opened, 0, headSize));
    return read.ok ? {ok: true, arrays: [{file, name: '', header: read.header}]} : read;
  } finally {
    opened.close();
  }
}

function tensorArrays(opened: OpenFile, file: string): ArraysFound {
  const length = headerLength(bytesAt(opened, 0, 8), opened.size);
  if (length === undefined) return {ok: false, message: 'this is no safetensors file, or its header is cut off'};
  const read = readTensors(bytesAt(opened, 8, length));
  return read.ok ? {ok: true, arrays: read.tensors.map((t) => ({file, ...t}))} : read;
}

function npzArrays(access: Access, opened: OpenFile, file: string): ArraysFound {
  const {size} = opened;
  const tailOffset = Math.max(0, size - endSize);
  const directory = zipDirectory(bytesAt(opened, tailOffset, size - tailOffset), tailOffset);
  if (!directory || directory.offset + directory.size > size)
    return {ok: false, message: 'this is no .npz file, or it is cut off: the directory at its end is missing'};
  const entries = zipEntries(bytesAt(opened, directory.offset, directory.size));
  return {ok: true, arrays: entries.flatMap((entry) => npzArray(access, opened, file, entry))};
}

/** An entry that holds no array of real numbers is passed over. */
function npzArray(access: Access, opened: OpenFile, file: string, entry: ZipEntry): readonly ArrayRef[] {
  const at = zipDataOffset(bytesAt(opened, entry.headerOffset, 30), entry.headerOffset);
  if (at === undefined || !entry.name.endsWith('.npy')) return [];
  const head = bytesAt(opened, at, Math.min(entry.storedSize, headSize));
  const read = readNpyHeader(entry.isDeflated ? inflated(access, head) : head);
  if (!read.ok) return [];
  const name = entry.name.slice(0, -4);
  if (entry.isDeflated) return [{file, name, header: read.header, packed: {offset: at, size: entry.storedSize}}];
  return [{file, name, header: {...read.header, dataOffset: at + read.header.dataOffset}}];
}

/** As much as the bytes give; nothing where they are no deflated data. */
function inflated(access: Access, bytes: Uint8Array): Uint8Array {
  try {
    return access.unpacking.inflate(bytes);
  } catch {
    return new Uint8Array(0);
  }
}

/** The array's bytes, from the first element on: `read` fills `into` as far as there are any. */
export interface ArrayBytes {
  readonly read: (into: Uint8Array, position: number) => number;
  /** Bytes that there are. */
  readonly size: () => number;
  readonly close: () => void;
}

export function openArray(access: Access, array: ArrayRef): ArrayBytes {
  const {packed, header} = array;
  const opened = openPlain(access, array.file);
  const {dataOffset} = header;
  if (!packed)
    return {
      read: (into, at) => opened.read(into, dataOffset + at),
      size: () => Math.max(0, opened.size - dataOffset),
      close: opened.close,
    };
  const bytes = inflated(access, bytesAt(opened, packed.offset, packed.size)).subarray(header.dataOffset);
  opened.close();
  const read = (into: Uint8Array, at: number) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  };
  return {read, size: () => bytes.length, close: () => undefined};
}
