/** A notebook's cell as a command's argument: its arrays, or those that its outputs print. */
import {l10n, type NotebookCell} from 'vscode';
import {subjectOf} from '../compute/subject.ts';
import {arraysAround, arraysInOutputs} from '../document/nearby.ts';
import {isWorthAHover} from '../hover/relevance.ts';
import type {Subject} from '../panel/state.ts';

export function isNotebookCell(value: unknown): value is NotebookCell {
  if (typeof value !== 'object' || value === null) return false;
  return 'document' in value && 'outputs' in value && 'notebook' in value;
}

/** The first predictions of the cell, then of its outputs, then whatever arrays there are. */
export function subjectOfCell(cell: NotebookCell): Subject {
  const order = 2 * cell.index;
  const inCode = arraysAround(cell.document, 0).map((located) => ({...located, order}));
  const all = [...inCode, ...arraysInOutputs(cell)];
  const predictions = all.filter(({array}) => isWorthAHover(array));
  const chosen = (predictions.length > 0 ? predictions : all).slice(0, 1);
  if (chosen.length > 0) return subjectOf(chosen);
  const notice = l10n.t('No array of numbers in cell {0} or its outputs: type one here.', cell.index + 1);
  return {candidates: [], notice};
}
