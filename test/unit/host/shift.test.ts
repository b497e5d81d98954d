/** Spans follow edits exactly as the text itself moves. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {type Span, shiftSpan} from '../../../src/host/document/shift.ts';

describe('shiftSpan', () => {
  const cases: readonly [string, Span, {rangeOffset: number; rangeLength: number; text: string}, Span][] = [
    ['insertion before moves it', [4, 8], {rangeOffset: 0, rangeLength: 0, text: 'ab'}, [6, 10]],
    ['insertion at its start moves it', [4, 8], {rangeOffset: 4, rangeLength: 0, text: 'ab'}, [6, 10]],
    ['insertion at its end leaves it', [4, 8], {rangeOffset: 8, rangeLength: 0, text: 'ab'}, [4, 8]],
    ['an edit inside stretches it', [4, 8], {rangeOffset: 5, rangeLength: 1, text: 'abc'}, [4, 10]],
    ['a deletion over its start cuts it', [4, 8], {rangeOffset: 2, rangeLength: 4, text: ''}, [2, 4]],
    ['a deletion over its end cuts it', [4, 8], {rangeOffset: 6, rangeLength: 9, text: ''}, [4, 6]],
    ['a deletion of all of it leaves an empty span', [4, 8], {rangeOffset: 0, rangeLength: 20, text: ''}, [0, 0]],
  ];
  for (const [title, before, change, after] of cases) {
    it(title, () => assert.deepEqual(shiftSpan(before, change), after));
  }

  it('keeps pointing at the same characters wherever an edit does not touch them', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(10), fc.string(), (offset, length, text) => {
        const mark = '[MARK]';
        const before = `${'.'.repeat(20)}${mark}${'.'.repeat(40)}`;
        const change = {rangeOffset: offset, rangeLength: length, text: text.replaceAll('[MARK]', '')};
        const span: Span = [20, 20 + mark.length];
        fc.pre(offset + length <= span[0] || offset >= span[1]);
        const after = before.slice(0, offset) + change.text + before.slice(offset + length);
        assert.equal(after.slice(...shiftSpan(span, change)), mark);
      }),
    );
  });
});
