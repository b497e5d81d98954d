/** Tables and other forms that people write by lines: Markdown, CSV, LaTeX, YAML, columns of numbers; and what is none. */
import assert from 'node:assert/strict';
import type {BlockContext} from '../../../src/core/literal/blocks/types.ts';
import {arrayAt, findArrays} from '../../../src/core/literal/index.ts';
import {problems, read, readOne, slices} from './helpers.ts';

const csv: BlockContext = {where: 'code', dialect: 'csv'};
const yaml: BlockContext = {where: 'code', dialect: 'yaml'};
const docstring: BlockContext = {where: 'string', dialect: 'python'};
const comment: BlockContext = {where: 'comment', dialect: 'python'};

describe('pipe tables', () => {
  it('a header row gives class names, a label column row names', () => {
    const text = '| model | cat | dog |\n|:--|--:|--:|\n| small | 0.2 | **0.8** |\n| large | `0.3` | 0.7 |\n';
    const array = readOne(text, {where: 'code', dialect: 'markdown'});
    assert.deepEqual(
      [array.shape, array.classNames, array.rowNames],
      [
        [2, 2],
        ['cat', 'dog'],
        ['small', 'large'],
      ],
    );
    assert.deepEqual(slices(text, array), ['0.2', '0.8', '0.3', '0.7']);
  });

  it('one column of numbers is a vector named by its header', () => {
    const array = readOne('class | p\n---|---\ncat | 20%\ndog | 80%\n');
    assert.deepEqual([array.shape, array.name, array.classNames], [[2], 'p', ['cat', 'dog']]);
    assert.deepEqual([...array.values], [0.2, 0.8]);
  });

  it('tables with rules between rows are one table', () => {
    const text =
      '+-----+-----+\n| a   | b   |\n+=====+=====+\n| 0.1 | 0.9 |\n+-----+-----+\n| 0.2 | 0.8 |\n+-----+-----+\n';
    assert.deepEqual(readOne(text).shape, [2, 2]);
  });

  it('tables of text are none', () => {
    assert.deepEqual(read('| # | pain |\n|---|---|\n| 1 | softmax twice |\n| 2 | log of 0 |\n'), []);
    assert.deepEqual(
      read('| name | since | flag |\n|---|---|---|\n| a | 1.2.3 | True |\n| b | 2024-01-05 | False |\n'),
      [],
    );
  });

  it('a missing value is NaN, and told at its place', () => {
    const text = '| a | b |\n|---|---|\n| 0.1 | – |\n| 0.2 | 0.8 |\n';
    const [problem] = readOne(text).diagnostics;
    assert.deepEqual(
      [problem.code, text.slice(problem.offset, problem.offset + problem.length)],
      ['unreadable-element', '–'],
    );
  });
});

describe('CSV and TSV', () => {
  it('header, labels, ids and a column of targets', () => {
    const text = 'id,text,label,p_cat,p_dog\n7,"a, b",1,0.2,0.8\n8,c,0,0.7,0.3\n';
    const [predictions, labels] = read(text, csv);
    assert.deepEqual(
      [predictions.shape, predictions.classNames],
      [
        [2, 2],
        ['p_cat', 'p_dog'],
      ],
    );
    assert.deepEqual([labels.name, labels.shape, [...labels.values]], ['label', [2], [1, 0]]);
    assert.deepEqual(predictions.rowNames, ['a, b', 'c']);
  });

  it('semicolons or tabs with decimal commas', () => {
    assert.deepEqual([...readOne('a;b\n0,2;0,8\n0,3;0,7\n', csv).values], [0.2, 0.8, 0.3, 0.7]);
    assert.deepEqual([...readOne('0,2\t0,8\n0,3\t0,7\n').values], [0.2, 0.8, 0.3, 0.7]);
  });

  for (const cell of ['x', '1.2.3', '4e', '#N/A', '"4,5"', '1 000', 'total'])
    it(`one cell that cannot be read is NaN in its column, and told at its place: ${cell}`, () => {
      const text = `a,b,c\n1,2,3\n4,${cell},6\n7,8,9\n`;
      const array = readOne(text, csv);
      assert.deepEqual([array.shape, array.classNames, array.rowNames], [[3, 3], ['a', 'b', 'c'], undefined]);
      assert.deepEqual([...array.values], [1, 2, 3, 4, Number.NaN, 6, 7, 8, 9]);
      assert.deepEqual(problems(text, array), [['unreadable-element', cell.replaceAll('"', '')]]);
    });

  it('half of a column is enough where its neighbours are headed alike; a column of words stays one of labels', () => {
    assert.deepEqual([...readOne('p_a,p_b\n1,2\nx,4\n', csv).values], [1, 2, Number.NaN, 4]);
    assert.deepEqual(readOne('name,p\nx,2\n3,4\n', csv).rowNames, ['x', '3']);
    assert.deepEqual(readOne('name,u,v\nx,1,2\ny,3,4\n3,5,6\n', csv).rowNames, ['x', 'y', '3']);
  });

  it('an unreadable label leaves the others labels', () => {
    const [predictions, labels] = read('p,q,label\n0.2,0.8,1\n0.3,0.7,?!\n0.4,0.6,0\n', csv);
    assert.deepEqual([predictions.shape, labels.name, [...labels.values]], [[3, 2], 'label', [1, Number.NaN, 0]]);
  });

  it('a row that is out of step makes one ragged array of them all, told at that row', () => {
    const text = '1,2,3\n4,5\n7,8,9\n';
    const array = readOne(text, csv);
    assert.deepEqual([array.shape, [...array.values]], [[8], [1, 2, 3, 4, 5, 7, 8, 9]]);
    assert.deepEqual(problems(text, array), [['ragged-rows', '4,5']]);
    assert.deepEqual([...readOne('a,b\n1,2\n3\n5,6\n', csv).values], [1, 2, 3, 5, 6]);
    assert.deepEqual(readOne('name,p,q\nx,1,2\ny,3\nz,5,6\n', csv).rowNames, ['x', 'y', 'z']);
  });

  it('an empty last cell is a missing one, a column of words may end early, another table is another', () => {
    const text = 'a,b,c\n1,2,3\n4,5,\n7,8,9\n';
    assert.deepEqual([...readOne(text, csv).values], [1, 2, 3, 4, 5, Number.NaN, 7, 8, 9]);
    assert.deepEqual(readOne('u,v,note\n1,2,x\n3,4\n5,6,y\n', csv).shape, [3, 2]);
    const shapes = (each: string) => read(each, csv).map((a) => a.shape);
    assert.deepEqual(shapes('1,2\n3,4\n5,6,7\n8,9,10\n'), [
      [2, 2],
      [2, 3],
    ]);
    assert.deepEqual(shapes('3,2,yes,no\n1,2,0\n4,5,1\n6,7,0\n')[1], [3, 3], 'a size above the rows');
    assert.deepEqual(shapes('a,b\n1,2\n3,4\nc,d,e\n5,6,7\n'), [
      [2, 2],
      [1, 3],
    ]);
  });

  it('pipes separate, and lines may end with CR alone', () => {
    assert.deepEqual([...readOne('a|b\n1|2\n3|4\n', csv).values], [1, 2, 3, 4]);
    assert.deepEqual(readOne('a,b\r1,2\r3,4\r', csv).shape, [2, 2]);
  });

  it('prose and code with commas is none', () => {
    assert.deepEqual(read('On May 5, 2019\nOn June 6, 2020\n'), []);
    assert.deepEqual(read('integer i, j\n  do i=1,2\n    do j=1,3\n', docstring), []);
    assert.deepEqual(read('see 10.0.0.1, 10.0.0.2\nand 1.2.3, 1.2.4\n'), []);
  });
});

describe('a byte-order mark', () => {
  const markdown: BlockContext = {where: 'code', dialect: 'markdown'};
  it('is no part of a name, of a number or of a mark', () => {
    assert.deepEqual([...readOne('\ufeff1,2\n3,4\n', csv).values], [1, 2, 3, 4]);
    assert.deepEqual(readOne('\ufeffa,b\n1,2\n3,4\n', csv).classNames, ['a', 'b']);
    assert.deepEqual(readOne('\ufeff| a | b |\n|---|---|\n| 1 | 2 |\n', markdown).classNames, ['a', 'b']);
    assert.deepEqual([...readOne('\ufeff- 0.2\n- 0.8\n', yaml).values], [0.2, 0.8]);
    assert.deepEqual(readOne('\ufeff1 2\n3 4\n').shape, [2, 2]);
  });
});

describe('LaTeX', () => {
  const matrices = ['bmatrix', 'pmatrix', 'matrix', 'vmatrix', 'smallmatrix'];
  for (const name of matrices) {
    it(`${name} from \\begin to \\end`, () => {
      const literal = `\\begin{${name}} 0.2 & 0.8 \\\\ 0.3 & 0.7 \\end{${name}}`;
      const array = readOne(`$$P = ${literal}$$`, {where: 'code', dialect: 'latex'});
      assert.deepEqual([array.start, array.end], [6, 6 + literal.length]);
      assert.deepEqual([array.shape, [...array.values], array.container], [[2, 2], [0.2, 0.8, 0.3, 0.7], 'matrix']);
    });
  }

  it('spacing, rules, type faces, comments and fractions are read through', () => {
    const text =
      '\\begin{array}{c|c} \\hline \\mathbf{0.2} & 0.8 \\\\[2pt] % first\n \\frac{1}{3} & \\, -\\infty \\\\ \\hline \\end{array}';
    assert.deepEqual([...readOne(text).values], [0.2, 0.8, 1 / 3, Number.NEGATIVE_INFINITY]);
  });

  it('dots make it incomplete; symbols make it none', () => {
    assert.equal(readOne('\\begin{bmatrix} 0.2 & \\cdots & 0.8 \\end{bmatrix}').complete, false);
    assert.deepEqual(read('\\begin{bmatrix} a_1 & b \\\\ c & 0.5 \\end{bmatrix}'), []);
  });
});

describe('YAML block sequences', () => {
  it('one level, under its key', () => {
    const text = 'model: x\nprobs:\n  - 0.2 # cat\n  - .7\n  - 1e-1\nlabels:\n- 1\n- 0\n';
    assert.deepEqual(
      read(text, yaml).map((a) => [a.name, [...a.values], a.container]),
      [
        ['probs', [0.2, 0.7, 0.1], 'sequence'],
        ['labels', [1, 0], 'sequence'],
      ],
    );
  });

  it('nested on one line, by indentation, and with rows in brackets', () => {
    const forms = [
      '- - 0.2\n  - 0.8\n- - 0.3\n  - 0.7\n',
      '-\n  - 0.2\n  - 0.8\n-\n  - 0.3\n  - 0.7\n',
      '- [0.2, 0.8]\n- [0.3, 0.7]\n',
    ];
    for (const text of forms) {
      const array = readOne(text, yaml);
      assert.deepEqual(
        [array.shape, [...array.values]],
        [
          [2, 2],
          [0.2, 0.8, 0.3, 0.7],
        ],
      );
    }
  });

  it('rows in brackets are one array with its sequence, for a document and under the cursor', () => {
    const text = 'probs:\n  - [0.2, 0.8]\n  - [0.3, 0.7]\nq: [0.5, 0.5]\n';
    const {arrays} = findArrays(text, {languageId: 'yaml'});
    assert.deepEqual(
      arrays.map((a) => [a.name, a.shape]),
      [
        ['probs', [2, 2]],
        ['q', [2]],
      ],
    );
    assert.deepEqual(arrayAt(text, text.indexOf('0.7'), {languageId: 'yaml'})?.shape, [2, 2]);
  });

  it('sequences of anything else are none', () => {
    assert.deepEqual(read('- 0.2\n- cat\n', yaml), []);
    assert.deepEqual(read('- name: a\n  p: 0.2\n- name: b\n  p: 0.8\n', yaml), []);
    assert.deepEqual(read('- 2024-01-05\n- 2024-01-06\n', yaml), []);
  });
});

describe('columns of numbers', () => {
  it('rows of the same length, as np.savetxt writes them, with a header or without', () => {
    assert.deepEqual(readOne('2.0e-01 8.0e-01\n3.0e-01 7.0e-01\n').shape, [2, 2]);
    assert.deepEqual(readOne('cat dog\n0.2 0.8\n0.3 0.7\n').classNames, ['cat', 'dog']);
  });

  it('signed, with powers: one below another is a column', () => {
    assert.deepEqual([...readOne('+1\n-2\n+3\n-4\n').values], [1, -2, 3, -4]);
    assert.deepEqual([...readOne('-1e5\n+2e5\n-3e5\n').values], [-1e5, 2e5, -3e5]);
    assert.deepEqual([...readOne('1e-5\n2e-5\n').values], [1e-5, 2e-5]);
  });

  for (const separator of [' ', ', ', '\t'])
    it(`a cell that cannot be read and a row out of step are told in plain text: ${JSON.stringify(separator)}`, () => {
      const table = (rows: string) => rows.replaceAll(' ', separator);
      const unread = table('1 2 3\n4 x 6\n7 8 9\n');
      assert.deepEqual([...readOne(unread).values], [1, 2, 3, 4, Number.NaN, 6, 7, 8, 9]);
      assert.deepEqual(problems(unread, readOne(unread)), [['unreadable-element', 'x']]);
      const ragged = table('1 2 3\n4 5\n7 8 9\n');
      assert.deepEqual([readOne(ragged).shape, problems(ragged, readOne(ragged))[0]?.[0]], [[8], 'ragged-rows']);
      assert.deepEqual(readOne(`${table('a b c')}\n${unread}`).classNames, ['a', 'b', 'c']);
    });

  it('a missing cell is NaN in plain text, and a size above the rows is none of them', () => {
    assert.deepEqual([...readOne('1,2,3\n4,,6\n7,8,9\n').values], [1, 2, 3, 4, Number.NaN, 6, 7, 8, 9]);
    assert.deepEqual(readOne('3 2\n1 2 3\n4 5 6\n7 8 9\n').shape, [3, 3]);
  });

  it('are found in comments behind their marks', () => {
    const array = readOne('# [1] 0.1 0.2\n# [3] 0.7\n', comment);
    assert.deepEqual([...array.values], [0.1, 0.2, 0.7]);
  });

  it('prose, lists, dates and versions are none', () => {
    const prose = [
      '1. first\n2. second\n3. third\n',
      'epoch 1 loss 0.5\nepoch 2 loss 0.4\n',
      '2024-01-05 12:30\n2024-01-06 12:31\n',
    ];
    prose.push(
      'lr : float, default 0.1\n    The step, in (0, 1).\nseed : int\n    Default is 0.\n',
      'accuracy   0.60    5\nmacro avg  0.50    5\n',
    );
    for (const text of prose) assert.deepEqual(read(text, docstring), [], text);
  });
});
