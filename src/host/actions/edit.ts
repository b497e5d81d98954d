/** Text edits as one workspace edit: one step to undo. */
import {Range, type TextDocument, WorkspaceEdit} from 'vscode';
import type {TextEdit} from '../rewrite/tokens.ts';

export function workspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const {start, end, text} of edits) {
    edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return edit;
}
