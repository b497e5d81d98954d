/** Normalises the rows of an array: the one that a hover's link names, or the one under the cursor. */
import {l10n, type TextDocument, window, workspace} from 'vscode';
import {workspaceEdit} from '../actions/edit.ts';
import type {LocatedArray} from '../document/located.ts';
import {isWritable} from '../document/writable.ts';
import type {TextEdit} from '../rewrite/tokens.ts';
import type {Services} from '../services.ts';
import {subjectOfActiveEditor} from './open.ts';
import {arrayAtPlace, decodePlace} from './place.ts';

async function arrayFor(place: unknown): Promise<LocatedArray | undefined> {
  const decoded = decodePlace(place);
  return decoded ? arrayAtPlace(decoded) : subjectOfActiveEditor().prediction;
}

async function change(document: TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const isDone = isWritable(document.uri) && (await workspace.applyEdit(workspaceEdit(document, edits)));
  if (!isDone) void window.showInformationMessage(l10n.t('This document cannot be changed.'));
}

export async function normalize(_services: Services, place?: unknown): Promise<void> {
  const {normalizeRows} = await import('../actions/refactorings.ts'); // first: what is read after it is the document as it is now
  const located = await arrayFor(place);
  const edits = located && normalizeRows(located.text, located.array);
  if (located?.document && edits) return change(located.document, edits);
  void window.showInformationMessage(l10n.t('There are no rows of non-negative numbers to normalise here.'));
}
