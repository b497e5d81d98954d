/** Remembers where the panel's arrays stand: follows edits, reveals an element, writes text back as one undoable edit. */

import {
  type Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type {SourceArray, SourceOrigin, WrittenSource} from '../../protocol.ts';
import {Debouncer} from '../runtime.ts';
import {type LocatedArray, literalText, standingAlone} from './located.ts';
import {type Span, shiftSpan} from './shift.ts';
import {elementSpans, findAgain, isSpan, replacements, reread, type Tracked} from './tracked.ts';
import {isWritable} from './writable.ts';

const REREAD_DELAY = 200;

export class SourceRegistry implements Disposable {
  readonly #tracked = new Map<string, Tracked>();
  readonly #changed = new EventEmitter<readonly string[]>();
  readonly #reread = new Debouncer<string>(REREAD_DELAY, (uri) => this.#rereadDocument(uri));
  readonly #listeners: readonly Disposable[] = [
    workspace.onDidChangeTextDocument((event) => this.#follow(event)),
    workspace.onDidOpenTextDocument((document) => this.#reopen(document)),
  ];
  #count = 0;

  /** Fires with the ids whose text or place changed, once the typing rests. */
  readonly onDidChange = this.#changed.event;

  /** Names the array for the panel; the same place gets the same id. */
  track(located: LocatedArray): string | undefined {
    const {document, array} = located;
    const elements = elementSpans(located);
    if (!document) return;
    const uri = document.uri.toString();
    const known = [...this.#tracked.values()].find(
      ({uri: other, span, elements: [first]}) =>
        other.toString() === uri && isSpan(span, [array.start, array.end]) && isSpan(first, elements[0]),
    );
    const id = known?.id ?? `source-${++this.#count}`;
    const span: Span = [array.start, array.end];
    this.#tracked.set(id, {id, uri: document.uri, located, span, elements});
    return id;
  }

  /** The array as the page gets it: its text, what its surroundings say, and an id that leads back. */
  describe(found: LocatedArray): SourceArray {
    const located = standingAlone(found);
    const {array, label, classNamesFrom} = located;
    const sourceId = this.track(located);
    const shape = array.shapeInCall ?? (found === located ? undefined : array.shape);
    const origin: SourceOrigin | undefined = located.document && {
      uri: located.document.uri.toString(),
      start: array.start,
      end: array.end,
    };
    return {
      text: literalText(located),
      dialect: array.dialect,
      label,
      ...(array.name !== undefined && {name: array.name}),
      ...(shape && {shape}),
      ...(array.valuesInCall && {columnMajor: true}),
      ...(array.classNames && {classNames: array.classNames}),
      ...(classNamesFrom !== undefined && {classNamesFrom}),
      ...(sourceId && {sourceId}),
      ...(origin && {origin}),
    };
  }

  /** The array as it stands now; undefined where the id is unknown or the array is gone. */
  current(id: string): LocatedArray | undefined {
    return this.#tracked.get(id)?.located;
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#tracked.keys()) if (!ids.has(id)) this.#tracked.delete(id);
  }

  /** Selects an element (or the whole literal) in its editor. False where the source is not known any more. */
  async reveal(id: string, element?: number): Promise<boolean> {
    const document = await this.#documentOf(id);
    const source = this.#tracked.get(id); // afterwards: one that is not found in a document opened anew is given up
    if (!document || !source) return false;
    const span = (element === undefined ? undefined : source.elements[element]) ?? source.span;
    const selection = rangeOf(document, span);
    const viewColumn = editorColumn(source.uri);
    const editor = await window.showTextDocument(document, {selection, viewColumn});
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
    return true;
  }

  /** Replaces each literal by its text, all as one undoable edit. False where any of it cannot be done. */
  async writeBack(written: readonly WrittenSource[]): Promise<boolean> {
    const edit = new WorkspaceEdit();
    for (const {sourceId, text} of written) {
      const document = await this.#documentOf(sourceId);
      const source = this.#tracked.get(sourceId);
      const pieces = source && isWritable(source.uri) ? replacements(source, text) : [];
      if (!document || !source || pieces.length === 0) return false;
      for (const [span, piece] of pieces) edit.replace(source.uri, rangeOf(document, span), piece);
    }
    return workspace.applyEdit(edit);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#reread.dispose();
    this.#changed.dispose();
    this.#tracked.clear();
  }

  async #documentOf(id: string): Promise<TextDocument | undefined> {
    const source = this.#tracked.get(id);
    return source && (await workspace.openTextDocument(source.uri));
  }

  #sourcesIn(uri: string): readonly Tracked[] {
    return [...this.#tracked.values()].filter((source) => source.uri.toString() === uri);
  }

  /** What was closed may have changed on disk meanwhile: its arrays are looked up near their places, or given up. */
  #reopen(document: TextDocument): void {
    for (const source of this.#sourcesIn(document.uri.toString())) {
      if (source.located.document !== document && !findAgain(source, document)) this.#tracked.delete(source.id);
    }
  }

  #follow({document, contentChanges}: TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const here = this.#sourcesIn(uri);
    if (here.length === 0 || contentChanges.length === 0) return;
    for (const source of here) {
      for (const change of contentChanges) {
        source.span = shiftSpan(source.span, change);
        source.elements = source.elements.map((span) => shiftSpan(span, change));
      }
    }
    this.#reread.schedule(uri);
  }

  #rereadDocument(uri: string): void {
    const document = workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
    if (!document) return;
    const here = this.#sourcesIn(uri);
    for (const source of here) reread(source, document);
    if (here.length > 0) this.#changed.fire(here.map(({id}) => id));
  }
}

function rangeOf(document: TextDocument, [start, end]: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function editorColumn(uri: Uri): ViewColumn {
  const shown = window.visibleTextEditors.find(({document}) => document.uri.toString() === uri.toString());
  return shown?.viewColumn ?? ViewColumn.One;
}
