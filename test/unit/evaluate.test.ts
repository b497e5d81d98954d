/** evaluate on single examples and batches: values from the literature, guesses, edges, findings. */
import assert from 'node:assert/strict';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions, Evaluation} from '../../src/core/evaluate/types.ts';

const shapeOf = (rows: readonly (number | readonly number[])[]): number[] =>
  Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
const array = (rows: number | readonly (number | readonly number[])[], name?: string) => ({
  ...(typeof rows === 'number' ? {values: [rows], shape: []} : {values: rows.flat(), shape: shapeOf(rows)}),
  ...(name ? {name} : {}),
});
type Rows = Parameters<typeof array>[0];

function run(prediction: Rows, target?: Rows, options: EvaluateOptions = {}, name?: string): Evaluation {
  const result = evaluate({
    prediction: array(prediction, name),
    ...(target === undefined ? {} : {target: array(target)}),
    options,
  });
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}
const lossOf = (...args: Parameters<typeof run>): number => run(...args).loss?.value as number;
const near = (actual: number | undefined, expected: number, tolerance = 5e-7) =>
  assert.ok(Math.abs((actual as number) - expected) <= tolerance, `${actual} is not ${expected}`);
const codes = (e: Evaluation) => e.findings.map(({code}) => code);

describe('evaluate: one example', () => {
  it('takes −ln q of the true class, by index and one-hot', () => {
    near(lossOf([0.2, 0.7, 0.1], 1), 0.356675);
    near(lossOf([0.2, 0.7, 0.1], [0, 1, 0]), 0.356675);
    near(lossOf([0.1, 0.7, 0.2], 2, {indexBase: 1}), 0.356675);
    near(lossOf([0.1, 0.7, 0.2], 2), 1.609438);
  });
  it('splits a soft target into H(P) + KL', () => {
    const e = run([0.8, 0.1, 0.1], [0.98, 0.01, 0.01]);
    near(e.loss?.value, 0.264732);
    near(e.targetEntropy, 0.111902);
    near(e.kl, 0.15283);
    near(lossOf([0.1, 0.8, 0.1], [0.98, 0.01, 0.01]), 2.281791);
  });
  it('takes a list with scikit-learn’s name for the positive class as a batch, a click away from multi-label', () => {
    for (const name of ['y_prob', 'y_proba', 'yProb']) {
      for (const target of [
        [1, 0, 1],
        [1, 0, 0],
      ]) {
        const e = run([0.8, 0.4, 0.6], target, {}, name);
        assert.equal(e.task, 'binary', name);
        assert.equal(e.numRows, 3);
        const losses = target.map((y, i) => -Math.log(y ? [0.8, 0.4, 0.6][i]! : 1 - [0.8, 0.4, 0.6][i]!));
        near(e.loss?.value, losses.reduce((a, b) => a + b) / 3);
        assert.equal(e.assumptions.find(({id}) => id === 'task')?.certain, false);
      }
      assert.equal(run([0.8, 0.4, 0.6], [1, 0, 1], {task: 'multilabel'}, name).task, 'multilabel');
      assert.equal(run([0.2, 0.7, 0.1], [0, 1, 0], {}, name).task, 'multiclass');
    }
    assert.equal(run([0.8, 0.4, 0.6], [1, 0, 1], {}, 'y_pred').task, 'multilabel');
  });
  it('sums a multi-label example over its classes and gives the mean beside it', () => {
    const e = run([0.8, 0.4, 0.6], [1, 0, 1]);
    assert.equal(e.task, 'multilabel');
    near((e.loss?.value as number) / Math.LN2, 1.795859);
    near((e.loss?.meanOverElements as number) / Math.LN2, 1.795859 / 3);
  });
  it('takes a scalar probability with its label', () => {
    near(lossOf(0.9, 1), 0.105361);
    near(lossOf(0.01, 1), 4.60517);
    near(lossOf([0.6], [1]), 0.510826);
    assert.equal(run(0.5, 0).chance, Math.LN2);
  });
  it('without a target gives every surprisal and no loss', () => {
    const e = run([0.2, 0.7, 0.1]);
    assert.equal(e.loss, undefined);
    near(e.surprisal[2], Math.LN10);
    near(e.predictionEntropy, 0.801819);
    near(e.perplexity, Math.exp(0.801819), 1e-6);
  });
});

describe('evaluate: edges', () => {
  it('keeps 0·log 0 = 0', () => assert.equal(lossOf([0, 1, 0], [0, 1, 0]), 0));
  it('gives ∞ and names the element', () => {
    const e = run([0, 0.7, 0.3], [0.3, 0.7, 0]);
    assert.equal(e.loss?.value, Number.POSITIVE_INFINITY);
    const found = e.findings.find(({code}) => code === 'infinite-loss');
    assert.deepEqual(found?.elements, [0]);
    assert.match(found?.message ?? '', /q is 0 for class 0, where p is 0\.3/);
  });
  it('never normalises probabilities in silence', () => {
    const e = run([0.2, 0.3], 1);
    near(e.loss?.value, 1.203973);
    assert.ok(codes(e).includes('not-normalized'));
    near(lossOf([0.2, 0.3], 1, {normalize: true}), 0.510826);
  });
  it('reports an index that names no class', () => {
    const e = run([0.2, 0.7, 0.1], 3);
    assert.ok(Number.isNaN(e.loss?.value));
    const found = e.findings.find(({code}) => code === 'index-out-of-range');
    assert.match(found?.mend ?? '', /Subtract 1/);
  });
  it('says when every row is ignored', () => {
    const e = run([[0.5, 0.5]], [-100]);
    assert.ok(Number.isNaN(e.loss?.value));
    assert.ok(codes(e).includes('all-ignored'));
  });
  it('fails with a reason on what fits nothing', () => {
    const empty = evaluate({prediction: array([])});
    assert.ok(!empty.ok && empty.findings[0]?.code === 'empty');
    const mismatch = evaluate({prediction: array([0.2, 0.8]), target: array([0, 1, 0])});
    assert.ok(!mismatch.ok && mismatch.findings[0]?.code === 'shape-mismatch');
    const ragged = evaluate({prediction: {values: [1, 2, 3], shape: [2, 2]}});
    assert.ok(!ragged.ok && ragged.findings[0]?.code === 'ragged');
  });
});

describe('evaluate: guesses', () => {
  const kind = (prediction: Rows, name?: string) => run(prediction, undefined, {}, name).predictionKind;
  it('tells the four kinds apart', () => {
    assert.equal(kind([0.2, 0.7, 0.1]), 'probabilities');
    assert.equal(kind([1.2, -0.8, -0.5]), 'logits');
    assert.equal(kind([0.2, 0.7, 0.1].map(Math.log)), 'log-probabilities');
    assert.equal(kind([12, 3, 5]), 'counts');
    assert.equal(kind([12, 3, 5], 'logits'), 'logits');
    assert.equal(kind([0.2, 0.7, 0.1], 'logits'), 'logits');
  });
  it('warns where a name says probabilities and the numbers do not', () => {
    assert.ok(codes(run([1.5, -0.2], undefined, {}, 'probs')).includes('looks-like-logits'));
  });
  it('reads options before guessing', () => {
    const e = run([0.9, 0.2, 0.8], [1, 0, 1], {task: 'binary'});
    assert.equal(e.numRows, 3);
    near(e.loss?.value, (0.105361 + 0.223144 + 0.223144) / 3, 1e-6);
  });
});

describe('evaluate: options', () => {
  const logits = [
    [1.2, -0.8, -0.5],
    [0.9, -1.2, 1.1],
  ];
  const oneHot = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  it("matches PyTorch's weighted means and smoothing", () => {
    const weight = [1, 2, 3];
    near(lossOf(logits, [0, 1], {weight}), 2.059909);
    near(lossOf(logits, oneHot, {weight}), 3.089864);
    near(lossOf(logits, [0, 1], {weight, labelSmoothing: 0.1}), 2.070225);
    near(lossOf(logits, oneHot, {weight, labelSmoothing: 0.1}), 3.105337);
  });
  it('has a gradient that finite differences confirm, with every option on', () => {
    const options: EvaluateOptions = {
      predictionKind: 'logits',
      weight: [1, 2, 3],
      labelSmoothing: 0.1,
      temperature: 1.7,
      focalGamma: 2,
      focalAlpha: 0.25,
    };
    for (const task of ['multiclass', 'multilabel'] as const) checkGradient([1.2, -0.8, -0.5], {...options, task});
  });
  it('has a finite gradient at logits where q rounds to 1', () => {
    const e = run([800, 0, 0], [1, 0, 0], {predictionKind: 'logits', focalGamma: 0.5});
    assert.ok(e.gradient?.every(Number.isFinite));
  });
});

function checkGradient(logits: readonly number[], options: EvaluateOptions): void {
  const target = [0, 1, 0];
  const h = 1e-6;
  const gradient = run(logits, target, options).gradient as Float64Array;
  for (let j = 0; j < logits.length; j++) {
    const shifted = (d: number) =>
      run(
        logits.map((z, i) => (i === j ? z + d : z)),
        target,
        options,
      ).loss?.sum as number;
    near(gradient[j], (shifted(h) - shifted(-h)) / (2 * h), 1e-7);
  }
}

describe('evaluate: shapes', () => {
  it('flattens leading axes and says so', () => {
    const values = [0.2, 0.7, 0.1, 0.5, 0.25, 0.25, 0.1, 0.1, 0.8, 0.3, 0.3, 0.4];
    const e = evaluate({prediction: {values, shape: [2, 2, 3]}, target: {values: [1, 0, 2, 2], shape: [2, 2]}});
    assert.ok(e.ok);
    assert.equal(e.numRows, 4);
    near(e.rows[3]?.loss, -Math.log(0.4), 1e-12);
    assert.ok(e.assumptions.some(({id}) => id === 'shape'));
  });
  it('takes a column of labels as a batch of binary examples', () => {
    const e = run([0.9, 0.2, 0.8], [[1], [0], [1]]);
    assert.equal(e.task, 'binary');
    assert.equal(e.numRows, 3);
    assert.equal(run([[0.9], [0.2]], [1, 0]).task, 'binary');
  });
  it('says that the two readings of a list of labels are a guess', () => {
    const task = run([0.9, 0.2, 0.8], [1, 0, 1]).assumptions.find(({id}) => id === 'task');
    assert.equal(task?.certain, false);
    assert.ok(task?.alternatives.includes('binary'));
  });
  it('refuses several class indices for one row', () => {
    const e = evaluate({prediction: array([0.2, 0.7, 0.1]), target: array([2, 0, 1])});
    assert.ok(!e.ok && e.findings[0]?.code === 'shape-mismatch');
  });
  it('says how to mend a prediction with its classes on axis 1', () => {
    const zeros = Array.from({length: 24}, () => 0);
    const e = evaluate({
      prediction: {values: zeros, shape: [2, 3, 4]},
      target: {values: zeros.slice(0, 8), shape: [2, 4]},
    });
    assert.match(e.findings[0]?.mend ?? '', /axis 1/);
  });
  it('gives the same loss for every way to write one target', () => {
    const prediction = [
      [0.2, 0.7, 0.1],
      [0.5, 0.25, 0.25],
    ];
    const index = lossOf(prediction, [1, 2]);
    near(lossOf(prediction, [[1], [2]]), index, 0);
    near(lossOf(prediction, [2, 3], {indexBase: 1}), index, 0);
    near(
      lossOf(prediction, [
        [0, 1, 0],
        [0, 0, 1],
      ]),
      index,
      0,
    );
  });
  it('leaves ignored rows out of the sum and of the count', () => {
    const e = run(
      [
        [0.5, 0.5],
        [0.1, 0.9],
      ],
      [0, 255],
      {ignoreIndex: 255},
    );
    near(e.loss?.value, Math.LN2, 1e-15);
    assert.deepEqual(e.loss?.denominators, {rows: 2, weight: 1, valid: 1, elements: 2});
    assert.equal(e.rows[1]?.ignored, true);
  });
});

describe('evaluate: numbers that look odd', () => {
  it('accepts rows whose printed decimals explain their sum', () => {
    assert.deepEqual(codes(run([0.333, 0.333, 0.333])), []);
    assert.deepEqual(codes(run([0.33, 0.33, 0.33])), ['not-normalized']);
    assert.match(run([0.5, 0.52]).findings[0]?.message ?? '', /sums to 1\.02, not 1 \(\+2 %\)/);
  });
  it('points at the value that is no probability in a row that sums to 1', () => {
    const [found] = run([0.6, 0.5, -0.1]).findings;
    assert.equal(found?.code, 'looks-like-logits');
    assert.deepEqual(found?.elements, [2]);
  });
  it('keeps digits of KL where prediction and target nearly agree', () => {
    const d = 2 ** -30;
    const e = run([0.5 + d, 0.5 - d], [0.5, 0.5], {targetKind: 'soft', task: 'multiclass'});
    const expected = -0.5 * Math.log1p(-4 * d * d);
    assert.ok(Math.abs((e.kl as number) / expected - 1) < 1e-15);
  });
  it('gives a binary logit its loss where the probability rounds to 1', () => {
    near(lossOf([40], [0], {predictionKind: 'logits'}), 40, 1e-14);
    near(lossOf([40], [1], {predictionKind: 'logits'}), Math.exp(-40), 1e-30);
  });
});

describe('evaluate: options that do not fit', () => {
  it('give way to what the numbers allow', () => {
    assert.equal(run([0.2, 0.7, 0.1], 1, {targetKind: 'soft'}).targetKind, 'index');
    assert.equal(run([0.2, 0.7, 0.1], [0, 1, 0], {targetKind: 'index'}).targetKind, 'one-hot');
    assert.equal(run([0.2, 0.7, 0.1], 1, {task: 'binary'}).task, 'multiclass');
    near(lossOf([0.9], [1], {targetKind: 'index'}), 0.105361);
    assert.equal(run([0.2, 0.7, 0.1], 1, {task: 'multilabel'}).task, 'multiclass');
  });
});

describe('what a name says of the numbers', () => {
  for (const [name, kind] of [
    ['raw_probs', 'probabilities'],
    ['raw', 'logits'],
    ['raw_output', 'logits'],
    ['logits', 'logits'],
    ['prob_scores', 'logits'],
  ] as const)
    it(`${name}: ${kind}`, () => {
      const result = evaluate({prediction: {values: [0.2, 0.7, 0.2], shape: [3], name}});
      assert.equal(result.ok && result.predictionKind, kind);
    });
});

describe('class names from elsewhere', () => {
  const pets = ['cat', 'dog', 'fox'];
  const named = (values: readonly number[]) => ({
    values,
    shape: [values.length],
    classNames: pets,
    classNamesFrom: 'CLASSES, line 1',
  });

  it('count where there are as many as classes, and are an assumption', () => {
    const result = evaluate({prediction: named([0.2, 0.7, 0.1])});
    assert.ok(result.ok);
    assert.deepEqual(result.classNames, pets);
    const assumption = result.assumptions.find(({id}) => id === 'class-names');
    assert.equal(assumption?.value, 'classes named by CLASSES, line 1');
    assert.equal(assumption?.alternatives.length, 1);
  });

  it('do not count where there are more or fewer', () => {
    const result = evaluate({prediction: named([0.2, 0.8])});
    assert.ok(result.ok);
    assert.equal(result.classNames, undefined);
    assert.ok(result.assumptions.every(({id}) => id !== 'class-names'));
  });
});

describe('evaluate: columns', () => {
  const cases: readonly (readonly [prediction: Rows, target: Rows, loss: number, isSaid: boolean])[] = [
    [[[0.2], [0.7], [0.9]], [0, 1, 1], 0.228393, true],
    [[0.2, 0.7, 0.9], [[0], [1], [1]], 0.228393, true],
    [[[0.2], [0.7], [0.9]], [[0], [1], [1]], 0.228393, false],
    [
      [
        [0.2, 0.7, 0.1],
        [0.3, 0.3, 0.4],
      ],
      [[1], [2]],
      0.636483,
      true,
    ],
  ];
  it('leave out an axis of length 1 that only one of the two has, and say so', () => {
    for (const [prediction, target, loss, isSaid] of cases) {
      const e = run(prediction, target);
      near(e.loss?.value, loss);
      const said = e.assumptions.filter(({id}) => id === 'shape').map(({value}) => value);
      assert.deepEqual(said, isSaid ? ['axis of length 1 left out'] : []);
    }
  });
});
