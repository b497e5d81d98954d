/** The kernel of logits: WebAssembly's vectors against TypeScript to the last bit, and both against the exact core. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {softmaxCrossEntropy} from '../../src/core/loss/index.ts';
import {correctlyRounded} from '../../src/core/numeric/exact/correctlyRounded.ts';
import {powerScale, scaledExponential} from '../../src/files/kernels/exponential.ts';
import {hasVectors, openLogitKernel, plainKernel} from '../../src/files/kernels/logitKernel.ts';
import type {RowSums} from '../../src/files/kernels/logitRow.ts';
import {type RowOutcome, rowLoss} from '../../src/files/rowLoss.ts';

const ordinary = fc.double({min: -40, max: 40, noNaN: true});
const single = ordinary.map(Math.fround);
const special = fc.constantFrom(0, -0, 5e-324, -5e-324, 1e-310, 1e308, -1e308, 88.5, -745.2, -1022.5);
const finite = fc.oneof(
  {weight: 6, arbitrary: single},
  {weight: 3, arbitrary: ordinary},
  {weight: 1, arbitrary: special},
);
const ties = fc.constantFrom(1, 2, 2, -3);
const wide = fc.double({min: -2000, max: 2000, noNaN: true});
const anything = fc.oneof(
  {weight: 12, arbitrary: finite},
  {weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)},
);
const family = fc.constantFrom(single, ordinary, finite, ties, wide, anything, fc.constant(Number.NEGATIVE_INFINITY));

/** Rows of `count` values, `stride` apart from `from` on, in one chunk. */
const chunk = fc
  .record({
    rows: fc.integer({min: 1, max: 4}),
    count: fc.oneof(fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 140})),
    before: fc.integer({min: 0, max: 2}),
    behind: fc.integer({min: 0, max: 3}),
    family,
  })
  .chain(({rows, count, before, behind, family: values}) => {
    const stride = before + count + behind;
    const length = rows * stride;
    return fc.record({
      rows: fc.constant(rows),
      count: fc.constant(count),
      from: fc.constant(before),
      stride: fc.constant(stride),
      values: fc.array(values, {minLength: length, maxLength: length, size: 'max'}),
    });
  });

const emptySums = (): RowSums => ({top: 0, argmax: 0, others: 0, squares: 0});

describe('the kernel of logits', () => {
  it('has vectors here, so that the two can be compared', () => assert.ok(hasVectors()));

  it('gives the bits of the plain one, on any values at any place, and leaves the values as they were', () => {
    fc.assert(
      fc.property(chunk, ({rows, count, from, stride, values}) => {
        const kernels = [openLogitKernel(values.length, rows), plainKernel(values.length, rows)] as const;
        const [vectors, plain] = kernels.map((kernel) => {
          kernel.values.set(values);
          kernel.run(from, stride, rows, count);
          return Array.from({length: rows}, (_, r) => {
            const sums = emptySums();
            kernel.read(r, sums);
            return sums;
          });
        });
        assert.deepEqual(vectors, plain);
        assert.deepEqual([...kernels[0].values], values);
      }),
      {numRuns: 3000},
    );
  });

  it('gives every row alone what it gives it among others', () => {
    fc.assert(
      fc.property(chunk, ({rows, count, from, stride, values}) => {
        const all = openLogitKernel(values.length, rows);
        all.values.set(values);
        all.run(from, stride, rows, count);
        const one = openLogitKernel(count, 1);
        const [among, alone] = [emptySums(), emptySums()];
        for (let r = 0; r < rows; r++) {
          one.values.set(values.slice(from + r * stride, from + r * stride + count));
          one.run(0, count, 1, count);
          one.read(0, alone);
          all.read(r, among);
          assert.deepEqual(alone, among);
        }
      }),
      {numRuns: 500},
    );
  });
});

const row = fc
  .constantFrom(single, ordinary, finite, ties, wide)
  .chain((values) => fc.array(values, {minLength: 2, maxLength: 300, size: 'max'}))
  .chain((values) => fc.tuple(fc.constant(values), fc.nat(values.length - 1)));

const outcome: RowOutcome = {loss: 0, argmax: 0, confidence: 0, brier: 0, sum: 0};

describe('the loss of a row of logits', () => {
  it('is within 1e-14 of the exact core’s, however small it is', () => {
    fc.assert(
      fc.property(row, ([values, target]) => {
        rowLoss(Float64Array.from(values), 0, values.length, target, 'logits', outcome);
        const input = {logits: values, shape: [1, values.length] as const, target: [target]};
        const wanted = softmaxCrossEntropy(input, {precision: 'exact'}).value;
        const isNear = outcome.loss === wanted || Math.abs(outcome.loss - wanted) <= Math.max(1e-14 * wanted, 5e-324);
        assert.ok(isNear, `${outcome.loss}, not ${wanted}`);
      }),
      {numRuns: 3000},
    );
  });
  it('has a power within one unit in the last place', () => {
    const exponent = fc.oneof(fc.double({min: -700, max: 0, noNaN: true}), fc.double({min: -1, max: 0, noNaN: true}));
    fc.assert(
      fc.property(exponent, (d) => {
        const wanted = correctlyRounded((real) => real.exp(real.of(d)));
        const ulp = 2 ** (Math.floor(Math.log2(wanted)) - 52);
        assert.ok(Math.abs(scaledExponential(d, 0) / powerScale - wanted) <= ulp, `e^${d}`);
      }),
      {numRuns: 20000},
    );
  });
  it('is 1 at e^0 to the bit', () => assert.equal(scaledExponential(0, 0), powerScale));
  it('is NaN where a value is, and ∞ where the true class is −∞', () => {
    rowLoss(Float64Array.of(1, Number.NaN, 2), 0, 3, 0, 'logits', outcome);
    assert.ok(Number.isNaN(outcome.loss));
    rowLoss(Float64Array.of(1, Number.NEGATIVE_INFINITY, 2), 0, 3, 1, 'logits', outcome);
    assert.equal(outcome.loss, Number.POSITIVE_INFINITY);
  });
});
