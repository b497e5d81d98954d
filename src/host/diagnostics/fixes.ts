/** The quick fixes of the findings under the cursor: each one edit, undone with one undo. */
import {CodeAction, CodeActionKind, type CodeActionProvider, type Range, type TextDocument} from 'vscode';
import {workspaceEdit} from '../actions/edit.ts';
import {spoken} from '../language.ts';
import type {Checker, Placed} from './checker.ts';

function actionsOf(document: TextDocument, {finding, diagnostic, start}: Placed): readonly CodeAction[] {
  return finding.fixes.map(({title, edits}, i) => {
    const action = new CodeAction(spoken(title), CodeActionKind.QuickFix);
    action.edit = workspaceEdit(
      document,
      edits.map((edit) => ({...edit, start: edit.start - start, end: edit.end - start})),
    );
    action.diagnostics = [diagnostic];
    action.isPreferred = i === 0;
    return action;
  });
}

export function fixProvider(checker: Checker): CodeActionProvider {
  return {
    provideCodeActions(document: TextDocument, range: Range) {
      const here = checker.findingsIn(document).filter(({diagnostic}) => diagnostic.range.intersection(range));
      return here.flatMap((placed) => actionsOf(document, placed));
    },
  };
}
