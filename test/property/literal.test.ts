/** The reader on anything: it never throws, its work is linear, and every span it reports re-reads to its value. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {arrayAt, findArrays, readSelection, readText} from '../../src/core/literal/index.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';

/** Characters visited stay under this multiple of the length: each at most once per nesting of readers (code, region, blocks, evaluator). */
const MULTIPLE = 8;
const RUNS = Number(process.env['RUNS'] ?? 20000);

const languages = [
  'python',
  'javascript',
  'typescript',
  'json',
  'yaml',
  'toml',
  'c',
  'cpp',
  'csharp',
  'java',
  'go',
  'rust',
  'swift',
  'kotlin',
  'scala',
  'r',
  'julia',
  'matlab',
  'latex',
  'markdown',
  'csv',
  'plaintext',
];

const pieces =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of source
  '[|]|(|)|{|}|,|;|:|"|\'|`|"""|\n| |...|0.1|1|-|+|*|/|//|/*|*/|#|%|1e5|0x1F|_|a|np.array(|c(|dict(|matrix(|rbind(|listOf(|x = |=|${|case |inf|nan|True|\\|>>> |.reshape(1,2)|.T|[[0.1 0.9]\n [0.3 0.7]]|{"a": 0.2, "b": 0.8}|\r\n|\u2028|\ud800|é|```|- 0.2\n|[1] 0.1 0.2|1/3|2**-3|<|>|!|?|@|.|1.|.5|5f'.split(
    '|',
  );
const soup = fc.array(fc.constantFrom(...pieces, '|'), {maxLength: 60}).map((parts) => parts.join(''));
const language = fc.constantFrom(...languages, undefined);
const options = (languageId: string | undefined) => (languageId === undefined ? {} : {languageId});

function assertSound(text: string, a: NumericArray): void {
  assert.ok(a.start >= 0 && a.start < a.end && a.end <= text.length, `[${a.start}, ${a.end})`);
  assert.equal(a.spans.length, 2 * a.values.length);
  assert.equal(
    a.shape.reduce((x, y) => x * y, 1),
    a.values.length,
  );
  for (const d of a.diagnostics) assert.ok(d.offset >= 0 && d.offset + d.length <= text.length + 1, d.code);
}

describe('the reader on anything', () => {
  it('is total and sound on mutated literals of every language', () => {
    fc.assert(
      fc.property(soup, language, fc.nat(), (text, languageId, at) => {
        const found = findArrays(text, options(languageId));
        for (const a of found.arrays) assertSound(text, a);
        assert.ok(found.visited <= MULTIPLE * (text.length + 16), `${found.visited} of ${text.length}`);
        const offset = at % (text.length + 1);
        arrayAt(text, offset, options(languageId));
        readSelection(text, [[0, offset] as const, [offset, text.length] as const], options(languageId));
      }),
      {numRuns: RUNS},
    );
  });

  it('is total on any string', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 80}), language, (text, languageId) => {
        for (const a of findArrays(text, options(languageId)).arrays) assertSound(text, a);
        readText(text, options(languageId));
      }),
      {numRuns: RUNS / 4},
    );
  });

  it('reads nested lists of any doubles back bit by bit, each at its span', () => {
    const rows = fc.tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 2, max: 5})).chain(([n, k]) =>
      fc.array(fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: k, maxLength: k}), {
        minLength: n,
        maxLength: n,
      }),
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('python', 'javascript', 'json', 'swift'), (matrix, languageId) => {
        const text = `[${matrix.map((row) => `[${row.map(decimalText).join(', ')}]`).join(',\n ')}]`;
        const [a] = findArrays(text, {languageId}).arrays;
        assert.deepEqual(a.shape, [matrix.length, matrix[0].length]);
        for (const [i, value] of matrix.flat().entries()) {
          assert.ok(Object.is(a.values[i], value), `${a.values[i]} for ${value}`);
          assert.ok(Object.is(Number(text.slice(a.spans[2 * i], a.spans[2 * i + 1])), value));
        }
      }),
      {numRuns: 2000},
    );
  });
});

const decimalText = (value: number): string => (Object.is(value, -0) ? '-0.0' : String(value));

describe('decimal texts', () => {
  const digits = fc.stringMatching(/^\d{1,24}$/);
  const text = fc.oneof(
    fc.double({noNaN: true, noDefaultInfinity: true, min: 0}).map(String),
    fc.tuple(fc.nat(99999), digits).map(([a, b]) => `${a}.${b}`),
    fc.tuple(digits, fc.integer({min: -340, max: 320})).map(([a, e]) => `${a.replace(/^0+(?=\d)/, '')}e${e}`),
    fc.bigInt({min: 0n, max: (1n << 53n) - 1n}).map((m) => String((1n << 54n) + 2n * m + 1n)),
    fc.bigInt({min: 0n, max: (1n << 52n) - 1n}).map((m) => `${(1n << 52n) + m}.5`),
    fc.double({noNaN: true, noDefaultInfinity: true, min: 1e-30, max: 1e30}).map((x) => x.toPrecision(18)),
  );
  it('are read as Number(text) reads them, halfway cases included', () => {
    fc.assert(
      fc.property(fc.array(text, {minLength: 500, maxLength: 500}), (texts) => {
        const [a] = findArrays(`[${texts.join(',')}]`, {languageId: 'json'}).arrays;
        assert.equal(a.values.length, texts.length);
        for (const [i, t] of texts.entries()) assert.ok(Object.is(a.values[i], Number(t)), `${a.values[i]} for ${t}`);
      }),
      {numRuns: Math.ceil(RUNS / 100)}, // the kernel reads most of each list
    );
  });
});

describe('large and hostile input', () => {
  const size = 200_000;
  const hostile: Readonly<Record<string, string>> = {
    'open brackets': '['.repeat(size / 2),
    'nesting of 100,000 levels': `${'['.repeat(100_000)}1, 2${']'.repeat(100_000)}`,
    'mixed openers': '([{'.repeat(size / 6),
    'stray closers': '])}'.repeat(size / 3),
    quotes: '"\''.repeat(size / 2),
    'unclosed templates': '`${'.repeat(size / 6),
    'unclosed comments': '/*'.repeat(size / 2),
    'commented brackets': '# [1,\n'.repeat(size / 6),
    'unclosed string': `x = "${'a'.repeat(size)}`,
    'unclosed regular expressions': 'x=/['.repeat(size / 4),
    'unclosed matrices': '[1 2;'.repeat(size / 10),
    'nested calls': 'f([1,2],'.repeat(size / 20),
    'ragged rows': `[${'[1,[2,3]],'.repeat(size / 20)}]`,
    signs: `[${'-'.repeat(size)}1, 2]`,
    'underscored digits': `[1${'_1'.repeat(size / 2)}, 2]`,
    'half expressions': '(1,1+'.repeat(size / 10),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`${name}: linear in every language`, () => {
      for (const languageId of ['python', 'javascript', 'matlab', 'cpp', 'r', 'plaintext']) {
        const {visited} = findArrays(text, {languageId});
        assert.ok(visited <= MULTIPLE * text.length, `${languageId}: ${visited} of ${text.length}`);
      }
    });
  }

  it('reads long literals alike through every reading path: digits of all lengths, blanks, breaks, comments', () => {
    const digits = ['0.5', '-0.25', '123456789012', '0.12345678901234567', '1e-7', '-3', '00.5', '1.5e300', '.5', '7'];
    for (const gap of [',', ', ', ',\n', ', /* é */ ', ',   ']) {
      const texts = Array.from({length: 30_000}, (_, i) => digits[(i * 7 + (i >> 5)) % digits.length]);
      const text = `x = [${texts.join(gap)}]`;
      const [a] = findArrays(text, {languageId: 'javascript'}).arrays;
      assert.equal(a?.values.length, texts.length);
      for (const [i, t] of texts.entries()) {
        assert.equal(text.slice(a.spans[2 * i], a.spans[2 * i + 1]), t);
        assert.ok(Object.is(a.values[i], Number(t)), t);
      }
    }
  });

  it('reads an element of each of a million rows', () => {
    const text = `[${'[0.5, 0.25],'.repeat(500_000)}]`;
    const [a] = findArrays(text, {languageId: 'json'}).arrays;
    assert.deepEqual(a.shape, [500_000, 2]);
    assert.equal(a.values[999_999], 0.25);
  });

  it('stops at its budget and when it is cancelled', () => {
    const text = `[${'0.5, '.repeat(200_000)}]`;
    const {complete, visited} = findArrays(text.replaceAll('0.5', 'x '), {languageId: 'python', budget: 10_000});
    assert.equal(complete, false);
    assert.ok(visited < 200_000);
    assert.equal(findArrays(' '.repeat(1e6), {languageId: 'python', isCancelled: () => true}).complete, false);
  });
});
