/** What stands around a number in a LaTeX cell and says nothing of its value. */
import {readNumber} from './cell.ts';
import {isBlank, isLetter, LF} from './chars.ts';

const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Rules and spacing that may stand before a cell. */
const NOISE: ReadonlySet<string> = new Set([
  'hline',
  'toprule',
  'midrule',
  'bottomrule',
  'cline',
  'cmidrule',
  'quad',
  'qquad',
  'phantom',
  'hphantom',
  'displaystyle',
  'left',
  'right',
  'tt',
  'bf',
  'bfseries',
  'centering',
]);
/** Commands around a number: type faces. */
const FACES: ReadonlySet<string> = new Set([
  'mathbf',
  'textbf',
  'mathrm',
  'text',
  'textrm',
  'mathit',
  'textit',
  'boldsymbol',
  'bm',
  'underline',
  'num',
  'emph',
  'texttt',
  'mathtt',
  'mathsf',
]);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** [from, to) without blanks, line breaks, comments, `$`, rules, spacing, braces and type faces around the number. */
export function strip(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  for (let before = -1; before !== start; ) {
    before = start;
    start = skipNoise(text, start, end);
  }
  end = dropTail(text, start, end);
  return unwrap(text, start, end);
}

const isGap = (c: number): boolean => isBlank(c) || c === LF || c === 36 /* $ */ || c === 126 /* ~ */;

function skipNoise(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isGap(text.charCodeAt(i))) i++;
  const c = text.charCodeAt(i);
  if (c === 37 /* % */) return afterLine(text, i, to);
  if (c !== BACKSLASH || i + 1 >= to) return i;
  const next = text.charCodeAt(i + 1);
  if (!isLetter(next)) return next === 37 ? i : Math.min(to, i + 2);
  const end = commandEnd(text, i + 1, to);
  return NOISE.has(text.slice(i + 1, end)) ? afterGroup(text, end, to) : i;
}

function afterLine(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && text.charCodeAt(i) !== LF) i++;
  return i;
}

function commandEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isLetter(text.charCodeAt(i)) && text.charCodeAt(i) !== 95) i++;
  return i;
}

/** After `{…}` without nesting, if one stands here. */
function afterGroup(text: string, from: number, to: number): number {
  if (text.charCodeAt(from) !== OPEN) return from;
  let i = from;
  while (i < to && text.charCodeAt(i) !== CLOSE) i++;
  return Math.min(to, i + 1);
}

/** The end without a trailing comment, blanks and `\,`. */
function dropTail(text: string, start: number, to: number): number {
  let end = to;
  for (let i = start; i < to; i++) {
    if (text.charCodeAt(i) === BACKSLASH) i++;
    else if (text.charCodeAt(i) === 37 && i > start && isGap(text.charCodeAt(i - 1))) {
      end = i;
      break;
    }
  }
  while (end > start && isGap(text.charCodeAt(end - 1))) end--;
  return end;
}

/** `{0.9}`, `\mathbf{0.9}` → 0.9. */
function unwrap(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (end - start > 2 && text.charCodeAt(end - 1) === CLOSE) {
    const inner = text.charCodeAt(start) === OPEN ? start + 1 : afterFace(text, start, end);
    if (inner < 0) break;
    start = inner;
    end--;
  }
  return {start, end};
}

function afterFace(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== BACKSLASH) return -1;
  const stop = commandEnd(text, start + 1, end);
  return text.charCodeAt(stop) === OPEN && FACES.has(text.slice(start + 1, stop)) ? stop + 1 : -1;
}

/** `\frac{1}{3}` (also `\dfrac`, `\tfrac`, with a minus before) and `1/3`: one division, rounded once. */
export function readFraction(cell: string): number | undefined {
  const minus = cell.startsWith('-') && cell.includes('\\');
  const body = minus ? cell.slice(1) : cell;
  const isCommand = ['\\frac{', '\\dfrac{', '\\tfrac{'].some((command) => body.startsWith(command));
  const parts = isCommand && body.endsWith('}') ? body.slice(body.indexOf('{') + 1, -1).split('}{') : body.split('/');
  if (parts.length !== 2) return undefined;
  const above = readNumber(parts[0]!, 0, parts[0]!.length);
  const below = readNumber(parts[1]!, 0, parts[1]!.length);
  if (above === undefined || below === undefined) return undefined;
  return minus ? -(above / below) : above / below;
}
