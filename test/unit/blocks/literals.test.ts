/** Literals of Octave and R with what the languages themselves evaluate them to (test/oracles/literals.oracle.mjs --record). */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {findArrays} from '../../../src/core/literal/index.ts';
import {differenceOf} from '../../oracles/lib/reader.mjs';

interface Evaluated {
  readonly language: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
}

const cases: readonly Evaluated[] = JSON.parse(readFileSync('test/unit/data/literals.json', 'utf8'));

describe('recorded literals', () => {
  for (const language of ['octave', 'r']) {
    const own = cases.filter((c) => c.language === language);
    it(`${language}: ${own.length} read to the same values and shapes`, () => {
      assert.ok(own.length > 100);
      for (const c of own) {
        const {arrays} = findArrays(c.text, {languageId: language});
        assert.equal(differenceOf(c, arrays), undefined, c.text);
      }
    });
  }

  it('spans lead back to the numbers, however R orders them', () => {
    const text = 'm <- matrix(c(0.1, 0.2, 0.3,\n  0.4), nrow = 2)';
    const [array] = findArrays(text, {languageId: 'r'}).arrays;
    assert.deepEqual([array.name, array.start, array.end], ['m', 5, text.length]);
    const slices = Array.from(array.values, (_, i) => text.slice(array.spans[2 * i], array.spans[2 * i + 1]));
    assert.deepEqual(slices, ['0.1', '0.3', '0.2', '0.4']);
  });

  it('a transposed row is a column in its call', () => {
    const [array] = findArrays("q = [0.2 0.7 0.1]';", {languageId: 'matlab'}).arrays;
    assert.deepEqual(
      [array.shape, array.shapeInCall],
      [
        [1, 3],
        [3, 1],
      ],
    );
  });

  it('a comment before an expression is no part of it', () => {
    const [array] = findArrays('x = [0.5, # half\n  1/4, # quarter\n  -(1/4)]', {languageId: 'python'}).arrays;
    assert.deepEqual([[...array.values], array.diagnostics], [[0.5, 0.25, -0.25], []]);
  });
});
