/** Character classes of line-oriented text, by code. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const NBSP = 160;

export const isBlank = (c: number): boolean => c === SPACE || c === TAB || c === CR || c === NBSP;
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isLetter = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c > 191;

/** First offset in [from, to) that is not blank, or to. */
export function skipBlanks(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** End of [from, to) without trailing blanks. */
export function trimEnd(text: string, from: number, to: number): number {
  let i = to;
  while (i > from && isBlank(text.charCodeAt(i - 1))) i--;
  return i;
}

/** First offset in [from, to) that is no digit, or to. */
export function skipDigits(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isDigit(text.charCodeAt(i))) i++;
  return i;
}

/** First offset in [from, to) that is blank, or to. */
export function skipWord(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && !isBlank(text.charCodeAt(i))) i++;
  return i;
}
