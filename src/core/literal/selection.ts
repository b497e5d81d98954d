/** What a person selected, or typed into a box: literals first, loose numbers where there are none. */
import {readLoose} from './blocks/index.ts';
import {findArrays, lexiconFor} from './document.ts';
import type {NumericArray, ReadOptions, ReadResult} from './types.ts';

type Range = readonly [number, number];

/** The arrays that the ranges hold; where no literal is in any of them, their loose numbers. Never throws. */
export function readSelection(text: string, ranges: readonly Range[], options: ReadOptions = {}): ReadResult {
  const parts = ranges.map(([from, to]) => readPart(text, from, to, options));
  const arrays = parts.flatMap((p) => p.arrays);
  const visited = parts.reduce((n, p) => n + p.visited, 0);
  const complete = parts.every((p) => p.complete);
  const cut = ranges.length === 1 ? readCut(text, ranges[0]!, options) : undefined;
  if (cut) return {arrays: [cut], diagnostics: [], complete, visited: 2 * visited};
  if (arrays.length > 0) return {arrays, diagnostics: parts.flatMap((p) => p.diagnostics), complete, visited};
  const computed = ranges.length === 1 ? readComputed(text, ranges[0]!, options) : undefined;
  if (computed) return {arrays: [computed], diagnostics: [], complete, visited: 2 * visited};
  const loose = readLoose(text, ranges, {where: 'code', dialect: lexiconFor(text, options).dialect});
  return {arrays: loose, diagnostics: [], complete, visited: 2 * visited};
}

/** A selection is read on its own: what stands around it may be cut in the middle. */
function readPart(text: string, from: number, to: number, options: ReadOptions): ReadResult {
  const slice = text.slice(from, to);
  const found = findArrays(slice, {...options, from: 0, to: slice.length});
  return {...found, arrays: found.arrays.map((a) => shift(a, from))};
}

/** Numbers, brackets and what separates them. */
const PLAIN = /^[\s\d.,eE+\-[\]]*$/;

/**
 * `0.1, 0.9], [0.2, 0.8`: a selection that begins in one row and ends in another, with the brackets that it lacks around it; undefined for
 * any other. Its numbers are picked ones: in the text they are no literal of their own.
 */
function readCut(text: string, [from, to]: Range, options: ReadOptions): NumericArray | undefined {
  const closed = text.indexOf(']', from);
  if (closed < 0 || closed > to || text.lastIndexOf('[', to) < closed) return undefined;
  const slice = text.slice(from, to);
  const missing = PLAIN.test(slice) ? missingOpeners(slice) : 0;
  if (missing === 0) return undefined;
  const head = '['.repeat(missing + 1);
  const open = slice.split('[').length - slice.split(']').length + missing;
  const whole = `${head}${slice}${']'.repeat(open + 1)}`;
  const [array] = findArrays(whole, {...options, from: 0, to: whole.length}).arrays;
  return array?.start === 0 && array.end === whole.length ? picked(array, from - head.length) : undefined;
}

function missingOpeners(slice: string): number {
  let depth = 0;
  let least = 0;
  for (let i = 0; i < slice.length; i++) {
    const c = slice.charCodeAt(i);
    depth += c === 91 ? 1 : c === 93 ? -1 : 0;
    least = Math.min(least, depth);
  }
  return -least;
}

/** Longer selections are numbers, not formulas. */
const LONGEST_FORMULAS = 10_000;

/** Formulas, numbers of other bases, names of numbers: what is not plain. */
const FORMULA = /[*/^(]|\d_\d|\b0[xXbo]|\d[ \t]*[-+][ \t]*[\d.(]|\b(?:[Tt]rue|[Ff]alse|TRUE|FALSE|pi|PI)\b/;

/** `2**-1, 1 - 0.2, log(0.5)` without brackets: read as if they stood in brackets, and taken only if each of them could be read. */
function readComputed(text: string, [from, to]: Range, options: ReadOptions): NumericArray | undefined {
  const slice = text.slice(from, to);
  const isOneLine = /,/.test(slice) && !/[;\n[\]{}]/.test(slice.trim());
  if (slice.length > LONGEST_FORMULAS || !isOneLine || !FORMULA.test(slice)) return undefined;
  const found = findArrays(`[${slice}]`, {...options, from: 0, to: slice.length + 2});
  const [array, ...others] = found.arrays;
  const isWhole = array !== undefined && others.length === 0 && array.start === 0 && array.end === slice.length + 2;
  if (!isWhole || array.diagnostics.length > 0 || array.shape.length > 1) return undefined;
  return picked(array, from - 1);
}

/** The array counted in the whole text, from its first number to its last: its brackets are not there. */
function picked(array: NumericArray, by: number): NumericArray {
  const {spans} = array;
  return {...shift(array, by), start: spans[0]! + by, end: spans[spans.length - 1]! + by, container: 'loose'};
}

/** The same array, counted in the whole text. */
function shift(array: NumericArray, by: number): NumericArray {
  if (by === 0) return array;
  return {
    ...array,
    start: array.start + by,
    end: array.end + by,
    spans: array.spans.map((offset) => offset + by),
    diagnostics: array.diagnostics.map((d) => ({...d, offset: d.offset + by})),
    ...(array.partOf && {partOf: [array.partOf[0] + by, array.partOf[1] + by] as const}),
    ...(array.call && {
      call: {...array.call, calleeStart: array.call.calleeStart + by, open: array.call.open + by},
    }),
  };
}

/** A piece of text on its own: the panel's input box. */
export const readText = (text: string, options: ReadOptions = {}): ReadResult =>
  readSelection(text, [[0, text.length]], options);
