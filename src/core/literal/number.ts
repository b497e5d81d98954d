/** One number token: decimal digits on the fast path; underscores, suffixes and other bases on the slow one. */
import {isDigit, isWordPart, wordEnd} from './chars.ts';
import {decimal} from './decimal.ts';
import type {Lexicon} from './dialects.ts';

/** Where the last number that was read ended; −1 if it was none. */
export interface NumberCursor {
  next: number;
  /** Characters that the evaluator looked at, summed up. */
  cost: number;
}

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const EXPONENT = 101;

/**
 * The value of the unsigned number at `i` (a digit or a point stands there); cursor.next is the offset after it, or −1 where
 * the token is no number (`1.2.3`, `3px`, `2j`).
 */
export function readNumber(text: string, start: number, end: number, lexicon: Lexicon, cursor: NumberCursor): number {
  let i = start;
  let a = 0; // the first nine digits, or all of an integer
  let b = 0; // the nine after them
  let code = 0;
  for (; i < end; i++) {
    code = text.charCodeAt(i) - ZERO;
    if (code > 9 || code < 0) break;
    a = a * 10 + code;
  }
  let fraction = 0;
  let digitsB = 0;
  const digits = i - start;
  if (code === POINT - ZERO && i < end && text.charCodeAt(i + 1) !== POINT) {
    const point = ++i;
    let limit = Math.min(end, i + (digits > 9 ? 0 : a === 0 ? 9 : 9 - digits));
    for (; i < limit; i++) {
      code = text.charCodeAt(i) - ZERO;
      if (code > 9 || code < 0) break;
      a = a * 10 + code;
    }
    if (i === limit) {
      limit = Math.min(end, i + 9);
      for (; i < limit; i++, digitsB++) {
        code = text.charCodeAt(i) - ZERO;
        if (code > 9 || code < 0) break;
        b = b * 10 + code;
      }
    }
    fraction = i - point;
    if (i - start === 1 && !isDigit(text.charCodeAt(i))) return reject(cursor); // a lone point
  } else if (digits <= 9 && (digits === 1 || !lexicon.octal) && i < end && isPlainEnd(code)) {
    cursor.next = i;
    return a;
  }
  if (i < end && !isPlainEnd(code)) return longNumber(text, start, i, end, lexicon, cursor);
  cursor.next = i;
  const value = digits > 9 || (fraction === 0 && lexicon.octal) ? Number.NaN : decimal(a, b, digitsB, -fraction);
  return Number.isNaN(value) ? leadingZero(text.slice(start, i), lexicon) : value;
}

/** More digits than the fast path takes, an exponent, or a token of the slow path; plain digits end at or after `i`. */
function longNumber(
  text: string,
  start: number,
  i: number,
  end: number,
  lexicon: Lexicon,
  cursor: NumberCursor,
): number {
  let stop = i;
  while (stop < end && isDigit(text.charCodeAt(stop))) stop++;
  let next = stop;
  if ((text.charCodeAt(stop) | 32) === EXPONENT) next = exponentEnd(text, stop + 1, end, stop);
  if (next < end && !isPlainEnd(text.charCodeAt(next) - ZERO))
    return slowNumber(text, start, stop, end, lexicon, cursor);
  cursor.next = next;
  return leadingZero(text.slice(start, next), lexicon);
}

/** The offset after `-05` in `1e-05`; `none` where no digit stands there. */
function exponentEnd(text: string, i: number, end: number, none: number): number {
  const sign = text.charCodeAt(i);
  const first = sign === PLUS || sign === MINUS ? i + 1 : i;
  let next = first;
  while (next < end && isDigit(text.charCodeAt(next))) next++;
  return next > first ? next : none;
}

/** Whether a character (minus 48) surely ends a number: `,`, `]`, `)`, `}`, blank, `;`, `:`, an operator. */
const isPlainEnd = (code: number): boolean => {
  const c = code + 48;
  return c !== POINT && c < 128 && !isWordPart(c) && c !== 39;
};

function reject(cursor: NumberCursor): number {
  cursor.next = -1;
  return Number.NaN;
}

/** Where a leading zero means octal (C, Java, Go, old JavaScript), 010 is 8. */
function leadingZero(token: string, lexicon: Lexicon): number {
  if (lexicon.octal && /^0[0-7]+$/.test(token)) return Number.parseInt(token, 8);
  return Number(token);
}

/** A number followed by a letter, an underscore, a point or a quote; `stop` is where the plain digits ended. */
function slowNumber(
  text: string,
  start: number,
  stop: number,
  end: number,
  lexicon: Lexicon,
  cursor: NumberCursor,
): number {
  const next = tokenEnd(text, start, stop, end, lexicon);
  if (next - start > 4096) return reject(cursor);
  const value = tokenValue(text.slice(start, next), lexicon);
  cursor.next = value === undefined ? -1 : next;
  return value ?? Number.NaN;
}

/** The end of the whole token: digits, letters, points, and a sign after an exponent's letter. */
function tokenEnd(text: string, start: number, i: number, end: number, lexicon: Lexicon): number {
  const hex = text.charCodeAt(start) === 48 && (text.charCodeAt(start + 1) | 32) === 120;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (isWordPart(code)) i++;
    else if (code === POINT && text.charCodeAt(i + 1) !== POINT && !lexicon.dotOperators) i++;
    else if (code === POINT && lexicon.dotOperators && isEndMark(text, i + 1, end)) i++;
    else if (code === POINT && isDigit(text.charCodeAt(i + 1))) i++;
    else if (code === 39 && lexicon.quoteSeparator && isWordPart(text.charCodeAt(i + 1))) i++;
    else if ((code === 43 || code === 45) && isExponent(text.charCodeAt(i - 1), hex) && isDigit(text.charCodeAt(i + 1)))
      i++;
    else break;
  }
  return i;
}

/** What may stand behind `1_000.` where a point may also begin an operator. */
const isEndMark = (text: string, i: number, end: number): boolean => i >= end || ' \n,;])'.includes(text.charAt(i));

const isExponent = (code: number, hex: boolean): boolean => {
  const lower = code | 32;
  return hex ? lower === 112 : lower === 101 || lower === 102 || lower === 100;
};

const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const RADIX = /^0[xXbBoO][0-9a-fA-F]+$/;

function tokenValue(token: string, lexicon: Lexicon): number | undefined {
  const bare = stripSeparators(token, lexicon);
  if (bare === undefined) return undefined;
  if (DECIMAL.test(bare)) return leadingZero(bare, lexicon);
  if (RADIX.test(bare)) return radixValue(bare);
  return suffixed(bare, lexicon);
}

/** `1_000` and `1'000` → `1000`; undefined where a separator stands at an edge (`1_`, `1__0` is accepted nowhere). */
function stripSeparators(token: string, lexicon: Lexicon): string | undefined {
  const joined = lexicon.quoteSeparator ? token.replaceAll("'", '') : token;
  if (joined.indexOf('_') < 0) return joined;
  return /[0-9a-fA-FxXbBoO]_+[0-9a-zA-Z]/.test(joined) ? joined.replace(/_+(?=[0-9a-zA-Z])/g, '') : undefined;
}

/** An integer of base 16, 8 or 2, correctly rounded; hexadecimal letters do not fit the other bases. */
function radixValue(token: string): number | undefined {
  const value = Number(token.toLowerCase());
  return Number.isNaN(value) ? undefined : value;
}

function suffixed(token: string, lexicon: Lexicon): number | undefined {
  if (/^0[xX]/.test(token)) return hexFloat(token) ?? suffixedHex(token, lexicon);
  const exponent =
    lexicon.exponents && new RegExp(`^(\\d+\\.?\\d*|\\.\\d+)[${lexicon.exponents}]([+-]?\\d+)$`).exec(token);
  if (exponent) return Number(`${exponent[1]}e${exponent[2]}`);
  const parts = /^(0[bBoO]\d+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]\w*)$/.exec(token);
  if (!parts || !lexicon.suffixes.has(parts[2])) return undefined;
  return /^0[bBoO]/.test(parts[1]) ? radixValue(parts[1]) : leadingZero(parts[1], lexicon);
}

/** 0x10L, 0xFFu64: the longest run of hexadecimal digits that leaves a known suffix. */
function suffixedHex(token: string, lexicon: Lexicon): number | undefined {
  for (const suffix of lexicon.suffixes) {
    const head = token.slice(0, -suffix.length);
    if (token.endsWith(suffix) && RADIX.test(head)) return radixValue(head);
  }
  return undefined;
}

/** 0x1.8p3 (C, Java, Go, Swift, Julia), rounded once, to even at halfway, subnormal numbers included. */
function hexFloat(token: string): number | undefined {
  const parts = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)[fFdDlL]?$/.exec(token);
  if (!parts || parts[1].length + parts[2].length === 0) return undefined;
  return scaled(BigInt(`0x${parts[1]}${parts[2]}`), Number(parts[3]) - 4 * parts[2].length);
}

/** mantissa · 2^exponent as the nearest double. */
function scaled(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  const lost = Math.max(bits - 53, -1074 - exponent, 0); // bits below the last one that a double has
  if (lost > bits + 1 || exponent > 2048) return lost > bits ? 0 : Number.POSITIVE_INFINITY;
  const half = (1n << BigInt(lost)) >> 1n;
  const kept = mantissa >> BigInt(lost);
  const rest = mantissa - (kept << BigInt(lost));
  const up = lost > 0 && (rest > half || (rest === half && (kept & 1n) === 1n));
  const power = exponent + lost;
  return Number(kept + (up ? 1n : 0n)) * 2 ** Math.max(power, -1000) * 2 ** Math.min(power + 1000, 0);
}

/** Longer elements are not looked through. */
const LONGEST_MEANT = 80;

/** `0.2 0.9`, `1e+`, `3f`, `5 %% 3`: it begins as a number does and has no name in it; dates, times and versions are none. */
export function isMeantAsNumber(text: string, from: number, length: number): boolean {
  if (length > LONGEST_MEANT) return false;
  const token = text.slice(from, from + length);
  return /^[-+]?\s*\.?\d/.test(token) && !/(?:^|[^\w.])[A-Za-z_$]|["'`]|^\d+(?:[.:/-]\d+){2}|^\d+:\d/.test(token);
}

/** The end of a number that nobody needs: digits, letters, points and separators, without a value. */
export function skipNumber(text: string, i: number, end: number, lexicon: Lexicon): number {
  for (;;) {
    i = wordEnd(text, i, end);
    const code = text.charCodeAt(i);
    const joins = code === POINT ? isDigit(text.charCodeAt(i + 1)) : code === 39 && lexicon.quoteSeparator;
    if (i + 1 >= end || !joins || !isWordPart(text.charCodeAt(i + 1))) return i;
    i++;
  }
}
