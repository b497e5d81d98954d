/** Literals of every language: places, shapes, values, names, calls. */
import assert from 'node:assert/strict';
import {arrayAt, findArrays, readSelection, readText} from '../../src/core/literal/index.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';

const read = (languageId: string, text: string): readonly NumericArray[] => findArrays(text, {languageId}).arrays;
const only = (languageId: string, text: string): NumericArray => {
  const arrays = read(languageId, text);
  assert.equal(arrays.length, 1, `${text}: ${JSON.stringify(arrays.map((a) => [a.start, a.end]))}`);
  return arrays[0];
};
const source = (text: string, a: NumericArray): string => text.slice(a.start, a.end);
const values = (a: NumericArray): number[] => Array.from(a.values);

describe('literals in Python', () => {
  it('reads a list with its place, its elements and its name', () => {
    const text = 'y_true = [0.2, -0.7, 1e-3]  # done\n';
    const a = only('python', text);
    assert.equal(source(text, a), '[0.2, -0.7, 1e-3]');
    assert.deepEqual(values(a), [0.2, -0.7, 0.001]);
    assert.deepEqual(a.shape, [3]);
    assert.equal(a.name, 'y_true');
    assert.equal(text.slice(a.spans[2], a.spans[3]), '-0.7');
  });

  it('reads nested lists and tuples as one array, and a bare tuple of lists as two', () => {
    assert.deepEqual(only('python', 'x = [[1, 2], (3, 4), [5, 6]]').shape, [3, 2]);
    assert.deepEqual(
      read('python', 'p, q = ([1, 0], [0.2, 0.8])').map((a) => [a.name, values(a)]),
      [
        ['p', [1, 0]],
        ['q', [0.2, 0.8]],
      ],
    );
  });

  it('finds the call through wrappers', () => {
    const [prediction, target] = read(
      'python',
      'loss = F.cross_entropy(torch.tensor([[2.0, 1.0]]).float(), target=torch.tensor([0, 1]))',
    );
    assert.equal(prediction.call?.callee, 'F.cross_entropy');
    assert.equal(prediction.call?.argument, 0);
    assert.deepEqual(prediction.wrappers, ['torch.tensor', '.float']);
    assert.equal(target.call?.argument, 'target');
    assert.equal(target.name, 'target');
  });

  it('finds the call of a module that is built and called at once', () => {
    const [input, target] = read(
      'python',
      'nn.CrossEntropyLoss(weight=w)(torch.tensor([[1., 2.]]), torch.tensor([1, 0]))',
    );
    assert.equal(input.call?.callee, 'nn.CrossEntropyLoss(weight=w)');
    assert.equal(target.call?.argument, 1);
  });

  it('leaves indexes, slices and call arguments alone', () => {
    assert.deepEqual(read('python', 'a[0, 1]; f(1, 2); b[1:2, 3]; Tuple[int, 3]; x = y[0, 1][2, 3]'), []);
  });

  it('evaluates simple arithmetic and names of numbers', () => {
    const a = only('python', "[1/3, -1/2, 2**-3, 1 - 0.2, float('inf'), -np.inf, np.nan, math.log(0.5), 0x1F, 1_000]");
    assert.deepEqual(values(a), [1 / 3, -0.5, 0.125, 0.8, Infinity, -Infinity, NaN, Math.log(0.5), 31, 1000]);
    assert.deepEqual(a.diagnostics, []);
  });

  it('reports what it cannot read at its place', () => {
    const text = 'q = [0.2, alpha, 0.7]';
    const a = only('python', text);
    assert.deepEqual(values(a), [0.2, NaN, 0.7]);
    assert.deepEqual(
      a.diagnostics.map((d) => [d.code, text.slice(d.offset, d.offset + d.length)]),
      [['unreadable-element', 'alpha']],
    );
  });

  it('reports a ragged list whole, and its regular parts as such', () => {
    const [whole, part] = read('python', '[[1, 2], [3]]');
    assert.deepEqual([whole.shape, whole.diagnostics[0].code], [[3], 'ragged-rows']);
    assert.deepEqual([part.shape, part.partOf], [[2], [0, 13]]);
  });

  it('names the first row of another length, at its place', () => {
    const text = 'x = [[0.2, 0.7, 0.1],\n [0.5, 0.3, 0.2],\n [0.5, 0.5]]';
    const [{diagnostics}] = read('python', text);
    assert.equal(diagnostics.length, 1);
    const [{offset, length, message}] = diagnostics;
    assert.equal(text.slice(offset, offset + length), '[0.5, 0.5]');
    assert.match(message, /^Row 2 has 2 values and row 0 has 3/);
    for (const other of ['[[[1], [2, 3]], [[1, 2], [3]]]', '[[1, 2], 3]']) {
      const [whole] = read('python', other);
      assert.match(whole.diagnostics.map((d) => d.message).join(), /differ in length/, other);
    }
  });

  it('takes class names from keys', () => {
    const a = only('python', 'probs = {"cat": 0.2, "dog": 0.8}');
    assert.deepEqual([a.container, a.name, a.classNames], ['dict', 'probs', ['cat', 'dog']]);
    const b = only('python', 'probs = dict(cat=0.2, dog=0.8)');
    assert.deepEqual([b.container, b.start, b.classNames], ['dict', 8, ['cat', 'dog']]);
  });

  it('reads docstrings and comments as such', () => {
    const text = '"""\n>>> np.array([[1, 2],\n...           [3, 4]])\n"""\n# [[0.1 0.9]\n#  [0.3 0.7]]\n';
    const [inString, inComment] = read('python', text);
    assert.deepEqual([inString.where, inString.shape], ['string', [2, 2]]);
    assert.deepEqual([inComment.where, inComment.container, inComment.shape], ['comment', 'printed', [2, 2]]);
  });
});

describe('literals in JavaScript and JSON', () => {
  it('tells arrays from indexes, objects from blocks, division from regular expressions', () => {
    const text = 'const q = [0.1, 0.9]; if (a) { b[1, 2] } const r = /[1, 2]/; const o = {cat: 0.2, dog: 0.8};';
    assert.deepEqual(
      read('javascript', text).map((a) => [a.name, a.container]),
      [
        ['q', 'list'],
        ['o', 'dict'],
      ],
    );
  });

  it('names arrays by their keys in JSON', () => {
    const [a, b] = read('json', '{"y_true": [0, 1], "probs": [[0.2, 0.8], [0.6, 0.4]]}');
    assert.deepEqual([a.name, b.name, b.shape], ['y_true', 'probs', [2, 2]]);
  });

  it('reads what a tensor constructor makes of a shape', () => {
    const a = read('javascript', 'tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3])')[0];
    assert.deepEqual([a.shape, a.shapeInCall], [[6], [2, 3]]);
  });
});

describe('entry points', () => {
  const text = 'a = 1\nq = [[0.2, 0.8],\n     [0.6, 0.4]]\n';
  it('arrayAt finds the outermost array around an offset', () => {
    assert.deepEqual(arrayAt(text, text.indexOf('0.6'), {languageId: 'python'})?.shape, [2, 2]);
    assert.equal(arrayAt(text, 2, {languageId: 'python'}), undefined);
  });
  it('readSelection and readText read what they are given', () => {
    const from = text.indexOf('[[');
    assert.equal(readSelection(text, [[from, text.length]], {languageId: 'python'}).arrays[0].start, from);
    assert.deepEqual(values(readText('[1, 2]').arrays[0]), [1, 2]);
  });
});
