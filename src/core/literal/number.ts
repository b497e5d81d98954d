/** One number token: decimal digits on the fast path; underscores, suffixes and other bases on the slow one. */
import {isDigit, isWordPart, wordEnd} from './chars.ts';
import {decimal} from './decimal.ts';
import type {Lexicon} from './dialects.ts';

/** Where the last number that was read ended; −1 if it was none. */
export interface NumberCursor {
  next: number;
}

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const EXPONENT = 101;
const EXPONENT_UPPER = 69;

/**
 * The value of the unsigned number at `i` (a digit or a point stands there); cursor.next is the offset after it, or −1 where
 * the token is no number (`1.2.3`, `3px`, `2j`).
 */
export function readNumber(text: string, i: number, end: number, lexicon: Lexicon, cursor: NumberCursor): number {
  const start = i;
  let a = 0;
  let b = 0;
  let digits = 0; // significant digits so far
  let code = 0;
  for (; i < end; i++) {
    code = text.charCodeAt(i) - 48;
    if (code > 9 || code < 0) break;
    if (digits < 9) a = a * 10 + code;
    else if (digits < 18) b = b * 10 + code;
    if (digits > 0 || code > 0) digits++;
  }
  let point = i;
  if (code === POINT - 48 && i < end && text.charCodeAt(i + 1) !== POINT) {
    i++;
    point = i;
    for (; i < end; i++) {
      code = text.charCodeAt(i) - 48;
      if (code > 9 || code < 0) break;
      if (digits < 9) a = a * 10 + code;
      else if (digits < 18) b = b * 10 + code;
      if (digits > 0 || code > 0) digits++;
    }
    if (point === i && i - start === 1) return reject(cursor); // a lone point
  }
  let exponent = point - i;
  const mantissaEnd = i;
  if (code === EXPONENT - 48 || code === EXPONENT_UPPER - 48) {
    let j = i + 1;
    const sign = text.charCodeAt(j);
    if (sign === PLUS || sign === MINUS) j++;
    const first = j;
    let power = 0;
    for (; j < end && j - first < 4; j++) {
      const digit = text.charCodeAt(j) - 48;
      if (digit > 9 || digit < 0) break;
      power = power * 10 + digit;
    }
    if (j > first) {
      exponent += sign === MINUS ? -power : power;
      i = j;
      code = text.charCodeAt(i) - 48;
    }
  }
  if (i < end && !isPlainEnd(code)) return slowNumber(text, start, mantissaEnd, end, lexicon, cursor);
  cursor.next = i;
  const octal = lexicon.octal && text.charCodeAt(start) === ZERO && point === i && i - start > 1;
  const value = digits <= 18 && !octal ? decimal(a, b, digits > 9 ? digits - 9 : 0, exponent) : Number.NaN;
  return Number.isNaN(value) ? leadingZero(text.slice(start, i), lexicon) : value;
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
    else if (code === POINT && isDigit(text.charCodeAt(i + 1))) i++;
    else if (code === 39 && lexicon.quoteSeparator && isWordPart(text.charCodeAt(i + 1))) i++;
    else if ((code === 43 || code === 45) && isExponent(text.charCodeAt(i - 1), hex) && isDigit(text.charCodeAt(i + 1)))
      i++;
    else break;
  }
  return i;
}

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
  const parts = /^((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|0[bBoO]\d+)([a-zA-Z]\w*)$/.exec(token);
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

/** 0x1.8p3 (C, Java, Go, Swift); exact for mantissas of at most 53 bits. */
function hexFloat(token: string): number | undefined {
  const parts = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)[fFdDlL]?$/.exec(token);
  if (!parts || parts[1].length + parts[2].length === 0 || parts[1].length + parts[2].length > 13) return undefined;
  return Number.parseInt(parts[1] + parts[2], 16) * 2 ** (Number(parts[3]) - 4 * parts[2].length);
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
