/**
 * A directory of prediction files: shards of one task, one sub-directory per true class, or predictions with their labels beside
 * them. Which it is shows in the names, and in whether the files hold labels.
 */
import type {Access} from '../access.ts';
import {baseName, extensionOf, stemOf, within} from '../paths.ts';
import {type Failed, fail} from '../plan.ts';
import {
  distinct,
  type FileOptions,
  type FilePlanned,
  knownExtension,
  planSingle,
  type SinglePlan,
  type SinglePlanned,
  withReason,
} from './planFile.ts';
import {isNamedLabels} from './siblings.ts';

export interface FolderPart {
  readonly file: string;
  /** The true class of all its rows. */
  readonly everyLabel?: string;
  /** Its file of labels, in a directory of labels. */
  readonly labels?: string;
}

export interface FolderPlan {
  readonly format: 'folder';
  readonly parts: readonly FolderPart[];
  /** How the first of them is read; each is planned for itself. */
  readonly first: SinglePlan;
  readonly options: FileOptions;
  readonly stamp: string;
  /** Why the directory is read so. */
  readonly reasons: readonly string[];
}

const deepest = 4;
const mostFiles = 100_000;

interface Found {
  readonly file: string;
  /** The sub-directory of the directory asked for; '' for its own files. */
  readonly group: string;
}

export async function planFolder(access: Access, folder: string, options: FileOptions): Promise<FilePlanned> {
  const found = filesIn(access, folder).filter(({file}) => knownExtension.test(extensionOf(file)));
  if (found.length === 0) return fail('empty', 'the directory holds no file of a known format');
  const paired = labelFolder(found, options);
  if (paired) return pairs(access, paired, options);
  const predictions = found.filter(({file}) => !isNamedLabels(file));
  const parts = predictions.length > 0 ? predictions : found;
  const labelFiles = found.filter((f) => !parts.includes(f));
  const [only] = parts;
  if (parts.length === 1) return planPair(access, only!.file, labelFiles, options);
  const planned = await firstPlan(parts, (part) => planSingle(access, part.file, options));
  if (planned.ok) return shards(parts, planned.plan, options);
  return planned.code === 'no-label-column' ? classFolders(access, parts, options, planned) : planned;
}

/** Files below the directory, in the order of their names with numbers as numbers. */
function filesIn(access: Access, folder: string): readonly Found[] {
  const files: Found[] = [];
  const visit = (at: string, group: string, depth: number) => {
    const entries = access.list(at) ?? [];
    for (const {name, isFolder} of [...entries].sort((a, b) => inOrder(a.name, b.name))) {
      if (/^[._]/.test(name) || files.length >= mostFiles) continue;
      if (!isFolder) files.push({file: within(at, name), group});
      else if (depth < deepest) visit(within(at, name), group === '' ? name : group, depth + 1);
    }
  };
  visit(folder, '', 0);
  return files;
}

/** By characters, runs of digits by their value: part-2 before part-10. The same on every machine. */
function inOrder(a: string, b: string): number {
  const [as, bs] = [a, b].map((name) => name.match(/\d+|\D+/g) ?? []);
  for (let i = 0; i < Math.min(as!.length, bs!.length); i++) {
    const [x, y] = [as![i]!, bs![i]!];
    const byValue = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    if (byValue !== 0 || x !== y) return byValue || (x < y ? -1 : 1);
  }
  return as!.length - bs!.length;
}

/** One file of predictions, with the one of labels where there is one. */
function planPair(
  access: Access,
  file: string,
  labelFiles: readonly Found[],
  options: FileOptions,
): Promise<FilePlanned> {
  const labels = labelFiles.length === 1 && options.labels === undefined ? {labels: labelFiles[0]!.file} : {};
  return asFolder(access, file, {...options, ...labels});
}

async function asFolder(access: Access, file: string, options: FileOptions): Promise<FilePlanned> {
  const planned = await planSingle(access, file, options);
  if (!planned.ok) return planned;
  const reasons = [`the directory holds one file of predictions, ${baseName(file)}`];
  const {stamp} = planned.plan;
  return {ok: true, plan: {format: 'folder', parts: [{file}], first: planned.plan, options, stamp, reasons}};
}

function shards(parts: readonly Found[], first: SinglePlan, options: FileOptions): FilePlanned {
  const files = parts.map(({file}) => ({file}));
  const reasons = [`${parts.length} files are read as shards of one: each holds its labels or has them beside it`];
  return {ok: true, plan: {format: 'folder', parts: files, first, options, stamp: `${parts.length} files`, reasons}};
}

/** predictions/0.npy and labels/0.npy: each file with that of the same stem in the directory of labels. */
function labelFolder(found: readonly Found[], {labels}: FileOptions): readonly FolderPart[] | undefined {
  const groups = [...new Set(found.map(({group}) => group))];
  const named = groups.filter((group) => group !== '' && isNamedLabels(group));
  if (labels !== undefined || named.length !== 1 || groups.length < 2) return undefined;
  const byStem = new Map(found.flatMap(({file, group}) => (group === named[0] ? [[stemOf(file), file] as const] : [])));
  const parts = found.filter(({group}) => group !== named[0]);
  const isPaired = parts.every(({file}) => byStem.has(stemOf(file))) && byStem.size === parts.length;
  return isPaired ? parts.map(({file}) => ({file, labels: byStem.get(stemOf(file))!})) : undefined;
}

async function pairs(access: Access, parts: readonly FolderPart[], options: FileOptions): Promise<FilePlanned> {
  const planned = await planPart(access, parts[0]!, options);
  if (!planned.ok) return planned;
  const reasons = [`${parts.length} files are read as shards of one, each with its file of the directory of labels`];
  return {
    ok: true,
    plan: {format: 'folder', parts, first: planned.plan, options, stamp: `${parts.length} files`, reasons},
  };
}

/** No labels in the files: the sub-directory tells the class of all rows below it. */
async function classFolders(
  access: Access,
  parts: readonly Found[],
  options: FileOptions,
  why: Failed,
): Promise<FilePlanned> {
  const groups = [...new Set(parts.map((part) => part.group))];
  if (groups.includes('') || groups.length < 2) return why;
  const apart = {...options, labelsApart: distinct(groups)};
  const planned = await firstPlan(parts, (part) => planEvery(access, part.file, part.group, apart));
  if (!planned.ok) return planned;
  const reasons = [
    `${parts.length} files in ${groups.length} sub-directories without labels: each sub-directory is the true class of its rows`,
  ];
  const files = parts.map(({file, group}) => ({file, everyLabel: group}));
  const stamp = `${parts.length} files`;
  return {ok: true, plan: {format: 'folder', parts: files, first: planned.plan, options: apart, stamp, reasons}};
}

const tried = 20;

/** The plan of the first file that can be planned: some may be empty. */
async function firstPlan(
  parts: readonly Found[],
  planOf: (part: Found) => Promise<SinglePlanned>,
): Promise<SinglePlanned> {
  let planned = await planOf(parts[0]!);
  for (const part of parts.slice(1, tried))
    if (!planned.ok && planned.code !== 'no-label-column') planned = await planOf(part);
  return planned;
}

async function planEvery(access: Access, file: string, everyLabel: string, options: FileOptions) {
  const planned = await planSingle(access, file, options);
  if (!planned.ok) return planned;
  return {ok: true as const, plan: {...withReason(planned.plan, 'the sub-directories'), everyLabel}};
}

/** How one of the files is read. */
export const planPart = (access: Access, {file, everyLabel, labels}: FolderPart, options: FileOptions) =>
  everyLabel === undefined
    ? planSingle(access, file, labels === undefined ? options : {...options, labels})
    : planEvery(access, file, everyLabel, options);
