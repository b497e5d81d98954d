/** The hot path: a run of plain numbers with commas between them, inside a bracket that may become an array. */
import {classOf, isDigit, SPACE} from './chars.ts';
import {finishElement} from './elements.ts';
import {readNumber} from './number.ts';
import * as S from './state.ts';

/**
 * Reads the number at `digits` (its sign stands at `start`) as the current element, and goes on over `, number` as long as
 * nothing else comes between. False where no number stands there; the state is then unchanged.
 */
export function numberRun(s: S.ScanState, start: number, digits: number, sign: number): boolean {
  const text = s.text;
  const f = s.frames;
  const t = s.top;
  const cursor = s.cursor;
  for (let first = true; ; first = false) {
    const value = readNumber(text, digits, s.end, s.lexicon, cursor);
    let i = cursor.next;
    if (i < 0) return !first;
    S.pushValue(s, sign < 0 ? -value : value, start, i);
    f[t + S.STATE] = S.NUMBER;
    s.last = S.AFTER_NUMBER;
    s.i = s.lastEnd = i;
    if (i >= s.end) return true;
    let code = text.charCodeAt(i);
    if (code === 32) code = text.charCodeAt(++i);
    if (code !== 44 || i >= s.end) return true;
    f[t + S.COMMAS]++;
    f[t + S.FLAGS] |= S.COMMAED;
    finishElement(s, i, i + 1, true);
    s.last = S.AT_VALUE;
    s.i = s.lastEnd = ++i;
    if ((f[t + S.FLAGS] & S.HOPELESS) !== 0) return true;
    code = text.charCodeAt(i);
    while (i < s.end && (code === 32 || (code > 127 && classOf(code) === SPACE))) code = text.charCodeAt(++i);
    start = i;
    sign = 1;
    if (code === 45 || code === 43) {
      if (code === 45) sign = -1;
      code = text.charCodeAt(++i);
    }
    if (i >= s.end || !(isDigit(code) || (code === 46 && isDigit(text.charCodeAt(i + 1))))) return true;
    digits = i;
  }
}
