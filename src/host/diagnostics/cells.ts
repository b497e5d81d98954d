/** What is checked together: a document by itself, or all code cells of a notebook as one source, since they share names. */
import {NotebookCellKind, type NotebookDocument, type TextDocument, workspace} from 'vscode';
import {textOf} from '../document/text.ts';

export interface Piece {
  readonly document: TextDocument;
  /** Where the document's text begins in the joined text. */
  readonly start: number;
}

export interface Unit {
  readonly text: string;
  readonly languageId: string;
  readonly pieces: readonly Piece[];
}

/** The notebook that the document is a cell of. */
export function notebookOf(document: TextDocument): NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return;
  return workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document));
}

function join(documents: readonly TextDocument[], languageId: string): Unit {
  const pieces: Piece[] = [];
  let text = '';
  for (const document of documents) {
    pieces.push({document, start: text.length});
    text += `${textOf(document)}\n`;
  }
  return {text, languageId, pieces};
}

export function unitOf(document: TextDocument): Unit {
  const {languageId} = document;
  const notebook = notebookOf(document);
  if (!notebook) return {text: textOf(document), languageId, pieces: [{document, start: 0}]};
  const cells = notebook.getCells().filter((cell) => cell.kind === NotebookCellKind.Code);
  return join(
    cells.map((cell) => cell.document).filter((cell) => cell.languageId === languageId),
    languageId,
  );
}

/** The piece that an offset of the joined text lies in. */
export function pieceAt({pieces}: Unit, offset: number): Piece {
  const behind = pieces.findIndex((piece) => piece.start > offset);
  return pieces[(behind < 0 ? pieces.length : behind) - 1] as Piece;
}
