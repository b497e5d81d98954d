/** Names an array's classes by a list that stands elsewhere in its document, or in another cell of its notebook. */

import {l10n, type TextDocument} from 'vscode';
import type {ClassNameList} from '../../core/classNames/index.ts';
import {chooseClassNames, findClassNames} from '../core.ts';
import {setting} from '../settings.ts';
import type {LocatedArray} from './located.ts';
import {cellsBeside} from './notebook.ts';
import {textOf} from './text.ts';

interface Found {
  readonly list: ClassNameList;
  readonly document: TextDocument;
  readonly distance: number;
}

const lists = new WeakMap<TextDocument, {readonly version: number; readonly found: readonly ClassNameList[]}>();

/** The lists of a document that is short enough to be read whole, once for each version. */
function listsIn(document: TextDocument): readonly ClassNameList[] {
  const known = lists.get(document);
  if (known?.version === document.version) return known.found;
  const text = textOf(document);
  const isShort = text.length <= setting('reading.maximumCharacters', document);
  const found = isShort ? findClassNames(text, {languageId: document.languageId}) : [];
  lists.set(document, {version: document.version, found});
  return found;
}

/** More than any two places of one cell are apart. */
const CELL = 1e9;

function nearby(document: TextDocument, offset: number): readonly Found[] {
  const own = listsIn(document).map((list) => ({list, document, distance: Math.abs(list.start - offset)}));
  const others = cellsBeside(document).flatMap(({cell, distance}) =>
    listsIn(cell.document).map((list) => ({list, document: cell.document, distance: distance * CELL})),
  );
  return [...own, ...others];
}

function whereIs({list, document}: Found, from: TextDocument): string {
  const line = document.positionAt(list.start).line + 1;
  if (document === from) return l10n.t('{0}, line {1}', list.boundTo, line);
  return l10n.t('{0}, another cell', list.boundTo);
}

/** The array with the names of its classes, where a list fits; otherwise as it is. */
export function withClassNames(located: LocatedArray): LocatedArray {
  const {array, document} = located;
  const chosen = document && chooseClassNames(array, nearby(document, array.start));
  if (!document || !chosen) return located;
  const classNamesFrom = whereIs(chosen, document);
  return {...located, array: {...array, classNames: chosen.list.names}, classNamesFrom};
}
