/** What the page reads before its reader is there is what the reader makes of it, whole. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readText} from '../../src/core/literal/index.ts';
import type {Dialect} from '../../src/core/literal/types.ts';
import {readPlain} from '../../src/webview/state/reader.ts';

const DIALECTS: readonly Dialect[] = ['python', 'javascript', 'json'];

/** Numbers as people write them, those that JSON does not know among them. */
const number = fc.oneof(
  fc.double({noNaN: true, noDefaultInfinity: true}).map(String),
  fc.integer({min: -20, max: 20}).map(String),
  fc.constantFrom('0.2', '.5', '5.', '-0', '-0.0', '1e-3', '1E5', '007', '1_000', '9007199254740993', '1e400', '-', ''),
);
const blank = fc.constantFrom('', ' ', '\n', '  ', '\t', '\u00a0', '\f');
const list = (element: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.array(
        fc.tuple(blank, element, blank).map((parts) => parts.join('')),
        {maxLength: 5},
      ),
      blank,
    )
    .map(([elements, after]) => `[${elements.join(',')}${after}]`);
const rowsOf = (element: fc.Arbitrary<string>) =>
  fc.tuple(fc.array(element, {minLength: 1, maxLength: 4}), fc.integer({min: 1, max: 4})).map(([row, n]) =>
    n === 1
      ? `[${row.join(', ')}]`
      : `[${Array(n)
          .fill(`[${row.join(', ')}]`)
          .join(',\n ')}]`,
  );
/** Numbers that JSON has, too. */
const plainNumber = fc.double({min: -5, max: 5, noNaN: true}).map((value) => JSON.stringify(value));
const text = fc.oneof(
  rowsOf(plainNumber),
  rowsOf(number),
  number,
  list(number),
  list(list(number)),
  list(list(list(number))),
);

const comparable = (result: ReturnType<typeof readText>) => ({
  arrays: result.arrays.map((array) => ({...array, values: [...array.values], spans: [...array.spans]})),
  diagnostics: result.diagnostics,
  complete: result.complete,
});

describe('plain texts', () => {
  for (const dialect of DIALECTS) {
    it(`are read without the reader as with it: ${dialect}`, () => {
      let read = 0;
      fc.assert(
        fc.property(text, (each) => {
          const plain = readPlain(each, dialect);
          if (plain === undefined) return;
          read++;
          assert.deepEqual(comparable(plain), comparable(readText(each, {languageId: dialect})));
        }),
        {numRuns: 5000},
      );
      assert.ok(read > 1000, `only ${read} texts were plain`);
    });
  }

  it('are those that arrays are handed over as', () => {
    for (const usual of ['[0.2, 0.7, 0.1]', '[[0.1, 0.9],\n [0.2, 0.8]]', '1', '[0, 1, 0]', '[-1.5, 2e-3]']) {
      assert.ok(readPlain(usual, 'python'), usual);
    }
  });
});
