/** "Compare conventions": every framework has a line, and the sentence names the reason that these numbers give. */
import assert from 'node:assert/strict';
import {conventionTable} from '../../../src/core/conventions/compare/descriptions.ts';
import {compareConventions, compareDenominators} from '../../../src/core/conventions/compare.ts';
import {convention} from '../../../src/core/conventions/convention.ts';
import type {ComparedConvention} from '../../../src/core/conventions/types.ts';
import {evaluate} from '../../../src/core/evaluate/index.ts';
import type {EvaluateOptions, EvaluateRequest} from '../../../src/core/evaluate/types.ts';

const request = (
  values: readonly number[],
  shape: readonly number[],
  target: readonly number[],
  options: EvaluateOptions = {},
  targetShape: readonly number[] = [target.length],
): EvaluateRequest => ({prediction: {values, shape}, target: {values: target, shape: targetShape}, options});

const line = (lines: readonly ComparedConvention[], framework: string, version = ''): ComparedConvention => {
  const found = lines.find((c) => c.framework === framework && c.version.includes(version));
  assert.ok(found, `${framework} ${version} is missing`);
  return found;
};

const numberOf = ({outcome}: ComparedConvention): number => {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return typeof outcome.value === 'number' ? outcome.value : outcome.value.data[0];
};

describe('the table of conventions', () => {
  for (const {lib, fn, framework, version} of conventionTable) {
    it(`${framework} ${version}: ${lib}.${fn} is computed`, () => {
      const outcome = convention({lib, fn, args: {}});
      assert.ok(outcome.ok || outcome.error.type !== 'UnknownFunction');
    });
  }
});

describe('compare conventions', () => {
  it('says equal where the framework gives the exact value', () => {
    const lines = compareConventions(request([0.2, 0.7, 0.1], [1, 3], [1]));
    for (const framework of ['PyTorch', 'scikit-learn', 'SciPy', 'ONNX']) {
      assert.equal(line(lines, framework).difference, 'Equal to the exact value.');
    }
    for (const framework of ['Keras (TensorFlow)', 'optax', 'TensorFlow.js layers']) {
      assert.match(line(lines, framework).difference, /float32/);
    }
  });

  it('names the clip where the exact value is ∞', () => {
    const lines = compareConventions(request([1, 0, 0], [1, 3], [1]));
    assert.equal(numberOf(line(lines, 'PyTorch')), Number.POSITIVE_INFINITY);
    assert.match(line(lines, 'Keras (TensorFlow)').difference, /exact value is ∞.*clips q to \[1e-7/);
    assert.ok(Math.abs(numberOf(line(lines, 'scikit-learn', '1.5')) - 36.0437) < 1e-4);
  });

  it('names the row that is divided by its sum', () => {
    const options = {predictionKind: 'probabilities', task: 'multiclass', targetKind: 'index'} as const;
    const lines = compareConventions(request([0.2, 0.3], [1, 2], [1], options));
    assert.ok(Math.abs(numberOf(line(lines, 'scikit-learn', '1.5')) - 1.204) < 1e-4);
    assert.ok(Math.abs(numberOf(line(lines, 'scikit-learn', '1.4')) - 0.5108) < 1e-4);
    assert.match(line(lines, 'scikit-learn', '1.4').difference, /divides each row by its sum \(row 0 sums to 0\.5/);
  });

  it('names the denominators of class weights', () => {
    const options = {predictionKind: 'logits', weight: [1, 2, 3]} as const;
    const lines = compareConventions(request([1.2, -0.8, -0.5, 0.9, -1.2, 1.1], [2, 3], [0, 1], options));
    assert.ok(Math.abs(numberOf(line(lines, 'PyTorch')) - 2.059909) < 1e-6);
    assert.match(line(lines, 'Keras (TensorFlow)').difference, /divides by the number of rows \(2\), not by Σw = 3/);
  });

  it('shows the floor of probabilities taken for logits as a mistake', () => {
    const lines = compareConventions(request([0, 1, 0], [1, 3], [1]));
    const mistaken = lines.find((c) => c.call === 'F.cross_entropy(q, y)');
    assert.ok(mistaken && Math.abs(numberOf(mistaken) - 0.5514) < 1e-4);
    assert.match(mistaken.difference, /mistake/);
  });

  it('shows the three low precisions', () => {
    const lines = compareConventions(request([40, 0, -40], [1, 3], [0], {predictionKind: 'logits'}));
    for (const dtype of ['float32', 'float16', 'bfloat16']) assert.equal(numberOf(line(lines, dtype)), 0);
    assert.match(line(lines, 'float32').difference, /every step is rounded to float32/);
  });

  it('covers binary and multi-label targets', () => {
    const binary = compareConventions(request([0.9, 0.2], [2], [1, 0], {task: 'binary'}));
    assert.equal(line(binary, 'PyTorch').difference, 'Equal to the exact value.');
    const many = compareConventions(request([0.8, 0.4, 0.6], [1, 3], [1, 0, 1], {task: 'multilabel'}, [1, 3]));
    assert.match(line(many, 'PyTorch').difference, /mean over elements, not the sum over classes/);
  });

  it('reports an error as the framework words it', () => {
    const options = {task: 'binary', predictionKind: 'probabilities'} as const;
    const lines = compareConventions(request([0.5, 0.25], [2], [0.5, 0.25], options));
    assert.ok(lines.length > 0);
    assert.equal(
      lines.some((c) => c.framework === 'scikit-learn'),
      false,
    );
  });

  it('is empty without a target', () => {
    assert.deepEqual(compareConventions({prediction: {values: [0.5, 0.5], shape: [2]}}), []);
  });

  it('gives N, Σw and the valid rows', () => {
    const evaluation = evaluate(
      request([1, 2, 3, 1], [2, 2], [0, -100], {predictionKind: 'logits', ignoreIndex: -100}),
    );
    assert.ok(evaluation.ok && evaluation.loss);
    const {sum} = evaluation.loss;
    const lines = compareDenominators(evaluation);
    assert.deepEqual(
      lines.map((d) => [d.id, d.divisor, d.value]),
      [
        ['rows', 2, sum / 2],
        ['weight', 1, sum],
        ['valid', 1, sum],
      ],
    );
  });
});
