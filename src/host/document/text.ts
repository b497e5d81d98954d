/** A document's text, joined once for each version: VS Code joins its lines anew at every getText(). */
import type {Position, Range, TextDocument} from 'vscode';

const texts = new WeakMap<TextDocument, {readonly version: number; readonly text: string}>();

export function textOf(document: TextDocument): string {
  const known = texts.get(document);
  if (known?.version === document.version) return known.text;
  const text = document.getText();
  texts.set(document, {version: document.version, text});
  return text;
}

/** [start, end) of a range, in UTF-16 code units. */
export function offsetsOf(document: TextDocument, range: Range): {readonly start: number; readonly end: number} {
  return {start: document.offsetAt(range.start), end: document.offsetAt(range.end)};
}

/** "eval.py", or "analysis.ipynb, cell 3" for a notebook's cell. */
export function shortName(document: TextDocument): string {
  return document.uri.path.split('/').pop() || document.uri.path;
}

/** "eval.py:14": how a place is named wherever a person reads it. Lines count from 1, as the editor's do. */
export function placeName(document: TextDocument, position: Position): string {
  return `${shortName(document)}:${position.line + 1}`;
}
