/** The forms of a request and of its response: one line each, errors as results, tensors in and out. */
import assert from 'node:assert/strict';
import {readLines} from '../../../src/cli/lines.ts';
import {answer, answerLine} from '../../../src/core/compute/index.ts';

const float64 = (...values: readonly number[]): string =>
  Buffer.from(Float64Array.from(values).buffer).toString('base64');

describe('compute', () => {
  it('answers an own operation, an ONNX node and a framework’s function', () => {
    assert.deepEqual(answer({id: 1, op: 'entropy', args: {p: [0.5, 0.5], base: 'bits'}}), {id: 1, value: 1});
    const node = {
      op: 'Softmax',
      opset: 13,
      attributes: {},
      node_inputs: ['x'],
      node_outputs: ['y'],
      inputs: {x: [[0, 0]]},
    };
    assert.deepEqual(answer({id: 'n', ...node}), {
      id: 'n',
      value: {dtype: 'float64', shape: [1, 2], data: [0.5, 0.5]},
    });
    const call = {lib: 'scipy', fn: 'special.expit', args: {x: 0}};
    assert.deepEqual(answer({id: 2, ...call}), {id: 2, value: 0.5});
    assert.deepEqual(answer({id: 2, op: 'scipy.special.expit', args: {x: 0}}), {id: 2, value: 0.5});
  });

  it('keys several outputs by their names', () => {
    const response = answer({
      id: 3,
      op: 'SoftmaxCrossEntropyLoss',
      opset: 13,
      node_inputs: ['x', 'y'],
      node_outputs: ['z', 'log_prob'],
      inputs: {x: [[0, 0]], y: {dtype: 'int64', shape: [1], data: [1]}},
    });
    assert.ok('outputs' in response);
    assert.deepEqual(Object.keys(response.outputs), ['z', 'log_prob']);
  });

  it('reads base64 and writes ∞ and NaN as words', () => {
    const x = {dtype: 'float64', shape: [3], base64: float64(0, 2, -1)};
    assert.deepEqual(answer({id: 4, lib: 'torch', fn: 'special.entr', args: {input: x}}), {
      id: 4,
      value: {dtype: 'float64', shape: [3], data: [0, -2 * Math.LN2, '-inf']},
    });
    const response = answer({id: 5, lib: 'torch', fn: 'logsumexp', args: {input: ['nan', 1], dim: 0}});
    assert.ok('value' in response);
    assert.deepEqual(response.value, {dtype: 'float64', shape: [], data: ['nan']});
  });

  it('reads base64 for its own operations too', () => {
    const p = {dtype: 'float64', shape: [2], base64: float64(0.5, 0.5)};
    assert.deepEqual(answer({id: 6, op: 'entropy', args: {p, base: 'bits'}}), {id: 6, value: 1});
    const bad = answer({id: 7, op: 'entropy', args: {p: {...p, shape: [3]}}});
    assert.ok('error' in bad && bad.error.type === 'ValueError');
  });

  it('gives errors their type, and never throws for what a line holds', () => {
    const lines = [
      '{"id":1',
      '[]',
      'null',
      '{"id":2}',
      '{"id":3,"op":"no such"}',
      '{"id":4,"lib":"torch"}',
      '{"id":5,"lib":"torch","fn":"softmax","args":[]}',
      '{"id":6,"lib":"torch","fn":"softmax","args":{"input":[[1],[1,2]],"dim":0}}',
      '{"id":7,"lib":"torch","fn":"softmax","args":{"input":{"dtype":"float9","shape":[1],"data":[1]}}}',
      '{"id":8,"lib":"torch","fn":"softmax","args":{"input":{"dtype":"float64","shape":[3],"data":[1]}}}',
      '{"id":9,"lib":"torch","fn":"softmax","args":{"input":{"dtype":"float64","shape":[-1],"data":[1]}}}',
      '{"id":10,"lib":"torch","fn":"softmax","args":{"input":{"dtype":"float64","shape":[1],"base64":"***"}}}',
      '{"id":11,"op":"Softmax","inputs":{}}',
      '{"id":12,"lib":"sklearn","fn":"log_loss","args":{}}',
      '{"id":13,"lib":"toString","fn":"constructor","args":{}}',
      '{"id":14,"op":"entropy","args":{"p":{}}}',
      '{"id":15,"lib":"torch","fn":"cross_entropy","args":{"input":null,"target":"x"}}',
      '{"id":16,"lib":"torch","fn":"cross_entropy","args":{"__proto__":1,"arg0":1,"arg99":2}}',
    ];
    for (const line of lines) {
      const response = JSON.parse(answerLine(line) ?? 'null');
      assert.equal(typeof response.error?.type, 'string', line);
      assert.equal(typeof response.error?.message, 'string', line);
    }
  });

  it('has no answer to a blank line', () => {
    assert.equal(answerLine('  '), undefined);
  });
});

describe('an axis given twice', () => {
  it('is an error wherever the framework calls it one', () => {
    const node = {op: 'ReduceLogSumExp', opset: 18, attributes: {}, node_inputs: ['x', 'axes'], node_outputs: ['y']};
    const calls: readonly (readonly [request: Parameters<typeof answer>[0], type: string])[] = [
      [{...node, inputs: {x: [[1, 2]], axes: [1, -1]}}, 'ValueError'],
      [{lib: 'tfjs', fn: 'logSumExp', args: {x: [1, 2, 3], axis: [0, 0]}}, 'Error'],
      [{lib: 'scipy', fn: 'special.logsumexp', args: {a: [1, 2, 3], axis: [0, 0]}}, 'ValueError'],
    ];
    for (const [request, type] of calls) assert.equal((answer(request) as {error: {type: string}}).error.type, type);
  });
});

describe('lines of a stream', () => {
  const pieces = async function* (text: string, size: number): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  };
  const lines = async (text: string, size: number): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const line of readLines(pieces(text, size))) found.push(line);
    return found;
  };

  it('are split at line feeds wherever the pieces end', async () => {
    const text = 'ein\nzwei\u2028drei\r\n\nvïer→\nlast';
    for (const size of [1, 2, 3, 7, 100]) {
      assert.deepEqual(await lines(text, size), ['ein', 'zwei\u2028drei\r', '', 'vïer→', 'last']);
    }
    assert.deepEqual(await lines('', 1), []);
    assert.deepEqual(await lines('one\n', 2), ['one']);
  });

  it('answers nesting deeper than the stack with an error', () => {
    const deep = `${'['.repeat(20000)}${']'.repeat(20000)}`;
    const response = JSON.parse(answerLine(`{"id":1,"lib":"torch","fn":"sigmoid","args":{"input":${deep}}}`) ?? '');
    assert.equal(response.id, 1);
    assert.equal(typeof response.error.type, 'string');
  });
});
