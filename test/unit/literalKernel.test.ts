/** Long literals by WebAssembly: its code is that of its source, and it reads what TypeScript reads. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {findArrays} from '../../src/core/literal/index.ts';
import {bytesOf} from '../../src/core/literal/kernel/base64.ts';
import {type Grammar, type NumberKernel, numberKernel} from '../../src/core/literal/kernel/numbers.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';

const folder = 'src/core/literal/kernel';
const grammar: Grammar = {levels: 1, open: 91, close: 93, suffix: -1, lines: 1};

function kernelOn(text: string): NumberKernel {
  const kernel = numberKernel();
  assert.ok(kernel, 'Node has WebAssembly');
  assert.ok(kernel.fill(text, 0, text.length));
  return kernel;
}

/** The values that the kernel reads at the text's start. */
function read(text: string, options: Partial<Grammar> = {}): number[] {
  const kernel = kernelOn(text);
  kernel.read(0, {...grammar, ...options});
  return [...kernel.values.subarray(0, kernel.count())];
}

describe("the kernel's code", () => {
  it('is assembled from numbers.wat', async () => {
    const {numbersCode} = createRequire(path.resolve('package.json'))('./scripts/numberKernel.cjs');
    assert.equal(readFileSync(`${folder}/numbersCode.ts`, 'utf8'), await numbersCode());
  });

  it('comes back from base64 whole', () => {
    for (const bytes of [[], [0], [255, 1], [1, 2, 3], [250, 0, 7, 63]]) {
      assert.deepEqual([...bytesOf(Buffer.from(bytes).toString('base64'))], bytes);
    }
  });
});

describe('the kernel', () => {
  it('reads numbers up to the first token that is none', () => {
    assert.deepEqual(read('1, -2.5,+.5, 5. ,1e3\n, -0, 7x, 8]'), [1, -2.5, 0.5, 5, 1000, -0]);
    assert.deepEqual(read('1, 2\n, 3]', {lines: 0}), [1, 2]);
    assert.deepEqual(read('0.5f, 1f]', {suffix: 102}), [0.5, 1]);
  });

  it('leaves to TypeScript what it is not sure of', () => {
    for (const token of [
      '010',
      '.',
      '-',
      '1e',
      '1e+',
      '1_0',
      '0x1',
      '1.2.3',
      '1..2',
      '1/2',
      '5e-324',
      '1e309',
      '1e99999',
    ])
      assert.deepEqual(read(`3, ${token}, 4]`), [3], token);
    assert.deepEqual(read(`3, ${'1'.repeat(20)}, 4]`), [3]);
    assert.deepEqual(read('3, 4'), [3], 'the window ends in the number');
  });

  it('tells the brackets and the commas that stand beside one', () => {
    const kernel = kernelOn('1, 2], [3, [4]], 5');
    kernel.read(0, {...grammar, levels: 2});
    const tokens = [...kernel.tokens.subarray(0, 3 * kernel.tokenCount())];
    const triples = Array.from({length: kernel.tokenCount()}, (_, k) => tokens.slice(3 * k, 3 * k + 3));
    assert.deepEqual(
      triples.map(([code, place, before]) => `${place} ${String.fromCharCode(code)} ${before}`),
      ['4 ] 2', '5 , 2', '7 [ 2', '9 , 3', '11 [ 3', '13 ] 4', '14 ] 4', '15 , 4'],
    );
  });

  it('closes no more brackets than it may', () => {
    const kernel = kernelOn('1, 2]], 5');
    kernel.read(0, {...grammar, levels: 1});
    assert.deepEqual([...kernel.tokens.subarray(0, 3 * kernel.tokenCount())], [93, 4, 2]);
  });
});

/** Rows of every kind of number, with a few tokens that only TypeScript reads. */
function rows(separator: string, odd: string): string {
  const numbers = [
    '0.5',
    '-1',
    '1e-7',
    '0.12345678901234567',
    '12',
    '1234567890123456789',
    '0.000012345678901234567',
    odd,
  ];
  const row = (k: number): string => `[${numbers.map((_, i) => numbers[(i * 3 + k) % 8]).join(', ')}]`;
  return `[${Array.from({length: 500}, (_, k) => row(k)).join(separator)}]`;
}

describe('a long literal', () => {
  const plain = ({start, end, shape, values, container, diagnostics}: NumericArray, shift: number): unknown => ({
    start: start - shift,
    end: end - shift,
    shape,
    values,
    container,
    diagnostics: diagnostics.length,
  });

  it('is the same array by the kernel and by TypeScript, which reads what is not ASCII', () => {
    const accents = 'é'.repeat(1000);
    for (const separator of [', ', ',\n ', ', # é\n', ', [], ', ', 3, '])
      for (const odd of ['2.5', '1/3', 'nan', '007', '1_000']) {
        const text = rows(separator, odd);
        const byKernel = findArrays(text, {languageId: 'python'}).arrays;
        const wide = text.replace(/, /g, ',\u00a0'); // a blank as well, but not ASCII
        const byText = findArrays(`${accents}\n${wide}`, {languageId: 'python'}).arrays;
        assert.ok(byKernel.length > 0);
        const after = accents.length + 1;
        assert.deepEqual(
          byKernel.map((a) => plain(a, 0)),
          byText.map((a) => plain(a, after)),
          separator + odd,
        );
      }
  });
});
