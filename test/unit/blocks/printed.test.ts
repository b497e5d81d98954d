/** Print-outs of R, pandas, Julia, Octave and MATLAB, written out by hand; the oracles' fixtures hold the mass of them. */
import assert from 'node:assert/strict';
import {read, readOne, slices} from './helpers.ts';

const values = (text: string): number[] => [...readOne(text).values];

describe('printed blocks', () => {
  it('R vectors wrap over lines', () => {
    const text = '> probs\n [1] 0.1 0.2 0.3\n [4] 0.4\n[5] 0.5\n';
    const array = readOne(text);
    assert.deepEqual([...array.values], [0.1, 0.2, 0.3, 0.4, 0.5]);
    assert.equal(array.name, 'probs');
    assert.deepEqual(slices(text, array), ['0.1', '0.2', '0.3', '0.4', '0.5']);
  });

  it('R words and factors are no arrays', () => {
    assert.deepEqual(read('[1] "a" "b" "3"\n'), []);
    assert.deepEqual(read('[1] 0 1 1 0\nLevels: 0 1\n'), []);
  });

  it('R matrices keep names of rows and columns, not positions', () => {
    assert.equal(readOne('     [,1] [,2]\n[1,]  0.1  0.9\n[2,]  0.3  0.7\n').classNames, undefined);
    const named = readOne('  cat dog\na 0.1 0.9\nb 0.3 0.7\n');
    assert.deepEqual(
      [named.shape, named.classNames, named.rowNames],
      [
        [2, 2],
        ['cat', 'dog'],
        ['a', 'b'],
      ],
    );
  });

  it('R matrices join the columns that were wrapped', () => {
    const text = '     [,1] [,2]\n[1,]  0.1  0.2\n[2,]  0.3  0.4\n     [,3]\n[1,]  0.5\n[2,]  0.6\n';
    const array = readOne(text);
    assert.deepEqual(
      [array.shape, [...array.values]],
      [
        [2, 3],
        [0.1, 0.2, 0.5, 0.3, 0.4, 0.6],
      ],
    );
  });

  it('R named vectors give class names', () => {
    const array = readOne('   cat    dog rabbit \n   0.2    0.7    0.1 \n');
    assert.deepEqual([array.shape, array.classNames], [[3], ['cat', 'dog', 'rabbit']]);
  });

  it('R named vectors are known behind comment marks and in indented text', () => {
    for (const mark of ['# ', '//  ', '    ']) {
      const text = `${mark}  cat   dog \n${mark}  0.2   0.8 \n`;
      const context = {where: mark === '    ' ? 'string' : 'comment', dialect: 'python'} as const;
      assert.deepEqual(readOne(text, context).classNames, ['cat', 'dog'], mark);
    }
  });

  it('R and Octave slices become the third axis', () => {
    const r =
      ', , 1\n\n     [,1] [,2]\n[1,]    1    3\n[2,]    2    4\n\n, , 2\n\n     [,1] [,2]\n[1,]    5    7\n[2,]    6    8\n';
    const octave = 'x =\n\nans(:,:,1) =\n\n   1   3\n   2   4\n\nans(:,:,2) =\n\n   5   7\n   6   8\n\n';
    for (const text of [r, octave]) {
      const array = readOne(text);
      assert.deepEqual(
        [array.shape, [...array.values]],
        [
          [2, 2, 2],
          [1, 5, 3, 7, 2, 6, 4, 8],
        ],
      );
    }
  });

  it('pandas Series: name, dtype, class names of words', () => {
    const array = readOne('cat    0.2\ndog    0.8\nName: probs, dtype: float64\n');
    assert.deepEqual([array.name, array.dtype, array.classNames], ['probs', 'float64', ['cat', 'dog']]);
  });

  it('pandas DataFrames join wrapped columns', () => {
    const text = '     a    b  \\\n0  0.1  0.2   \n1  0.4  0.5   \n\n     c  \n0  0.3  \n1  0.6  \n';
    const array = readOne(text);
    assert.deepEqual(
      [array.shape, array.classNames],
      [
        [2, 3],
        ['a', 'b', 'c'],
      ],
    );
    assert.deepEqual([...array.values], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  });

  it('elided print-outs say so, at the place', () => {
    const text = '      a    b\n0   0.1  0.9\n..  ...  ...\n9   0.3  0.7\n\n[10 rows x 2 columns]\n';
    const array = readOne(text);
    assert.equal(array.complete, false);
    assert.deepEqual(
      array.diagnostics.map((d) => [d.code, text.slice(d.offset, d.offset + d.length)]),
      [['elided', '..  ...  ...']],
    );
    assert.deepEqual(array.shape, [2, 2]);
  });

  it('a column of targets stands on its own', () => {
    const arrays = read('   label  cat  dog\n0      1  0.2  0.8\n1      0  0.7  0.3\n');
    assert.deepEqual(
      arrays.map((a) => [a.name, a.shape, a.classNames]),
      [
        [undefined, [2, 2], ['cat', 'dog']],
        ['label', [2], undefined],
      ],
    );
  });

  it('Julia vectors, matrices and elision', () => {
    assert.deepEqual(values('3-element Vector{Float64}:\n 0.1\n 0.2\n 0.7\n'), [0.1, 0.2, 0.7]);
    assert.deepEqual(readOne('2×2 Matrix{Float32}:\n 0.1  0.9\n 0.3  0.7\n').shape, [2, 2]);
    assert.equal(readOne('9-element Vector{Float64}:\n 0.1\n ⋮\n 0.7\n').complete, false);
  });

  it('Octave and MATLAB: column blocks and a common factor, exactly', () => {
    const text = 'x =\n\n Columns 1 and 2:\n\n   0.1   0.2\n\n Column 3:\n\n   0.7\n\n';
    assert.deepEqual(readOne(text).shape, [1, 3]);
    assert.deepEqual(values('x =\n\n   1.0e-03  *\n\n   0.1234   1.0000\n\n'), [0.1234e-3, 1e-3]);
  });
});
