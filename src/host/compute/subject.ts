/** From what a person points at (carets, selections, a cell) to what the calculator shows; never a dead end. */

import {l10n, type Selection, type TextDocument, type TextEditor} from 'vscode';
import type {NumericArray, ReadResult} from '../../core/literal/types.ts';
import {arrayAt, readSelection} from '../core.ts';
import {type LocatedArray, locate, uniqueArrays} from '../document/located.ts';
import {arraysBetween, arraysNear} from '../document/nearby.ts';
import {offsetsOf, placeName, textOf} from '../document/text.ts';
import {spoken} from '../language.ts';
import type {Subject} from '../panel/state.ts';
import {pairUp} from './pairing.ts';

function readRanges(document: TextDocument, selections: readonly Selection[]): ReadResult {
  const ranges = selections.map((selection): [number, number] => {
    const {start, end} = offsetsOf(document, selection);
    return [start, end];
  });
  return readSelection(textOf(document), ranges, {languageId: document.languageId});
}

/** A selection is read on its own; where the whole document has the same literal, its name and call are known as well. */
function inContext(document: TextDocument, selected: NumericArray): NumericArray {
  if (selected.container === 'loose') return selected;
  const whole = arrayAt(textOf(document), selected.start, {languageId: document.languageId});
  return whole?.start === selected.start && whole.end === selected.end ? whole : selected;
}

/** The array under a caret, else the arrays of its line. */
function arraysAtCaret(document: TextDocument, {active}: Selection): readonly LocatedArray[] {
  const under = arrayAt(textOf(document), document.offsetAt(active), {languageId: document.languageId});
  if (under) return [locate(document, under)];
  const {start, end} = offsetsOf(document, document.lineAt(active.line).range);
  return arraysBetween(document, start, end);
}

function nothingAt(document: TextDocument, selection: Selection): Subject {
  const place = placeName(document, selection.active);
  const notice = l10n.t(
    'No array of numbers at {0}: put the cursor in one, select some numbers, or type them here.',
    place,
  );
  return {candidates: [], notice};
}

function unreadable(document: TextDocument, {diagnostics}: ReadResult, selection: Selection): Subject {
  const [first] = diagnostics;
  const place = placeName(document, first ? document.positionAt(first.offset) : selection.start);
  const reason = first ? spoken(first.said ?? first.message) : l10n.t('there are no numbers in the selection.');
  return {candidates: [], notice: `${place}: ${reason}`};
}

/** One array takes its partner from nearby; several are target and prediction among themselves. */
export function subjectOf(arrays: readonly LocatedArray[]): Subject {
  const [first] = arrays;
  if (!first?.document) return pairUp(arrays, []);
  return pairUp(arrays, arraysNear(first.document, first.document.positionAt(first.array.start).line));
}

function subjectOfSelections(document: TextDocument, selections: readonly Selection[]): Subject {
  const chosen = selections.filter(({isEmpty}) => !isEmpty);
  const read = readRanges(document, chosen);
  const arrays = read.arrays.map((array) => locate(document, inContext(document, array)));
  return arrays.length > 0 ? subjectOf(arrays) : unreadable(document, read, chosen[0]);
}

function subjectOfCarets(document: TextDocument, carets: readonly Selection[]): Subject {
  const arrays = uniqueArrays(carets.flatMap((caret) => arraysAtCaret(document, caret)));
  return arrays.length > 0 ? subjectOf(arrays) : nothingAt(document, carets[0]);
}

export function subjectOfEditor({document, selections}: TextEditor): Subject {
  const anySelected = selections.some(({isEmpty}) => !isEmpty);
  return (anySelected ? subjectOfSelections : subjectOfCarets)(document, selections);
}
