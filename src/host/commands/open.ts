/** The commands that open a panel: compute what is pointed at, the calculator on a place or empty, the reference. */
import {l10n, window} from 'vscode';
import {subjectOf, subjectOfEditor} from '../compute/subject.ts';
import type {Services} from '../services.ts';
import {arrayAtPlace, decodePlace} from './place.ts';

/** Computes what the active editor's carets and selections point at. */
export function compute({panels}: Services): void {
  const editor = window.activeTextEditor;
  const notice = l10n.t('No editor is open: open a file with numbers in it, or type them here.');
  const subject = editor ? subjectOfEditor(editor) : {candidates: [], notice};
  panels.openCalculator(subject, editor?.document.uri);
}

/** Opens the calculator on the place that a link names; without one, on what the editor points at. */
export async function openCalculator(services: Services, place?: unknown): Promise<void> {
  const decoded = decodePlace(place);
  const located = decoded && (await arrayAtPlace(decoded));
  if (located) return services.panels.openCalculator(subjectOf([located]), located.document?.uri);
  compute(services);
}

export function openReference({panels}: Services, anchor?: unknown): void {
  panels.openReference(typeof anchor === 'string' ? anchor : undefined);
}
