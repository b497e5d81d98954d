/**
 * How the person said that files are read, kept per workspace: under the file's kind and its columns, as they are guessed
 * before anything is chosen, so that the next run's file with the same columns is read in the same way. A choice that names
 * a file of labels holds for that one file only; so does a choice for a file whose columns are not known.
 */
import type {Memento, Uri} from 'vscode';
import type {ColumnMapping} from '../../core/report/job.ts';
import {decodeMapping} from '../../protocol.ts';
import {extensionOf} from './kinds.ts';

const KEY = 'surprisal.columnMappings';
const MOST = 200;
const LONGEST = 2000;

type Entries = readonly (readonly [key: string, mapping: ColumnMapping])[];

/** Thousands of columns are told apart by the first and the last of them and their number. */
function signature(uri: Uri, columns: readonly string[]): string {
  const names = JSON.stringify(columns);
  const short = names.length <= LONGEST ? names : `${columns.length} ${names.slice(0, 1000)}…${names.slice(-1000)}`;
  return `${extensionOf(uri.path)} ${short}`;
}

function keysOf(uri: Uri, columns: readonly string[] | undefined): readonly string[] {
  return [uri.toString(), ...(columns ? [signature(uri, columns)] : [])];
}

export class MappingMemory {
  constructor(readonly memento: Memento) {}

  recall(uri: Uri, columns: readonly string[] | undefined): ColumnMapping | undefined {
    const known = new Map(this.#entries());
    return keysOf(uri, columns)
      .map((key) => known.get(key))
      .find((mapping) => mapping !== undefined);
  }

  /** A mapping without any choice is forgotten. */
  async remember(uri: Uri, columns: readonly string[] | undefined, mapping: ColumnMapping): Promise<void> {
    const keys = keysOf(uri, columns);
    const others = this.#entries().filter(([key]) => !keys.includes(key));
    const key = mapping.labels === undefined ? keys.at(-1) : keys[0];
    const isChoice = Object.keys(mapping).length > 0;
    const entries = isChoice && key !== undefined ? [...others, [key, mapping] as const] : others;
    await this.memento.update(KEY, entries.slice(-MOST));
  }

  #entries(): Entries {
    const kept: unknown = this.memento.get(KEY);
    const isEntry = (entry: unknown): entry is [string, unknown] =>
      Array.isArray(entry) && typeof entry[0] === 'string';
    return Array.isArray(kept) ? kept.filter(isEntry).map(([key, mapping]) => [key, decodeMapping(mapping)]) : [];
  }
}
