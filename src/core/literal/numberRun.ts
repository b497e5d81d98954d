/** The hot path: a run of plain numbers with commas between them, inside a bracket that may become an array. */
import {byteRun, type Run} from './byteRun.ts';
import {decimal, POWERS} from './decimal.ts';
import {mix} from './elements.ts';
import {readNumber} from './number.ts';
import * as S from './state.ts';

const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const SQUARE = 93;

/**
 * Reads the number at `digits` (its sign stands at `start`) as the current element, and goes on over `, number` as long as
 * nothing else comes between. False where no number stands there; the state is then unchanged.
 * Numbers of at most nine digits that a comma or bracket ends are read right here, the others by readNumber.
 */
export function numberRun(s: S.ScanState, start: number, digits: number, sign: number): boolean {
  const from = s.valueCount;
  run.start = start;
  run.digits = digits;
  run.sign = sign;
  run.closed = false;
  byteRun(s, run);
  const read = run.closed || textRun(s, run);
  if (s.valueCount === from) return read;
  endRun(s, s.valueCount - from, s.spans[2 * s.valueCount - 1]);
  return true;
}

const run: Run = {start: 0, digits: 0, sign: 1, closed: false};

/** Reads on over the text itself. False where the first number is none. */
function textRun(s: S.ScanState, run: Run): boolean {
  const text = s.text;
  const end = s.end;
  const from = s.valueCount;
  let {start, digits, sign} = run;
  let values = s.values;
  let spans = s.spans;
  let n = from;
  for (;;) {
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
      S.growValues(s, start);
      values = s.values;
      spans = s.spans;
    }
    values[n] = sign < 0 ? -a : a;
    spans[2 * n] = start;
    spans[2 * n + 1] = i;
    n++;
    if (code !== COMMA || i >= end) break;
    do code = text.charCodeAt(++i);
    while (code === SPACE);
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
  return n > from;
}

/** Books the run: its last number is the current element, those before it are finished. */
function endRun(s: S.ScanState, count: number, next: number): void {
  const f = s.frames;
  const t = s.top;
  f[t + S.STATE] = S.NUMBER;
  s.i = s.lastEnd = next;
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
