/** The hover on a prediction or a target, in every language: bounded work, and silence on arrays that are neither. */

import {Hover, type HoverProvider, Range, type TextDocument} from 'vscode';
import {computeResult} from '../compute/result.ts';
import {subjectOf} from '../compute/subject.ts';
import {arrayAt} from '../core.ts';
import {type LocatedArray, locate} from '../document/located.ts';
import {textOf} from '../document/text.ts';
import {setting} from '../settings.ts';
import {hoverMarkdown} from './markdown.ts';
import {isWorthAHover} from './relevance.ts';

/** Characters visited at most: a hover has 150 ms, and the reader reads 100 of them in a microsecond. */
const BUDGET = 2_000_000;
/** More values than this are for the panel, not for a hover. */
const MOST_VALUES = 200_000;

function wants({array, document}: LocatedArray): boolean {
  if (array.values.length > MOST_VALUES) return false;
  return setting('hover.show', document) === 'allArrays' || isWorthAHover(array);
}

function rangeOf(document: TextDocument, {start, end}: {start: number; end: number}): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function hoverOn(document: TextDocument, located: LocatedArray): Hover | undefined {
  const limits = {
    classLimit: setting('hover.maximumClasses', document),
    batchLimit: setting('hover.maximumRows', document),
  };
  const result = computeResult(subjectOf([located]), document, limits);
  return result && new Hover(hoverMarkdown(located, result, document), rangeOf(document, located.array));
}

export const hoverProvider: HoverProvider = {
  provideHover(document, position, token) {
    if (!setting('hover.enabled', document)) return;
    const options = {languageId: document.languageId, budget: BUDGET, isCancelled: () => token.isCancellationRequested};
    const array = arrayAt(textOf(document), document.offsetAt(position), options);
    const located = array && locate(document, array);
    return located && wants(located) ? hoverOn(document, located) : undefined;
  },
};
