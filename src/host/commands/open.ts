/** The commands that open a panel: compute what is pointed at, the calculator on a place or empty, the reference. */
import {l10n, type NotebookCell, window} from 'vscode';
import {subjectOf, subjectOfEditor} from '../compute/subject.ts';
import type {Subject} from '../panel/state.ts';
import type {Services} from '../services.ts';
import {isNotebookCell, subjectOfCell} from './cell.ts';
import {arrayAtPlace, decodePlace} from './place.ts';

/** Computes what the active editor's carets and selections point at; from a cell's toolbar, what the cell holds. */
export function compute({panels}: Services, argument?: unknown): void {
  const cell = isNotebookCell(argument) && !hasSelectionIn(argument) ? argument : undefined;
  const document = cell?.document ?? window.activeTextEditor?.document;
  panels.openCalculator(cell ? subjectOfCell(cell) : subjectOfActiveEditor(), document);
}

/** What the active editor points at; without one, the reason. */
export function subjectOfActiveEditor(): Subject {
  const editor = window.activeTextEditor;
  const notice = l10n.t('No editor is open: open a file with numbers in it, or type them here.');
  return editor ? subjectOfEditor(editor) : {candidates: [], notice};
}

/** A person who selected something in the cell means that. */
function hasSelectionIn({document}: NotebookCell): boolean {
  const editor = window.activeTextEditor;
  return editor?.document === document && editor.selections.some(({isEmpty}) => !isEmpty);
}

/** Opens the calculator on the place that a link names; without one, on what the editor points at. */
export async function openCalculator(services: Services, place?: unknown): Promise<void> {
  const decoded = decodePlace(place);
  const located = decoded && (await arrayAtPlace(decoded));
  if (located) return services.panels.openCalculator(subjectOf([located]), located.document);
  compute(services);
}

export function openReference({panels}: Services, anchor?: unknown): void {
  panels.openReference(typeof anchor === 'string' ? anchor : undefined, subjectOfActiveEditor());
}
