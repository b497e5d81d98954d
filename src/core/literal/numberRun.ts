/** The hot path: a run of plain numbers with commas between them, inside a bracket that may become an array. */
import {decimal, POWERS} from './decimal.ts';
import {mix} from './elements.ts';
import {kernelRun} from './kernelRun.ts';
import {readNumber} from './number.ts';
import * as S from './state.ts';
import {countNumbers} from './window.ts';

const NEWLINE = 10;
const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const SQUARE = 93;

/** So many numbers are read before it is asked again whether the kernel may take over. */
const LONGEST = 128;

/**
 * Reads the number at `digits` (its sign stands at `start`) as the current element, and goes on over `, number` as long as
 * nothing else comes between. False where no number stands there; the state is then unchanged.
 */
export function numberRun(s: S.ScanState, start: number, digits: number, sign: number): boolean {
  if (kernelRun(s, start)) return true;
  const from = s.valueCount;
  textRun(s, start, digits, sign);
  const count = s.valueCount - from;
  if (count === 0) return false;
  countNumbers(s.window, count, start);
  endRun(s, count);
  return true;
}

/**
 * Pushes numbers. Those of at most eighteen digits that a comma or bracket ends are read right here, the others by readNumber.
 */
function textRun(s: S.ScanState, start: number, digits: number, sign: number): void {
  const text = s.text;
  const end = s.end;
  const lines = S.breaksAreBlanks(s);
  let values = s.values;
  let spans = s.spans;
  let n = s.valueCount;
  const most = n + LONGEST;
  while (n < most) {
    let i = digits;
    let a = 0;
    let code = text.charCodeAt(i);
    while (code >= ZERO && code <= NINE) {
      a = a * 10 + (code - ZERO);
      code = text.charCodeAt(++i);
    }
    const length = i - digits;
    let simple = length > 0 && length <= 9;
    if (code === POINT && simple) {
      const point = ++i;
      code = text.charCodeAt(i);
      let limit = a === 0 ? point + 9 : point + 9 - length;
      while (code >= ZERO && code <= NINE && i < limit) {
        a = a * 10 + (code - ZERO);
        code = text.charCodeAt(++i);
      }
      if (code >= ZERO && code <= NINE) {
        const middle = i;
        limit = i + 9;
        let b = 0;
        while (code >= ZERO && code <= NINE && i < limit) {
          b = b * 10 + (code - ZERO);
          code = text.charCodeAt(++i);
        }
        a = decimal(a, b, i - middle, point - i);
        simple = !Number.isNaN(a);
      } else a /= POWERS[i - point];
    } else if (length > 1 && text.charCodeAt(digits) === ZERO) simple = false; // an octal number, perhaps
    if (!simple || i >= end || (code !== COMMA && code !== SQUARE)) {
      a = readNumber(text, digits, end, s.lexicon, s.cursor);
      if (s.cursor.next < 0) break;
      i = s.cursor.next;
      code = text.charCodeAt(i);
    }
    if (n === values.length) {
      s.valueCount = n;
      S.growValues(s, start, 1);
      values = s.values;
      spans = s.spans;
    }
    values[n] = sign < 0 ? -a : a;
    spans[2 * n] = start;
    spans[2 * n + 1] = i;
    n++;
    if (code !== COMMA || i >= end) break;
    do code = text.charCodeAt(++i);
    while (code === SPACE || (code === NEWLINE && lines));
    start = i;
    sign = 1;
    if (code === MINUS || code === PLUS) {
      if (code === MINUS) sign = -1;
      code = text.charCodeAt(++i);
    }
    if (i >= end || code > NINE || (code < ZERO && code !== POINT)) break;
    digits = i;
  }
  s.valueCount = n;
}

/** Books the run: its last number is the current element, those before it are finished. */
export function endRun(s: S.ScanState, count: number): void {
  const f = s.frames;
  const t = s.top;
  f[t + S.STATE] = S.NUMBER;
  s.i = s.lastEnd = s.spans[2 * s.valueCount - 1];
  s.last = S.AFTER_NUMBER;
  if (count === 1) return;
  f[t + S.COUNT] += count - 1;
  f[t + S.COMMAS] += count - 1;
  f[t + S.FLAGS] |= S.COMMAED;
  if (f[t + S.SHAPE] === S.NO_SHAPE) f[t + S.SHAPE] = S.SCALAR;
  else if (f[t + S.SHAPE] !== S.SCALAR) mix(s);
  if ((f[t + S.FLAGS] & S.KEYED) !== 0) bookKeys(s, count - 1);
  f[t + S.KEY_START] = -1;
  f[t + S.ELEMENT] = s.spans[2 * s.valueCount - 2];
  f[t + S.ELEMENT_VALUES] = s.valueCount - 1;
  f[t + S.ELEMENT_RECORDS] = s.recordCount;
}

/** Only the first number of a run can have a key. */
function bookKeys(s: S.ScanState, count: number): void {
  const f = s.frames;
  const t = s.top;
  const keyed = f[t + S.KEY_START] >= 0;
  S.pushKey(s, keyed ? f[t + S.KEY_START] : 0, keyed ? f[t + S.KEY_END] : 0);
  for (let k = 1; k < count; k++) S.pushKey(s, 0, 0);
}
