/** The run of numbers of numberRun.ts over a window of bytes, for literals that have proved to be long. */
import {decimal, POWERS} from './decimal.ts';
import * as S from './state.ts';
import {moveWindow} from './window.ts';

const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const SQUARE = 93;

/** No number of the fast path is longer; closer to the window's end than that, the text itself is read. */
const MARGIN = 64;

/** A literal with fewer numbers than these so far is not worth a window. */
const LONG = 64;

/** Whether a window lies over the text from `i` on, moving it there for long literals. */
function hasWindow(s: S.ScanState, i: number): boolean {
  const w = s.window;
  if (i >= w.from && i < w.to - MARGIN) return true;
  if (s.valueCount < LONG || i < w.blockedTo || s.end - i < 8 * MARGIN) return false;
  return moveWindow(w, s.text, i, s.end);
}

/** Where the run stands: the number at `digits` comes next, its sign at `start`; `closed` if a bracket ended the run there. */
export interface Run {
  start: number;
  digits: number;
  sign: number;
  closed: boolean;
}

/**
 * Pushes the plain numbers from run.digits on, as far as each is followed by a comma and another number, or by a bracket.
 * What it does not understand it leaves to the caller, at run.digits.
 */
export function byteRun(s: S.ScanState, run: Run): void {
  if (!hasWindow(s, run.digits)) return;
  const {bytes, from: base} = s.window;
  const stop = s.window.to - base - MARGIN;
  let values = s.values;
  let spans = s.spans;
  let n = s.valueCount;
  let digits = run.digits - base;
  let start = run.start;
  let sign = run.sign;
  while (digits < stop) {
    let i = digits;
    let a = 0;
    let code = bytes[i];
    const last = i + 9;
    while (code >= ZERO && code <= NINE && i < last) {
      a = a * 10 + (code - ZERO);
      code = bytes[++i];
    }
    if (i === digits) break;
    if (code === POINT) {
      const point = ++i;
      let limit = a === 0 ? point + 9 : point + 10 - (point - digits);
      code = bytes[i];
      while (code >= ZERO && code <= NINE && i < limit) {
        a = a * 10 + (code - ZERO);
        code = bytes[++i];
      }
      if (code >= ZERO && code <= NINE) {
        const middle = i;
        limit = i + 9;
        let b = 0;
        while (code >= ZERO && code <= NINE && i < limit) {
          b = b * 10 + (code - ZERO);
          code = bytes[++i];
        }
        a = decimal(a, b, i - middle, point - i);
        if (Number.isNaN(a)) break;
      } else a /= POWERS[i - point];
    } else if (bytes[digits] === ZERO && i - digits > 1) break; // an octal number, perhaps
    if (code !== COMMA && code !== SQUARE) break;
    const closed = code === SQUARE;
    const end = i;
    let next = start;
    let nextSign = 1;
    if (!closed) {
      do code = bytes[++i];
      while (code === SPACE && i < stop);
      next = i + base;
      if (code === MINUS || code === PLUS) {
        if (code === MINUS) nextSign = -1;
        code = bytes[++i];
      }
      if (code < ZERO || code > NINE) break;
    }
    if (n === values.length) {
      s.valueCount = n;
      S.growValues(s, start);
      values = s.values;
      spans = s.spans;
    }
    values[n] = sign < 0 ? -a : a;
    spans[2 * n] = start;
    spans[2 * n + 1] = end + base;
    n++;
    if (closed) {
      run.closed = true;
      break;
    }
    start = next;
    sign = nextSign;
    digits = i;
  }
  s.valueCount = n;
  run.start = start;
  run.sign = sign;
  run.digits = digits + base;
}
