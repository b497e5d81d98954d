/** Print-outs with something wrong in them: reported whole, with a diagnostic where it is wrong. */
import assert from 'node:assert/strict';
import {findArrays} from '../../../src/core/literal/index.ts';
import {plainText, read, readOne} from './helpers.ts';

const NONE = Number.NaN;

/** The shape, the values and what is said of which piece of the text. */
function reading(text: string, context = plainText) {
  const array = readOne(text, context);
  const said = array.diagnostics.map((d) => [d.code, text.slice(d.offset, d.offset + d.length)]);
  return [array.shape, [...array.values], said, array.complete];
}

describe('broken print-outs', () => {
  const unreadable = (piece: string) => [['unreadable-element', piece]];
  const missing = [['hole', '']];

  it('Julia: an element that is no number, a row that is short, an end before all is there', () => {
    assert.deepEqual(reading('2×2 Matrix{Float64}:\n 0.1  0.2\n 0.3  x\n'), [
      [2, 2],
      [0.1, 0.2, 0.3, NONE],
      unreadable('x'),
      true,
    ]);
    assert.deepEqual(reading('3-element Vector{Float64}:\n 0.1\n x\n 0.2\n').slice(1, 3), [
      [0.1, NONE, 0.2],
      unreadable('x'),
    ]);
    assert.deepEqual(reading('2×2 Matrix{Float64}:\n 0.1  0.2\n 0.3\n').slice(2), [[['ragged-rows', '0.3']], true]);
    assert.deepEqual(reading('3-element Vector{Float64}:\n 0.1\n 0.2\n'), [
      [2],
      [0.1, 0.2],
      [['elided', '0.2']],
      false,
    ]);
    assert.deepEqual(reading('2-element Vector{Float64}:\n 0.1\n 0.2\n 5\n').slice(0, 2), [[2], [0.1, 0.2]]);
    assert.deepEqual(read('2-element Vector{String}:\n "a"\n "b"\n'), []);
    assert.deepEqual(read('2-element Vector{ComplexF64}:\n 0.1 + 0.2im\n 0.3 + 0.4im\n'), []);
  });

  it('Julia: what a diagonal matrix does not store is 0', () => {
    const text = '2×2 Diagonal{Float64, Vector{Float64}}:\n 0.1   ⋅\n  ⋅   0.2\n';
    assert.deepEqual(reading(text).slice(0, 3), [[2, 2], [0.1, 0, 0, 0.2], []]);
  });

  it('Octave and MATLAB', () => {
    assert.deepEqual(reading('x =\n\n   0.1   0.9\n   0.3   x\n   0.5   0.5\n\n'), [
      [3, 2],
      [0.1, 0.9, 0.3, NONE, 0.5, 0.5],
      unreadable('x'),
      true,
    ]);
    assert.deepEqual(reading('x =\n\n   0.1   0.9\n   0.3\n   0.5   0.5\n\n').slice(2), [
      [['ragged-rows', '0.3']],
      true,
    ]);
    assert.deepEqual(read('z =\n\n   0.1 + 0.2i   0.3 - 0.4i\n\n'), []);
  });

  it('pandas frames: bad and short rows, the first and the last one too', () => {
    const rows = ['0  0.10  0.9', '1  0.20  0.8', '2  0.30  0.7'];
    const good = [0.1, 0.9, 0.2, 0.8, 0.3, 0.7];
    for (const [at, piece] of [
      [0, 'x'],
      [1, 'x'],
      [2, 'x'],
      [0, '0.9.9'],
      [1, '0.9.9'],
      [2, '0.9.9'],
      [0, ''],
      [1, ''],
      [2, ''],
    ] as const) {
      const text = ['    cat  dog', ...rows.map((row, i) => (i === at ? row.slice(0, 9) + piece : row)), ''].join('\n');
      const values = good.map((value, i) => (i === 2 * at + 1 ? NONE : value));
      assert.deepEqual(reading(text), [[3, 2], values, piece === '' ? missing : unreadable(piece), true], text);
    }
  });

  it('pandas frames: a missing cell is missed where it is missing, and text below is no row', () => {
    const text = '    cat  dog\n0  0.10  0.9\n1         0.8\n2  0.30  0.7\nDone in 3 s\n';
    assert.deepEqual(reading(text).slice(0, 2), [
      [3, 2],
      [0.1, 0.9, NONE, 0.8, 0.3, 0.7],
    ]);
  });

  it('pandas Series', () => {
    for (const bad of ['x', 'oops', 'xxx'])
      assert.deepEqual(reading(`0    0.1\n1    ${bad}\n2    0.3\nName: p, dtype: float64\n`), [
        [3],
        [0.1, NONE, 0.3],
        unreadable(bad),
        true,
      ]);
    assert.deepEqual(reading('cat    0.1\ndog    xxx\nName: p, dtype: float64\n').slice(1, 3), [
      [0.1, NONE],
      unreadable('xxx'),
    ]);
    assert.deepEqual(reading('loss is 0.25\n0    0.1\n1    0.3\ndtype: float64\n').slice(1, 3), [[0.1, 0.3], []]);
  });

  it('R vectors', () => {
    assert.deepEqual(reading('[1] 0.1 x 0.3\n').slice(0, 3), [[3], [0.1, NONE, 0.3], unreadable('x')]);
    assert.deepEqual(reading('[1] 0.1 0.2\n[3] 0.3 oops\n').slice(0, 3), [
      [4],
      [0.1, 0.2, 0.3, NONE],
      unreadable('oops'),
    ]);
    assert.deepEqual(reading('[1] 0.1 0.2\n[4] 0.3 0.4\n'), [[4], [0.1, 0.2, 0.3, 0.4], [['elided', '[4]']], false]);
    assert.deepEqual(read('[1] a b 3\n'), []);
    assert.equal(read('[1] 0.1 0.2\n[1] 0.3 0.4\n').length, 2);
  });

  it('R matrices, whatever stands under what', () => {
    for (const text of [
      '     [,1] [,2]\n[1,]  0.1    x\n[2,]  0.3  0.7\n',
      '     [,1] [,2]\n[1,]  0.1 x\n[2,]  0.3  0.7\n',
      '[1,] 0.1  x\n[2,] 0.3 0.7\n',
    ])
      assert.deepEqual(reading(text), [[2, 2], [0.1, NONE, 0.3, 0.7], unreadable('x'), true], text);
    const wrapped = '     [,1] [,2]\n[1,]  0.1  0.2\n[2,]  0.3\n     [,3]\n[1,]  0.5\n[2,]  0.6\n';
    assert.deepEqual(reading(wrapped).slice(0, 3), [[2, 3], [0.1, 0.2, 0.5, 0.3, NONE, 0.6], missing]);
    assert.deepEqual(read('     [,1] [,2]\n[1,] "a"  "b"\n[2,] "c"  "3"\n'), []);
  });

  it('YAML: words, holes and short rows stay where they are', () => {
    const yaml = {...plainText, dialect: 'yaml'} as const;
    assert.deepEqual(reading('a:\n- 0.1\n- 0.2.3\n- 0.4\n- 0.5\n', yaml).slice(0, 3), [
      [4],
      [0.1, NONE, 0.4, 0.5],
      unreadable('0.2.3'),
    ]);
    assert.equal(readOne('a:\n- 0.1\n- 0.2.3\n- 0.4\n', yaml).name, 'a');
    assert.deepEqual(reading('- 1\n- x\n- 3\n', yaml).slice(1, 3), [[1, NONE, 3], unreadable('x')]);
    for (const hole of ['- 1\n-\n- 3\n', '-\n- 1\n- 3\n', '- 1\n- 3\n-\n'])
      assert.deepEqual(reading(hole, yaml)[2], [['hole', '-']], hole);
    assert.deepEqual(reading('- [1, 2]\n- [3]\n', yaml)[2], [['ragged-rows', '3']]);
    assert.deepEqual(reading('- [1, 2]\n- [3, x]\n', yaml).slice(0, 3), [[2, 2], [1, 2, 3, NONE], unreadable('x')]);
    assert.deepEqual(read('- a\n- b\n- 3\n', yaml), []);
  });

  it('NumPy-like: what is left out is said where it is, and typeset minus signs are minus signs', () => {
    for (const [text, mark, languageId] of [
      ['[0.1 0.2 ... 0.8 0.9]', '...', 'plaintext'],
      ['[0.1, 0.2  …  0.8, 0.9]', '…', 'julia'],
      ['[0.1, 0.2, …, 0.8, 0.9]', '…', 'plaintext'],
    ] as const) {
      const [array] = findArrays(text, {languageId}).arrays;
      assert.deepEqual([array?.shape, [...array!.values], array?.complete], [[4], [0.1, 0.2, 0.8, 0.9], false], text);
      assert.deepEqual(
        array?.diagnostics.map((d) => [d.code, text.slice(d.offset, d.offset + d.length)]),
        [['elided', mark]],
      );
    }
    const [minus] = findArrays('[−0.2 −.8]', {languageId: 'plaintext'}).arrays;
    assert.deepEqual([...minus!.values], [-0.2, -0.8]);
  });

  it('Octave: comments of several lines inside a matrix', () => {
    for (const text of [
      'x = [1 2\n%{\nfoo 5\n%}\n3 4];',
      'x = [1 2\n#{\nfoo\n#}\n3 4];',
      'x = [1 2\n%{\n%{\na\n%}\nfoo\n%}\n3 4];',
      'x = [1 2 %{ foo\n3 4];',
      'x = [1 2 %{ foo %}\n3 4];',
    ]) {
      const [array] = findArrays(text, {languageId: 'octave'}).arrays;
      assert.deepEqual([array?.shape, [...array!.values], array?.diagnostics], [[2, 2], [1, 2, 3, 4], []], text);
    }
  });

  it('places in print-outs of sparse matrices and cell arrays are no arrays', () => {
    for (const text of ['  (0, 1)\t1.0\n  (1, 2)\t2.0\n', 'c =\n{\n  [1,1] = 1\n  [1,2] = 2\n}\n', '  (1, 1) -> 0.5\n'])
      assert.deepEqual(findArrays(text, {languageId: 'plaintext'}).arrays, [], text);
    assert.equal(findArrays('(0, 1) and (2, 3)', {languageId: 'plaintext'}).arrays.length, 2);
  });

  it('words alone are numbers in comments and strings as well', () => {
    for (const [text, values] of [
      ['# [True, False]', [1, 0]],
      ['s = "[nan, inf]"', [NONE, Number.POSITIVE_INFINITY]],
      ['"""tensor([1., nan, -inf])"""', [1, NONE, Number.NEGATIVE_INFINITY]],
      ['# [[True False]\n#  [True True]]', [1, 0, 1, 1]],
      ['# [[1. nan]\n#  [nan nan]]', [1, NONE, NONE, NONE]],
    ] as const) {
      const {arrays} = findArrays(text, {languageId: 'python'});
      const wholes = arrays.filter((a) => a.partOf === undefined);
      assert.deepEqual(
        wholes.map((a) => [...a.values]),
        [values],
        text,
      );
    }
  });
});
