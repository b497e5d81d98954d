/** Offers the refactorings on the literal under the cursor, each with the edit that it would make. */

import {CodeAction, CodeActionKind, type CodeActionProvider, type CodeActionProviderMetadata} from 'vscode';
import {arrayAt} from '../core.ts';
import {locate} from '../document/located.ts';
import {textOf} from '../document/text.ts';
import {type ActionContext, actionContext} from './context.ts';
import {workspaceEdit} from './edit.ts';
import type {Refactoring} from './refactorings.ts';

const BUDGET = 2_000_000;
/** Larger literals are for the panel: an edit of more numbers is nothing that a person would review. */
const MOST_VALUES = 20_000;

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

export const codeActionProvider: CodeActionProvider = {
  async provideCodeActions(document, range, {only}, token) {
    const options = {languageId: document.languageId, budget: BUDGET, isCancelled: () => token.isCancellationRequested};
    const array = arrayAt(textOf(document), document.offsetAt(range.start), options);
    if (!array || array.values.length > MOST_VALUES) return;
    const context = actionContext(locate(document, array));
    if (!context) return;
    const {refactorings} = await loadRefactorings();
    return token.isCancellationRequested ? undefined : actionsFor(refactorings, context, only);
  },
};

export const codeActionMetadata: CodeActionProviderMetadata = {
  providedCodeActionKinds: [CodeActionKind.RefactorRewrite, CodeActionKind.Refactor.append('insert')],
};
