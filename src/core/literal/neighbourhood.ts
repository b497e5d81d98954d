/** Where to begin reading so that the array around an offset is understood: near it, and at a place whose state is known. */
import {CLOSE, classOf, isBlank, isDigit, isWordPart, OPEN, WORD} from './chars.ts';
import type {Lexicon} from './dialects.ts';

/** How far before a literal a safe line is looked for. */
const WINDOW = 8192;

export interface WalkBack {
  /** The innermost and the outermost bracket that are open at the offset; the offset itself where there is none. */
  readonly inner: number;
  readonly outer: number;
  /** False where the budget ended the walk. */
  readonly ended: boolean;
}

/** Walks back over numbers, commas and brackets, short words and quotes, as long as it may be inside an array. */
export function walkBack(text: string, offset: number, from: number, budget: number): WalkBack {
  const stop = Math.max(from, offset - budget);
  let inner = offset;
  let outer = offset;
  let letters = 0;
  for (let i = offset - 1, depth = 0; i >= stop; i--) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === OPEN && --depth < 0) {
      depth = 0;
      outer = i;
      if (inner === offset) inner = i;
    } else if (kind === CLOSE) depth++;
    letters = kind === WORD ? letters + 1 : isDigit(code) || kind === OPEN ? 0 : letters;
    if (letters > 64 || code === 59 || code === 61) return {inner, outer, ended: true};
  }
  return {inner, outer, ended: stop === from};
}

/** A place at or before `offset` where a statement (or a line) starts outside strings and comments, as far as lines can tell. */
export function safeStart(text: string, offset: number, lexicon: Lexicon, from: number): number {
  const low = Math.max(from, offset - WINDOW);
  if (low === from) return from;
  let anchor = -1;
  let line = -1;
  const near = text.slice(low, offset);
  for (let i = near.lastIndexOf('\n'); i >= 0; i = i > 0 ? near.lastIndexOf('\n', i - 1) : -1) {
    line = low + i + 1;
    if (isAnchor(text, line)) {
      anchor = line;
      break;
    }
  }
  if (anchor >= 0) return anchor;
  return line >= 0 ? line : keyStart(text, offset, low, lexicon);
}

const ANCHOR =
  /^(?:(?:def|class|import|from|if|for|while|with|try|async|export|const|let|var|function|type|interface|describe|public|private|static|fn|pub|func|package|use|using|struct|impl|return|void|int|float|double|auto|val|fun|object|module|end)\b|[A-Za-z_][\w.]*(?:\[[^\]\n]{0,40}\])?\s*(?::[^=\n]{0,40})?(?:=|<-|:=)[^=]|@\w|#include|[A-Za-z_][\w.]{0,40}\()/;

/** A definition may be indented: nobody writes one in prose. */
const DEFINITION =
  /^\s{1,24}(?:(?:async )?def \w+\(|class \w+[(:]|(?:export )?(?:async )?function\s*\w*\s*\(|fn \w+|func \w+|(?:it|test|describe)\()/;

/** Whether the line at `i` begins a statement at the left margin, or a definition. */
function isAnchor(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code === 32 || code === 9) return DEFINITION.test(text.slice(i, i + 80));
  const head = classOf(code) === WORD || code === 64 || code === 35;
  return head && ANCHOR.test(text.slice(i, i + 120));
}

/** In a line that is longer than the window: the start of the key or name right before the literal. */
function keyStart(text: string, offset: number, low: number, _lexicon: Lexicon): number {
  let i = offset;
  while (i > low && isBlank(text.charCodeAt(i - 1))) i--;
  const sign = text.charCodeAt(i - 1);
  if (i === low || (sign !== 58 && sign !== 61)) return offset;
  i--;
  while (i > low && isBlank(text.charCodeAt(i - 1))) i--;
  const quote = text.charCodeAt(i - 1);
  if (quote !== 34 && quote !== 39) {
    while (i > low && isWordPart(text.charCodeAt(i - 1))) i--;
    return i;
  }
  const open = text.slice(low, i - 1).lastIndexOf(String.fromCharCode(quote));
  return open >= 0 ? low + open : offset;
}

/** How far a block of lines may reach to either side. */
const BLOCK_REACH = 16384;

/** The lines around an offset up to two blank lines in a row, or as far as a hover looks. */
export function blockRange(text: string, offset: number): readonly [number, number] {
  const low = Math.max(0, offset - BLOCK_REACH);
  const high = Math.min(text.length, offset + BLOCK_REACH);
  const before = text.slice(low, offset);
  const after = text.slice(offset, high);
  const gap = Math.max(before.lastIndexOf('\n\n\n'), before.lastIndexOf('\n\r\n\r\n'));
  const from = gap >= 0 ? low + gap + 1 : low === 0 ? 0 : low + before.indexOf('\n') + 1;
  const end = after.search(/\n\r?\n\r?\n/);
  return [from, end >= 0 ? offset + end : high];
}
