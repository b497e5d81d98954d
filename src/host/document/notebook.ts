/** The cells around a document that is itself a notebook's cell. */
import {type NotebookCell, type TextDocument, workspace} from 'vscode';

export function cellOf(document: TextDocument): NotebookCell | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return;
  const cells = workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
  return cells.find((cell) => cell.document === document);
}

export interface Beside {
  readonly cell: NotebookCell;
  /** How many cells away. */
  readonly distance: number;
}

/** The other cells, nearest first; none for a document that is no cell. */
export function cellsBeside(document: TextDocument): readonly Beside[] {
  const own = cellOf(document);
  if (!own) return [];
  const others = own.notebook.getCells().filter((cell) => cell !== own);
  return others
    .map((cell) => ({cell, distance: Math.abs(cell.index - own.index)}))
    .sort((a, b) => a.distance - b.distance);
}
