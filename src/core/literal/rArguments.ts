/** The arguments of an R call, as text: split at its commas, with the names before `=`. */
import {skipBlanks, trimBack} from './chars.ts';

export interface RArgument {
  readonly name: string | undefined;
  readonly text: string;
  /** Where the text starts. */
  readonly start: number;
}

export interface RCall {
  readonly arguments: readonly RArgument[];
  /** After the closing parenthesis. */
  readonly end: number;
}

/** Longer calls are not read again. */
const REACH = 1 << 20;

/** Nor are those with so many brackets in each other: calls in calls would be read once for each of those around them. */
const DEEPEST = 6;

/** The call whose parenthesis opens at `open`; undefined where it is not closed, or too deep. Comments and strings hide brackets and commas. */
export function readArguments(text: string, open: number): RCall | undefined {
  const found: RArgument[] = [];
  const to = Math.min(text.length, open + REACH);
  let depth = 0;
  let start = open + 1;
  for (let i = open; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 35) i = lineEnd(text, i, to);
    else if (code === 34 || code === 39 || code === 96) i = stringEnd(text, i, to);
    else if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) depth--;
    const isEnd = depth === 0 && i > open;
    if (isEnd || (depth === 1 && code === 44)) {
      found.push(argumentOf(text, start, i));
      start = i + 1;
    }
    if (isEnd) return {arguments: found, end: i + 1};
    if (depth > DEEPEST) return undefined;
  }
  return undefined;
}

function lineEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && text.charCodeAt(i) !== 10) i++;
  return i;
}

/** The closing quote of the string that opens at `from`. */
function stringEnd(text: string, from: number, to: number): number {
  const quote = text.charCodeAt(from);
  let i = from + 1;
  while (i < to && text.charCodeAt(i) !== quote) i += text.charCodeAt(i) === 92 ? 2 : 1;
  return i;
}

function argumentOf(text: string, from: number, to: number): RArgument {
  const start = skipBlanks(text, from, to);
  const end = trimBack(text, to, start);
  const head = /^([\w.]+)\s*=(?!=)\s*/.exec(text.slice(start, Math.min(end, start + 100)));
  const at = start + (head?.[0].length ?? 0);
  return {name: head?.[1], text: text.slice(at, end), start: at};
}
