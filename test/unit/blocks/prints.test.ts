/** Print-outs that NumPy, PyTorch, pandas, R and Octave themselves made (test/oracles/prints.oracle.mjs --record). */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {findArrays} from '../../../src/core/literal/index.ts';
import {differenceOf} from '../../oracles/lib/reader.mjs';
import {assertWellFormed} from './helpers.ts';

interface Printed {
  readonly printer: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
  readonly complete: boolean;
}

const cases: readonly Printed[] = JSON.parse(readFileSync('test/unit/data/prints.json', 'utf8'));

describe('recorded print-outs', () => {
  for (const printer of new Set(cases.map((c) => c.printer))) {
    it(`${printer}: every one read back to the printed values`, () => {
      for (const printed of cases.filter((c) => c.printer === printer)) {
        const {arrays} = findArrays(printed.text, {languageId: 'plaintext'});
        assert.equal(differenceOf(printed, arrays), undefined, printed.text);
        assertWellFormed(printed.text, arrays[0]);
      }
    });
  }

  it('elided ones say so at their place', () => {
    const elided = cases.filter((c) => !c.complete);
    assert.ok(elided.length > 10);
    for (const {text} of elided) {
      const [array] = findArrays(text, {languageId: 'plaintext'}).arrays;
      assert.ok(array.diagnostics.some((d) => d.code === 'elided' && d.offset >= array.start && d.offset < array.end));
    }
  });
});
