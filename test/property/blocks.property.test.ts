/** The line-oriented readers on any text: they never throw, every span lies within, and the work grows with the length only. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readBlocks, readLoose} from '../../src/core/literal/blocks/index.ts';
import type {Dialect, NumericArray, Where} from '../../src/core/literal/types.ts';

const PIECES = [
  '0.1', '0,2', '-3', '1e-5', 'NaN', 'inf', 'NA', 'cat', 'dog_1', '...', '..', '⋮', '…', '|', '---', ':', ',', ';', '\t', ' ', '  ', '    ',
  '\n', '\n', '\n\n', '\r\n', '\\', ' \\\n', '[1]', '[1,]', '[,1]', '[,2]', ', , 1', '[:, :, 1] =', 'x =', 'ans(:,:,1) =', 'Columns 1 through 2:',
  '1.0e+03 *', 'dtype: float64', 'Name: p, dtype: int64', '3-element Vector{Float64}:', '2×2 Matrix{Float64}:', '- ', '- - ', 'key:', '[0.1, 0.9]',
  '\\begin{bmatrix}', '\\end{bmatrix}', '&', '\\\\', '\\frac{1}{3}', '\\begin{tabular}{c|c}', '\\end{tabular}', '#', '//', '*', '>>> ', '"', "'", '%',
  '[5 rows x 3 columns]', 'Levels: 0 1', '\u2212', '\u00a0', '𝟘', '\ud800',
]; // biome-ignore format: a table of pieces

const DIALECTS: readonly Dialect[] = ['text', 'markdown', 'yaml', 'csv', 'latex', 'python'];
const WHERES: readonly Where[] = ['code', 'comment', 'string'];

const someText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), {maxLength: 60}).map((pieces) => pieces.join('')),
  fc.string({unit: 'binary', maxLength: 200}),
);

function assertWithin(array: NumericArray, from: number, to: number): void {
  const size = array.shape.reduce((a, b) => a * b, 1);
  assert.equal(array.values.length, size);
  assert.equal(array.spans.length, 2 * size);
  assert.ok(from <= array.start && array.start <= array.end && array.end <= to);
  for (const offset of array.spans) assert.ok(array.start <= offset && offset <= array.end);
  for (const {offset, length} of array.diagnostics) assert.ok(from <= offset && offset + length <= to);
}

describe('blocks: any text', () => {
  it('is read without a throw, and everything lies within what was read', () => {
    const region = fc.tuple(someText, someText, someText);
    fc.assert(
      fc.property(region, fc.constantFrom(...DIALECTS), fc.constantFrom(...WHERES), ([a, b, c], dialect, where) => {
        const [from, to] = [a.length, a.length + b.length];
        for (const array of readBlocks(a + b + c, from, to, {dialect, where})) assertWithin(array, from, to);
        const loose = readLoose(a + b + c, [[from, to]], {dialect, where});
        for (const array of loose) assertWithin(array, 0, to);
      }),
      {numRuns: 3000},
    );
  });

  it('finds a printed vector again between any other lines', () => {
    const line = fc.constantFrom('', 'epoch 1', 'done.', '# loss', '12:30 started', 'see [2]');
    const numbers = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 2, maxLength: 9});
    fc.assert(
      fc.property(line, numbers, line, (before, values, after) => {
        const text = `${before}\n\n[1] ${values.join(' ')}\n\n${after}\n`;
        const [array] = readBlocks(text, 0, text.length, {dialect: 'text', where: 'code'});
        assert.deepEqual([...array.values], values.map(String).map(Number));
      }),
      {numRuns: 500},
    );
  });
});

describe('blocks: texts made to be slow', () => {
  const units: Readonly<Record<string, string>> = {
    'headers over one row': '  b\na 1\n',
    'labelled rows': 'a 1\n',
    'names over numbers': 'foo \n123 \n',
    'wrapped frames': '   a  \\\n0  1   \n\n',
    slices: ', , 1\n\n     [,1]\n[1,]    1\n\n',
    pages: 'ans(:,:,1) =\n\n   1   3\n\n',
    'one line of cells': '1,',
    'unclosed matrices': '\\begin{bmatrix}',
    dashes: '- ',
    footers: 'dtype: float64\n',
    'Julia headers': '2×2×2 Array{Float64, 3}:\n[:, :, 1] =\n 1 2\n 3 4\n\n',
  };
  for (const [name, unit] of Object.entries(units)) {
    it(`${name}: a megabyte is read in seconds`, () => {
      const text = unit.repeat(Math.ceil(1e6 / unit.length));
      for (const dialect of ['text', 'csv'] as const) readBlocks(text, 0, text.length, {dialect, where: 'code'});
      readLoose(text, [[0, text.length]], {dialect: 'text', where: 'code'});
    }).timeout(45_000);
  }
});
