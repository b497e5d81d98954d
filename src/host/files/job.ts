/** From the person's files to a thread's job: by path where threads can open paths, else by bytes read through VS Code. */
import {FileType, l10n, Uri, workspace} from 'vscode';
import type {ColumnMapping, FileInput, FileJob} from '../../core/report/job.ts';
import {isPredictionFile} from './kinds.ts';
import {canReadPaths} from './thread.ts';

/** What is asked: a file or a directory, perhaps another one for the same rows. */
export interface Asked {
  readonly uri: Uri;
  readonly against?: Uri;
}

/** More than this does not fit into one array of bytes. */
const LARGEST = 2 ** 31 - 1;
const MOST_FILES = 10_000;
/** Siblings that are looked into without being named: a file of labels is small beside its predictions. */
const LARGEST_SIBLING = 2 ** 26;
const LABELS = /label|target|truth|y_?(true|test|val)|^y\./i;

export const folderOf = (uri: Uri): Uri => Uri.joinPath(uri, '..');
export const nameOf = (uri: Uri): string => uri.path.split('/').pop() ?? uri.path;
const isLocal = ({scheme}: Uri): boolean => scheme === 'file' && canReadPaths();

export async function jobOf(asked: Asked, mapping: ColumnMapping, againstMapping: ColumnMapping): Promise<FileJob> {
  const {uri, against} = asked;
  const [first, second] = await Promise.all([inputsOf(uri, mapping), against && inputsOf(against, againstMapping)]);
  const beside = [...first.beside, ...(second?.beside ?? [])];
  return {
    file: first.file,
    mapping: withLabels(uri, mapping),
    ...(beside.length > 0 && {beside}),
    ...(second && {against: second.file, againstMapping: withLabels(asked.against ?? uri, againstMapping)}),
  };
}

interface Inputs {
  readonly file: FileInput;
  readonly beside: readonly FileInput[];
}

async function inputsOf(uri: Uri, {labels}: ColumnMapping): Promise<Inputs> {
  if (isLocal(uri)) return {file: {path: uri.fsPath}, beside: []};
  const {type, size} = await workspace.fs.stat(uri);
  if (type & FileType.Directory) return directoryInputs(uri);
  const file = await readInput(uri, nameOf(uri), size);
  return {file, beside: await siblings(uri, labels)};
}

/** A file of labels is named as the person sees it from the file: "labels.npy", "../y.csv", or by its whole path. */
function withLabels(uri: Uri, mapping: ColumnMapping): ColumnMapping {
  if (mapping.labels === undefined || !isLocal(uri)) return mapping;
  return {...mapping, labels: labelsUri(uri, mapping.labels).fsPath};
}

const labelsUri = (uri: Uri, labels: string): Uri => atPath(uri, labels) ?? Uri.joinPath(folderOf(uri), labels);

/** The file at a whole path, on the file system of `uri`; undefined for a relative one. */
export function atPath(uri: Uri, path: string): Uri | undefined {
  return /^([/\\]|[a-z]:[/\\])/i.test(path) ? uri.with({path: Uri.file(path).path}) : undefined;
}

async function readInput(uri: Uri, name: string, size: number): Promise<FileInput> {
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

async function directoryInputs(uri: Uri): Promise<Inputs> {
  const names = await filesWithin(uri, '');
  const read = async (name: string) => {
    const file = Uri.joinPath(uri, name);
    return readInput(file, name, (await workspace.fs.stat(file)).size);
  };
  const beside = await Promise.all(names.map(read));
  return {file: {name: `${nameOf(uri)}/`, bytes: new Uint8Array()}, beside};
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
async function siblings(uri: Uri, labels: string | undefined): Promise<readonly FileInput[]> {
  const folder = folderOf(uri);
  const named = labels === undefined ? [] : [labels];
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const alike = entries.flatMap(([name]) => (LABELS.test(name) && isPredictionFile(name) ? [name] : []));
  const names = [...new Set([...named, ...alike])].filter((name) => name !== nameOf(uri));
  const read = names.map((name) => readSibling(labelsUri(uri, name), name, named.includes(name)));
  return (await Promise.all(read)).flat();
}

async function readSibling(uri: Uri, name: string, isNamed: boolean): Promise<readonly FileInput[]> {
  const stat = await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined);
  if (!stat || stat.type & FileType.Directory || (!isNamed && stat.size > LARGEST_SIBLING)) return [];
  return [await readInput(uri, name, stat.size)];
}

export async function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
