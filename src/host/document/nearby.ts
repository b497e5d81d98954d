/** The arrays around a place: the lines before and after it, and in a notebook the other cells and their text outputs. */

import {l10n, type NotebookCell, type NotebookDocument, Position, Range, type TextDocument} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import {dialectOf, findArrays, findScalarTargets, isSingleTarget} from '../core.ts';
import {textOfUtf8} from '../runtime.ts';
import {setting} from '../settings.ts';
import {type LocatedArray, locate} from './located.ts';
import {cellOf} from './notebook.ts';
import {printedBy} from './printed.ts';
import {offsetsOf, shortName, textOf} from './text.ts';

interface Reading {
  readonly version: number;
  readonly from: number;
  readonly to: number;
  readonly arrays: readonly LocatedArray[];
  /** Targets that are one number. */
  readonly labels: readonly LocatedArray[];
}

const readings = new WeakMap<TextDocument, Reading>();
const RESULT = 'text/plain';
const TEXT_OUTPUTS = new Set([RESULT, 'application/vnd.code.notebook.stdout', 'application/vnd.code.notebook.stderr']);

/** The arrays of [from, to), read once for each version of the document. */
export const arraysBetween = (document: TextDocument, from: number, to: number): readonly LocatedArray[] =>
  readingOf(document, from, to).arrays;

function readingOf(document: TextDocument, from: number, to: number): Reading {
  const known = readings.get(document);
  if (known?.version === document.version && known.from === from && known.to === to) return known;
  const reading = {version: document.version, from, to, ...read(document, from, to)};
  readings.set(document, reading);
  return reading;
}

/** The arrays of [from, to) of a text, and its targets that are one number. */
export function arraysOfText(text: string, languageId: string, from = 0, to = text.length) {
  const found = findArrays(text, {languageId, from, to, singles: true});
  const wholes = found.arrays.filter((array) => array.partOf === undefined); // a ragged literal counts once
  const labels = [...wholes.filter(isSingleTarget), ...findScalarTargets(text, from, to, dialectOf(languageId))];
  return {arrays: wholes.filter((array) => array.values.length > 1), labels};
}

function read(document: TextDocument, from: number, to: number): Pick<Reading, 'arrays' | 'labels'> {
  const {arrays, labels} = arraysOfText(textOf(document), document.languageId, from, to);
  return {
    arrays: arrays.map((array) => locate(document, array)),
    labels: labels.map((array) => locate(document, array)),
  };
}

/** The lines that pairing looks at around `line`, as offsets. */
function neighbourhood(document: TextDocument, line: number): {readonly start: number; readonly end: number} {
  const distance = setting('reading.pairingDistance', document);
  const first = new Position(Math.max(0, line - distance), 0);
  const last = document.lineAt(Math.min(document.lineCount - 1, line + distance)).range.end;
  return offsetsOf(document, new Range(first, last));
}

/** Every array of a document that is short enough to be read whole, else of the lines around `line`. */
export function arraysAround(document: TextDocument, line: number): readonly LocatedArray[] {
  const {start, end} = neighbourhood(document, line);
  const most = setting('reading.maximumCharacters', document);
  return end - start <= most ? arraysBetween(document, start, end) : [];
}

/** The arrays printed below a cell, by the names of the variables that it prints. */
export function arraysInOutputs(cell: NotebookCell): readonly LocatedArray[] {
  const {document, index, outputs} = cell;
  const label = l10n.t('{0}, output of cell {1}', shortName(document), index + 1);
  const {names, last} = document.languageId === 'python' ? printedBy(textOf(document)) : {names: []};
  const texts = outputs.flatMap(({items}) => items.filter(({mime}) => TEXT_OUTPUTS.has(mime)).slice(0, 1));
  return texts.flatMap(({mime, data}) => {
    const text = ArrayBuffer.isView(data) ? textOfUtf8(data) : ''; // VS Code hands out other things for unsaved notebooks
    const {arrays} = findArrays(text, {languageId: 'plaintext'});
    const named = withNames(arrays, mime === RESULT && last !== undefined ? [last] : names);
    return named.map((array) => ({array, text, label, order: 2 * index + 1}));
  });
}

/** Only where there are as many arrays as variables: otherwise one of them printed something else. */
function withNames(arrays: readonly NumericArray[], names: readonly string[]): readonly NumericArray[] {
  if (arrays.length !== names.length) return arrays;
  return arrays.map((array, i) => (array.name === undefined ? {...array, name: names[i] as string} : array));
}

function cellsAround({notebook, index}: NotebookCell): readonly NotebookCell[] {
  const distance = ({index: other}: NotebookCell) => Math.abs(other - index);
  return [...notebookCells(notebook)].sort((a, b) => distance(a) - distance(b));
}

function notebookCells(notebook: NotebookDocument): readonly NotebookCell[] {
  return notebook.getCells();
}

/** The arrays around `line`, and the labels that are one number. */
function arraysAndLabels(document: TextDocument, line: number): readonly LocatedArray[] {
  const {start, end} = neighbourhood(document, line);
  const most = setting('reading.maximumCharacters', document);
  if (end - start > most) return [];
  const {arrays, labels} = readingOf(document, start, end);
  return [...arrays, ...labels];
}

/** All arrays that may belong to one at `line`: its document's, then those of the notebook's other cells, nearest first. */
export function arraysNear(document: TextDocument, line: number): readonly LocatedArray[] {
  const cell = cellOf(document);
  if (!cell) return arraysAndLabels(document, line);
  return cellsAround(cell).flatMap((other) => [
    ...arraysAndLabels(other.document, other === cell ? line : 0).map((located) => ({
      ...located,
      order: 2 * other.index,
    })),
    ...arraysInOutputs(other),
  ]);
}
