/** Offers the refactorings on the literal under the cursor, each with the edit that it would make. */

import {
  type CancellationToken,
  CodeAction,
  type CodeActionKind,
  type CodeActionProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import {pairUp} from '../compute/pairing.ts';
import {arrayAt, findArrays} from '../core.ts';
import {type LocatedArray, locate} from '../document/located.ts';
import {offsetsOf, textOf} from '../document/text.ts';
import {type ActionContext, actionContext} from './context.ts';
import {workspaceEdit} from './edit.ts';
import type {Refactoring} from './refactorings.ts';

const BUDGET = 2_000_000;
/** Larger literals are for the panel: an edit of more numbers is nothing that a person would review. */
const MOST_VALUES = 20_000;
/** Longer selections are read where the person asks for more than a light bulb. */
const MOST_SELECTED = 200_000;

/** Loaded with the first array that a person puts the cursor in. */
const loadRefactorings = () => import('./refactorings.ts');

function actionsFor(
  refactorings: readonly Refactoring[],
  context: ActionContext,
  only: CodeActionKind | undefined,
): CodeAction[] {
  const wanted = refactorings.filter(({kind}) => !only || only.contains(kind));
  return wanted.flatMap((refactoring) => {
    const edits = refactoring.edits(context);
    const {kind, command} = refactoring;
    if (!edits || (edits.length === 0 && command === undefined)) return [];
    const title = refactoring.title(context);
    const action = new CodeAction(title, kind);
    if (command === undefined) action.edit = workspaceEdit(context.document, edits);
    else action.command = {command, title};
    return [action];
  });
}

/** What a selection holds from end to end: its only array, or the prediction among several. */
function selected(document: TextDocument, range: Range): LocatedArray | undefined {
  const {start, end} = offsetsOf(document, range);
  if (start === end || end - start > MOST_SELECTED) return;
  const {arrays} = findArrays(textOf(document), {languageId: document.languageId, from: start, to: end});
  const whole = arrays.filter((array) => array.partOf === undefined && array.start >= start && array.end <= end);
  return pairUp(
    whole.map((array) => locate(document, array)),
    [],
  ).prediction;
}

function pointedAt(document: TextDocument, range: Range, token: CancellationToken): LocatedArray | undefined {
  const options = {languageId: document.languageId, budget: BUDGET, isCancelled: () => token.isCancellationRequested};
  const array = arrayAt(textOf(document), document.offsetAt(range.start), options);
  return array ? locate(document, array) : selected(document, range);
}

export const codeActionProvider: CodeActionProvider = {
  async provideCodeActions(document, range, {only}, token) {
    const {version} = document;
    const located = pointedAt(document, range, token);
    const context = located && located.array.values.length <= MOST_VALUES ? actionContext(located) : undefined;
    if (!context) return;
    const {refactorings} = await loadRefactorings();
    const isOutdated = token.isCancellationRequested || document.version !== version;
    return isOutdated ? undefined : actionsFor(refactorings, context, only);
  },
};
