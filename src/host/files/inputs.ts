/** Files as bytes for a thread that cannot open them itself: a file with what may be its labels, a directory with its files. */
import {FileType, l10n, Uri, workspace} from 'vscode';
import type {FileInput} from '../../core/report/job.ts';
import {isPredictionFile} from './kinds.ts';
import {folderOf, labelsUri, nameOf} from './places.ts';

/** More than this does not fit into one array of bytes. */
const LARGEST = 2 ** 31 - 1;
const MOST_FILES = 10_000;
/** Siblings that are looked into without being named: a file of labels is small beside its predictions. */
const LARGEST_SIBLING = 2 ** 26;
const LABELS = /label|target|truth|y_?(true|test|val)|(^|[^a-z])(y|gt)\./i;

export interface Inputs {
  readonly file: NamedInput;
  readonly beside: readonly NamedInput[];
  /** What the names of files beside it begin with. */
  readonly prefix: string;
}

export type NamedInput = Extract<FileInput, {name: string}>;

/** `name` of the file for the thread: what stands beside it is named alike. */
export async function inputsOf(uri: Uri, name: string, labels: string | undefined): Promise<Inputs> {
  const {type, size} = await workspace.fs.stat(uri);
  const prefix = name.slice(0, name.length - nameOf(uri).length);
  if (type & FileType.Directory) return {...(await directoryInputs(uri, name)), prefix};
  const file = await readInput(uri, name, size);
  return {file, beside: await siblings(uri, prefix, labels), prefix};
}

async function readInput(uri: Uri, name: string, size: number): Promise<NamedInput> {
  if (size > LARGEST) {
    const gigabytes = (size / 1e9).toFixed(1);
    throw new Error(
      l10n.t('{0} holds {1} GB: more than 2 GB can only be read where the file is on disk.', name, gigabytes),
    );
  }
  return {name, bytes: ownBytes(await workspace.fs.readFile(uri))};
}

/** Bytes with a buffer of their own, which can be handed over to a thread. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

async function directoryInputs(uri: Uri, name: string): Promise<Omit<Inputs, 'prefix'>> {
  const names = await filesWithin(uri, '');
  const read = async (path: string) => {
    const file = Uri.joinPath(uri, path);
    return readInput(file, `${name}/${path}`, (await workspace.fs.stat(file)).size);
  };
  const beside = await Promise.all(names.map(read));
  return {file: {name: `${name}/`, bytes: new Uint8Array()}, beside};
}

/** Paths relative to the directory, in the order of their names. */
async function filesWithin(directory: Uri, prefix: string): Promise<readonly string[]> {
  const entries = [...(await workspace.fs.readDirectory(directory))].sort(([a], [b]) => (a < b ? -1 : 1));
  const nested = entries.map(([name, type]) => {
    if (type & FileType.Directory) return filesWithin(Uri.joinPath(directory, name), `${prefix}${name}/`);
    return isPredictionFile(name) ? [`${prefix}${name}`] : [];
  });
  return (await Promise.all(nested)).flat().slice(0, MOST_FILES);
}

/** The file of labels that is named, and those beside the file that could be meant. */
async function siblings(uri: Uri, prefix: string, labels: string | undefined): Promise<readonly NamedInput[]> {
  const folder = folderOf(uri);
  const named = labels === undefined ? [] : [labels];
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const alike = entries.flatMap(([name]) =>
    LABELS.test(name) && (isPredictionFile(name) || name.endsWith('.txt')) ? [name] : [],
  );
  const names = [...new Set([...named, ...alike])].filter((name) => name !== nameOf(uri));
  const read = names.map((name) => readSibling(labelsUri(uri, name), prefix + name, named.includes(name)));
  return (await Promise.all(read)).flat();
}

async function readSibling(uri: Uri, name: string, isNamed: boolean): Promise<readonly NamedInput[]> {
  const stat = await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined);
  if (!stat || stat.type & FileType.Directory || (!isNamed && stat.size > LARGEST_SIBLING)) return [];
  return [await readInput(uri, name, stat.size)];
}
