/** From the person's files to a thread's job: by path where threads can open paths, else by bytes read through VS Code. */
import type {Uri} from 'vscode';
import type {ColumnMapping, FileJob} from '../../core/report/job.ts';
import {inputsOf, type NamedInput} from './inputs.ts';
import {folderOf, labelsUri, nameOf, relativeName} from './places.ts';
import {canReadPaths} from './thread.ts';

/** What is asked: a file or a directory, perhaps another one for the same rows. */
export interface Asked {
  readonly uri: Uri;
  readonly against?: Uri;
}

const isLocal = ({scheme}: Uri): boolean => scheme === 'file' && canReadPaths();

export function jobOf(asked: Asked, mapping: ColumnMapping, againstMapping: ColumnMapping): Promise<FileJob> {
  const {uri, against} = asked;
  const isByPath = isLocal(uri) && (!against || isLocal(against));
  return isByPath
    ? Promise.resolve(jobByPath(asked, mapping, againstMapping))
    : jobByBytes(asked, mapping, againstMapping);
}

function jobByPath({uri, against}: Asked, mapping: ColumnMapping, againstMapping: ColumnMapping): FileJob {
  return {
    file: {path: uri.fsPath},
    mapping: withLabels(uri, mapping),
    ...(against && {against: {path: against.fsPath}, againstMapping: withLabels(against, againstMapping)}),
  };
}

async function jobByBytes(asked: Asked, mapping: ColumnMapping, againstMapping: ColumnMapping): Promise<FileJob> {
  const {uri, against} = asked;
  const first = await inputsOf(uri, nameOf(uri), mapping.labels);
  const second = against && (await inputsOf(against, relativeName(folderOf(uri), against), againstMapping.labels));
  const beside = withoutDoubles([...first.beside, ...(second?.beside ?? [])]);
  return {
    file: first.file,
    mapping,
    ...(beside.length > 0 && {beside}),
    ...(second && {against: second.file, againstMapping: named(againstMapping, second.prefix)}),
  };
}

/** A file of labels is named as it is seen from its file: "labels.npy", "../y.csv", or by its whole path. */
function withLabels(uri: Uri, mapping: ColumnMapping): ColumnMapping {
  return mapping.labels === undefined ? mapping : {...mapping, labels: labelsUri(uri, mapping.labels).fsPath};
}

/** The same for a file whose name begins with `prefix`. */
function named(mapping: ColumnMapping, prefix: string): ColumnMapping {
  return mapping.labels === undefined ? mapping : {...mapping, labels: prefix + mapping.labels};
}

function withoutDoubles(inputs: readonly NamedInput[]): readonly NamedInput[] {
  return [...new Map(inputs.map((input) => [input.name, input])).values()];
}
