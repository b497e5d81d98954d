/** The lines of a stretch of text, seen once: where their content starts, and which kinds of characters they hold. */
import {isBlank, isDigit, isLetter, skipBlanks, trimEnd} from './chars.ts';
import type {Block, BlockContext} from './types.ts';

export const HAS_DIGIT = 1;
export const HAS_PIPE = 2;
export const HAS_BACKSLASH = 4;
export const HAS_COMMA = 8;
export const HAS_TAB = 16;
export const HAS_SEMICOLON = 32;
export const HAS_COLON = 64;
export const HAS_EQUALS = 128;
export const HAS_BRACKET = 256;
export const HAS_DASH = 512;
/** The line's last cell may be a number: it ends with a digit, `5.`, `5%`, `"5"`, `5]`, `5,`, NaN, Inf, TRUE, … */
export const ENDS_NUMBER = 2048;
/** The line is a prompt (`>>> x`, `In [1]: x`): no block goes over it. */
export const IS_PROMPT = 1024;

export interface Page {
  readonly text: string;
  readonly context: BlockContext;
  readonly count: number;
  /** Where line i's content starts (after a comment's marker, indentation included) and ends (no trailing blanks). */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly flags: readonly number[];
  /** 1 where a block has been read. */
  readonly taken: Uint8Array;
}

export function makePage(text: string, from: number, to: number, context: BlockContext): Page {
  const starts: number[] = [];
  const ends: number[] = [];
  const flags: number[] = [];
  const isQuoted = context.dialect === 'markdown' && context.where === 'code';
  const mark = breakOf(text, from, to, context);
  for (let start = afterByteOrderMark(text, from); start <= to; ) {
    const end = lineEnd(text, mark, start, to);
    const content =
      context.where === 'comment' ? afterMarker(text, start, end) : isQuoted ? afterQuote(text, start, end) : start;
    const stop = trimEnd(text, content, end);
    starts.push(content);
    ends.push(stop);
    flags.push(flagsOf(text, content, stop));
    start = end + 1;
  }
  return {text, context, count: starts.length, starts, ends, flags, taken: new Uint8Array(starts.length)};
}

/** Skips the `>` marks of a quoted block. */
function afterQuote(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && (text.charCodeAt(i) === 62 || (i > start && text.charCodeAt(i) === 32))) i++;
  return i;
}

/** A byte-order mark is no part of the first line: it would hide the mark, the name or the number that begins there. */
const afterByteOrderMark = (text: string, from: number): number =>
  from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;

/** Lines end with LF; those of a document of old with CR alone, where it has no LF. */
function breakOf(text: string, from: number, to: number, {where}: BlockContext): string {
  if (where !== 'code') return '\n';
  const feed = text.indexOf('\n', from);
  return (feed < 0 || feed >= to) && text.slice(from, to).includes('\r') ? '\r' : '\n';
}

function lineEnd(text: string, mark: string, start: number, to: number): number {
  const end = text.indexOf(mark, start);
  return end < 0 || end > to ? to : end;
}

/** Skips `#`, `//`, `*`, `--`, `%`, `;`, repeated or not, after indentation. */
function afterMarker(text: string, start: number, end: number): number {
  const first = skipBlanks(text, start, end);
  const marker = text.charCodeAt(first);
  let i = first;
  if (marker === 47 /* / */) while (i < end && (text.charCodeAt(i) === 47 || text.charCodeAt(i) === 42)) i++;
  else if (marker === 45) i += text.charCodeAt(first + 1) === 45 ? 2 : 0;
  else if (marker === 35 || marker === 37 || marker === 42 || marker === 59)
    while (i < end && text.charCodeAt(i) === marker) i++;
  return i === first ? start : i;
}

function flagsOf(text: string, start: number, end: number): number {
  let flags = 0;
  for (let i = start; i < end; i++) flags |= FLAG_OF[text.charCodeAt(i)]!; // undefined is 0 beyond ASCII
  if (endsLikeNumber(text, start, end)) flags |= ENDS_NUMBER;
  return isPrompt(text, start, end) ? flags | IS_PROMPT : flags;
}

const TRAILERS = '.%"\'],;';

/** Whether the last cell of the line text[start, end) may be a number. */
export function endsLikeNumber(text: string, start: number, end: number): boolean {
  const c = text.charCodeAt(end - 1);
  if (end === start || isDigit(c)) return end > start;
  if (isLetter(c)) return LAST_LETTERS.includes(c | 32) && isNumberWord(text, start, end);
  return end - start > 1 && TRAILERS.includes(text[end - 1]!) && (isDigit(text.charCodeAt(end - 2)) || c === 93);
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(['nan', 'inf', 'infinity', 'true', 'false', 'missing', 'na']);
const LAST_LETTERS = [...NUMBER_WORDS].map((word) => word.charCodeAt(word.length - 1));

function isNumberWord(text: string, start: number, end: number): boolean {
  let i = end - 1;
  while (i > start && end - i < 9 && isLetter(text.charCodeAt(i - 1))) i--;
  return NUMBER_WORDS.has(text.slice(i, end).toLowerCase());
}

const FLAG_OF = Uint16Array.from({length: 128}, (_, c) => flagOf(String.fromCharCode(c)));

function flagOf(character: string): number {
  if (isDigit(character.charCodeAt(0))) return HAS_DIGIT;
  const at = '|\\,\t;:=[-'.indexOf(character);
  return at < 0 ? 0 : 2 << at;
}

function isPrompt(text: string, start: number, end: number): boolean {
  const first = skipBlanks(text, start, end);
  const c = text.charCodeAt(first);
  if (c === 62 /* > */) return isBlank(text.charCodeAt(first + 1)) || text.startsWith('>>', first);
  return (c === 73 && text.startsWith('In [', first)) || (c === 106 && text.startsWith('julia>', first));
}

export const isEmptyLine = (page: Page, line: number): boolean =>
  skipBlanks(page.text, page.starts[line]!, page.ends[line]!) === page.ends[line];

/** Free to be read: exists, was not taken and is no prompt. */
export const isFree = (page: Page, line: number): boolean =>
  line < page.count && page.taken[line] === 0 && (page.flags[line]! & IS_PROMPT) === 0;

export const lineText = (page: Page, line: number): string => page.text.slice(page.starts[line], page.ends[line]);

/** The first line at or after `line` that is not empty. */
export function skipEmptyLines(page: Page, line: number): number {
  let i = line;
  while (i < page.count && isEmptyLine(page, i)) i++;
  return i;
}

export type LineReader = (page: Page, line: number) => Block | undefined;

/** Tries a reader at every free line that has the flags it needs; what it reads is taken. */
export function sweep(page: Page, reader: LineReader, needs: number): Block[] {
  const blocks: Block[] = [];
  for (let line = 0; line < page.count; line++) {
    if ((page.flags[line]! & needs) !== needs || !isFree(page, line)) continue;
    const block = reader(page, line);
    if (block === undefined) continue;
    page.taken.fill(1, block.first, block.next);
    blocks.push(block);
    line = Math.max(line, block.next - 1);
  }
  return blocks;
}

/** The name that a prompt above shows: `> probs`, `>>> df`, `julia> q`. */
export function promptName(page: Page, line: number): string | undefined {
  if (line === 0 || (page.flags[line - 1]! & IS_PROMPT) === 0) return undefined;
  const shown = lineText(page, line - 1);
  const name = shown.slice(shown.lastIndexOf(shown.includes(': ') ? ':' : '>') + 1).trim();
  return name.length <= 64 && /^[A-Za-z_][\w.]*$/.test(name) ? name : undefined;
}
