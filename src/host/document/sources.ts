/** Remembers where the panel's arrays stand: follows edits, reveals an element, writes text back as one undoable edit. */

import {
  type Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import type {SourceArray, SourceOrigin, WrittenSource} from '../../protocol.ts';
import {arrayAt, readSelection, readText} from '../core.ts';
import {Debouncer} from '../runtime.ts';
import {withClassNames} from './classNames.ts';
import {elementCount, type LocatedArray, literalText, locate} from './located.ts';
import {type Span, shiftSpan} from './shift.ts';
import {textOf} from './text.ts';
import {isWritable} from './writable.ts';

const REREAD_DELAY = 200;

interface Tracked {
  readonly id: string;
  readonly uri: Uri;
  located: LocatedArray;
  span: Span;
  elements: Span[];
}

function elementSpans({array}: LocatedArray): Span[] {
  return Array.from({length: elementCount(array)}, (_, i): Span => [array.spans[2 * i], array.spans[2 * i + 1]]);
}

export class SourceRegistry implements Disposable {
  readonly #tracked = new Map<string, Tracked>();
  readonly #changed = new EventEmitter<readonly string[]>();
  readonly #reread = new Debouncer<string>(REREAD_DELAY, (uri) => this.#rereadDocument(uri));
  readonly #listener = workspace.onDidChangeTextDocument((event) => this.#follow(event));
  #count = 0;

  /** Fires with the ids whose text or place changed, once the typing rests. */
  readonly onDidChange = this.#changed.event;

  /** Names the array for the panel; the same place gets the same id. */
  track(located: LocatedArray): string | undefined {
    const {document, array} = located;
    if (!document) return;
    const uri = document.uri.toString();
    const known = [...this.#tracked.values()].find(
      ({uri: other, span}) => other.toString() === uri && span[0] === array.start && span[1] === array.end,
    );
    const id = known?.id ?? `source-${++this.#count}`;
    const span: Span = [array.start, array.end];
    this.#tracked.set(id, {id, uri: document.uri, located, span, elements: elementSpans(located)});
    return id;
  }

  /** The array as the page gets it: its text, what its surroundings say, and an id that leads back. */
  describe(located: LocatedArray): SourceArray {
    const {array, label, classNamesFrom} = located;
    const sourceId = this.track(located);
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
      ...(array.shapeInCall && {shape: array.shapeInCall}),
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
    const source = this.#tracked.get(id);
    if (!source) return false;
    const document = await workspace.openTextDocument(source.uri);
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
      const source = this.#tracked.get(sourceId);
      const pieces = source && isWritable(source.uri) ? replacements(source, text) : [];
      if (!source || pieces.length === 0) return false;
      const document = await workspace.openTextDocument(source.uri);
      for (const [span, piece] of pieces) edit.replace(source.uri, rangeOf(document, span), piece);
    }
    return workspace.applyEdit(edit);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#reread.dispose();
    this.#changed.dispose();
    this.#tracked.clear();
  }

  #follow({document, contentChanges}: TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const here = [...this.#tracked.values()].filter((source) => source.uri.toString() === uri);
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
    const here = [...this.#tracked.values()].filter((source) => source.uri.toString() === uri);
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

/** A literal is replaced as a whole; numbers that were picked one by one each take theirs, if there are as many. */
function replacements({located, span, elements}: Tracked, text: string): readonly (readonly [Span, string])[] {
  if (located.array.container !== 'loose') return [[span, text]];
  const numbers = readText(text).arrays[0]?.spans ?? new Uint32Array();
  if (numbers.length !== 2 * elements.length) return [];
  return elements.map((element, i) => [element, text.slice(numbers[2 * i], numbers[2 * i + 1])]);
}

function readAgain({located, span: [start, end], elements}: Tracked, document: TextDocument): NumericArray | undefined {
  const options = {languageId: document.languageId};
  if (located.array.container === 'loose') return readSelection(textOf(document), elements, options).arrays[0];
  return start < end ? arrayAt(textOf(document), start, options) : undefined;
}

/** Reads the array anew where it stands now; one that is gone keeps its last reading. */
function reread(source: Tracked, document: TextDocument): void {
  const array = readAgain(source, document);
  if (!array) return;
  const located = locate(document, array);
  source.located = source.located.classNamesFrom === undefined ? located : withClassNames(located);
  source.span = [array.start, array.end];
  source.elements = elementSpans(source.located);
}

/** Where a reloaded panel's source stands now, if its document still has it there; named anew where it had names from elsewhere. */
export async function relocate({origin, text, classNamesFrom}: SourceArray): Promise<LocatedArray | undefined> {
  if (!origin) return;
  const {uri, start} = origin;
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const whole = textOf(document);
  const at = whole.startsWith(text, start) ? start : whole.indexOf(text);
  const array = at < 0 ? undefined : arrayAt(whole, at, {languageId: document.languageId});
  const located = array && locate(document, array);
  return located && classNamesFrom !== undefined ? withClassNames(located) : located;
}
