/** Character classes of the scanner: one look-up in a table of all code units, which costs less than a test for ASCII before it. */

export const SPACE = 1;
export const NEWLINE = 2;
export const DIGIT = 3;
export const WORD = 4;
export const OPEN = 5;
export const CLOSE = 6;
export const QUOTE = 7;
export const PUNCTUATION = 0;

const table = new Uint8Array(65536);
/** 1 for what may stand in a word. */
const wordParts = new Uint8Array(65536);
const markFrom = (from: number, to: number, kind: number): void => {
  table.fill(kind, from, to);
  wordParts.fill(kind === WORD || kind === DIGIT ? 1 : 0, from, to);
};
const mark = (chars: string, kind: number): void => {
  for (let i = 0; i < chars.length; i++) markFrom(chars.charCodeAt(i), chars.charCodeAt(i) + 1, kind);
};
/** Beyond ASCII only spaces and the byte-order mark are no part of a word. */
markFrom(128, 65536, WORD);
mark(' \t\r\f\v', SPACE);
mark('\n', NEWLINE);
mark('0123456789', DIGIT);
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$', WORD);
mark('([{', OPEN);
mark(')]}', CLOSE);
mark('"\'`', QUOTE);

mark('\u00a0\ufeff\u3000\u202f', SPACE);
markFrom(0x2000, 0x200c, SPACE);
mark('\u2028\u2029', NEWLINE);

/** The class of a character of the text (undefined past its end, where charCodeAt gives NaN). */
export const classOf = (code: number): number => table[code];

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters, digits, `_`, `$` and everything beyond ASCII that is no space. */
export const isWordPart = (code: number): boolean => wordParts[code] !== 0;

/** False past the end of the text, where charCodeAt gives NaN. */
export const isWordStart = (code: number): boolean => table[code] === WORD;

export const isBlank = (code: number): boolean => {
  const kind = classOf(code);
  return kind === SPACE || kind === NEWLINE;
};

/** The first offset at or after `i` that is no blank (nor line break). */
export function skipBlanks(text: string, i: number, end: number): number {
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** The offset after the last character before `i` that is no blank. */
export function trimBack(text: string, i: number, from: number): number {
  while (i > from && isBlank(text.charCodeAt(i - 1))) i--;
  return i;
}

/** The offset after the word that starts at `i`. */
export function wordEnd(text: string, i: number, end: number): number {
  while (i < end && isWordPart(text.charCodeAt(i))) i++;
  return i;
}

/** The offset where the word that ends before `i` starts. */
export function wordStart(text: string, i: number, from: number): number {
  while (i > from && isWordPart(text.charCodeAt(i - 1))) i--;
  return i;
}

/** indexOf that never looks past `end`. */
export function find(text: string, needle: string, from: number, end: number): number {
  if (end >= text.length) return text.indexOf(needle, from);
  const at = text.slice(from, end).indexOf(needle);
  return at < 0 ? -1 : from + at;
}
