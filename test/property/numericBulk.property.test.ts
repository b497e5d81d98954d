/** evaluate in bulk (above a thousand values, plain float64) against the same rows one by one (correctly rounded). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {ArrayInput, EvaluateOptions, Evaluation} from '../../src/core/evaluate/types.ts';

/** A batch large enough for the plain path; rows are taken from it again one by one. */
interface Batch {
  readonly prediction: ArrayInput;
  readonly target: ArrayInput;
  readonly options: EvaluateOptions;
}

const rowsPerBatch = 400;
const logit = fc.oneof(fc.double({min: -30, max: 30, noNaN: true}), fc.constantFrom(0, -0, 1e-300, 700, -700));
const probability = fc.oneof(
  {weight: 8, arbitrary: fc.double({min: 0, max: 1, noNaN: true})},
  {weight: 1, arbitrary: fc.constantFrom(0, 1, 5e-324, 1e-17, 1 - 2 ** -53)},
);
const label = fc.oneof(fc.constantFrom(0, 1), fc.double({min: 0, max: 1, noNaN: true}));

const filled = (arbitrary: fc.Arbitrary<number>, length: number) =>
  fc.array(arbitrary, {minLength: length, maxLength: length, size: 'max'});

const extras: fc.Arbitrary<EvaluateOptions> = fc.record(
  {
    focalGamma: fc.constantFrom(0, 1, 2, 3.5),
    focalAlpha: fc.constantFrom(0.25, 1),
    temperature: fc.constantFrom(1, 2, 0.7),
    labelSmoothing: fc.constantFrom(0, 0.1),
    posWeight: fc.constantFrom([3], [0.5]),
  },
  {requiredKeys: []},
);

const batch: fc.Arbitrary<Batch> = fc
  .record({
    task: fc.constantFrom('binary', 'multilabel', 'multiclass'),
    predictionKind: fc.constantFrom('logits', 'probabilities'),
    extra: extras,
  })
  .chain(({task, predictionKind, extra}) => {
    const columns = task === 'binary' ? 1 : 4;
    const length = (task === 'binary' ? 4 : 1) * rowsPerBatch * columns;
    const shape = [length / columns, columns];
    return fc.record({
      prediction: fc.record({
        values: filled(predictionKind === 'logits' ? logit : probability, length),
        shape: fc.constant(shape),
      }),
      target: fc.record({values: filled(label, length), shape: fc.constant(shape)}),
      options: fc.constant({
        ...extra,
        task,
        predictionKind,
        targetKind: task === 'multiclass' ? 'soft' : 'multi-hot',
      } as EvaluateOptions),
    });
  });

function rowOf({prediction, target, options}: Batch, row: number): Evaluation {
  const [, columns = 1] = prediction.shape;
  const cut = (values: ArrayLike<number>) => ({
    values: Array.from({length: columns}, (_, c) => values[row * columns + c] ?? Number.NaN),
    shape: [1, columns],
  });
  return sound({prediction: cut(prediction.values), target: cut(target.values), options});
}

function sound(request: Batch): Evaluation {
  const result = evaluate(request);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

/** Within 1e-13 of the value: q = e^(−s) of s ≤ 1500 carries s's rounding with it, so it is given ten times that. */
function near(
  got: number | undefined,
  wanted: number | undefined,
  what: string,
  floor = 1e-15,
  relative = 1e-13,
): void {
  const a = got ?? Number.NaN;
  const b = wanted ?? Number.NaN;
  const isSame = Object.is(a, b) || a === b || Math.abs(a - b) <= Math.max(relative * Math.abs(b), floor);
  assert.ok(isSame, `${what}: ${a}, not ${b}`);
}

function compareRow(bulk: Evaluation, one: Evaluation, row: number): void {
  const at = row * bulk.numClasses;
  for (let c = 0; c < bulk.numClasses; c++) {
    near(bulk.q[at + c], one.q[c], 'q', 1e-300, 1e-12);
    near(bulk.surprisal[at + c], one.surprisal[c], 'surprisal');
    near(bulk.complement?.[at + c], one.complement?.[c], 'complement');
    near(bulk.terms?.[at + c], one.terms?.[c], 'term');
    near(bulk.gradient?.[at + c], one.gradient?.[c], 'gradient', 1e-12);
    near(bulk.branches?.positive[at + c], one.branches?.positive[c], 'positive');
    near(bulk.branches?.negative[at + c], one.branches?.negative[c], 'negative');
  }
  near(bulk.columns.loss?.[row], one.columns.loss?.[0], 'loss');
  assert.equal(bulk.columns.targetIndex?.[row], one.columns.targetIndex?.[0]);
  assert.equal(bulk.columns.sum[row], one.columns.sum[0]);
}

describe('evaluate in bulk', () => {
  it('gives each row what it gives the row alone', () => {
    fc.assert(
      fc.property(batch, (given) => {
        const bulk = sound(given);
        for (let row = 0; row < bulk.numRows; row += 7) compareRow(bulk, rowOf(given, row), row);
      }),
      {numRuns: 40},
    );
  });
  it('gives typed arrays and lists the same bits', () => {
    fc.assert(
      fc.property(batch, (given) => {
        const typed = ({values, shape}: ArrayInput) => ({values: Float64Array.from(values), shape});
        const one = sound(given);
        const two = sound({...given, prediction: typed(given.prediction), target: typed(given.target)});
        for (const part of ['q', 'surprisal', 'complement', 'terms', 'gradient', 'p'] as const)
          assert.deepEqual(one[part], two[part], part);
        assert.deepEqual(one.loss, two.loss);
      }),
      {numRuns: 20},
    );
  });
  it('adds up the terms from the branches to the last bit', () => {
    fc.assert(
      fc.property(batch, (given) => {
        const {terms, branches} = sound(given);
        if (!terms || !branches) return;
        const added = branches.positive.map((v, i) => v + (branches.negative[i] ?? Number.NaN));
        assert.deepEqual(terms, added);
      }),
      {numRuns: 40},
    );
  });
});

describe('what an evaluation works out when it is asked', () => {
  const values = Float64Array.from({length: 3000}, (_, i) => ((i * 7) % 101) / 101);
  const given = {values, shape: [3000, 1]};
  const result = sound({prediction: given, target: given, options: {}});

  it('is worked out once', () => {
    for (const part of ['gradient', 'branches', 'rows', 'perClass'] as const)
      assert.strictEqual(result[part], result[part], part);
  });
  it('stands among its properties', () => {
    const copy = {...result};
    for (const part of [
      'gradient',
      'branches',
      'rows',
      'perClass',
      'predictionEntropy',
      'targetEntropy',
      'kl',
    ] as const)
      assert.ok(Object.hasOwn(copy, part), part);
    const weighted = sound({prediction: given, target: given, options: {posWeight: [2]}});
    assert.ok(!Object.hasOwn(weighted, 'kl'));
  });
});
