/** Comparing conventions and explaining a number hold up on any numbers: no throw, a sentence for each line. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {compareConventions, compareDenominators} from '../../src/core/conventions/compare.ts';
import {convention, frameworkFunctions} from '../../src/core/conventions/convention.ts';
import {explainLoss, readTyped} from '../../src/core/conventions/explainLoss.ts';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions} from '../../src/core/evaluate/types.ts';

const anyNumber = fc.oneof(fc.double({min: 0, max: 1, noNaN: true}), fc.double(), fc.constantFrom(0, 1, 0.5, -1, 2));
const options = fc.record(
  {
    predictionKind: fc.constantFrom('probabilities', 'logits', 'log-probabilities', 'counts'),
    task: fc.constantFrom('binary', 'multiclass', 'multilabel'),
    labelSmoothing: fc.constantFrom(0, 0.1, 1),
    ignoreIndex: fc.constantFrom(-100, 0),
    weight: fc.array(fc.double({min: 0, max: 3, noNaN: true}), {minLength: 1, maxLength: 4}),
    sampleWeight: fc.array(fc.double({min: 0, max: 3, noNaN: true}), {minLength: 1, maxLength: 4}),
    posWeight: fc.array(fc.double({min: 0, max: 3, noNaN: true}), {minLength: 1, maxLength: 4}),
    temperature: fc.constantFrom(1, 2),
  },
  {requiredKeys: []},
);

const requests = fc.tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 4}), options).chain(([n, k, given]) =>
  fc.record({
    prediction: fc.array(anyNumber, {minLength: n * k, maxLength: n * k}).map((values) => ({values, shape: [n, k]})),
    target: fc.oneof(
      fc.array(fc.integer({min: -1, max: k}), {minLength: n, maxLength: n}).map((values) => ({values, shape: [n]})),
      fc.array(anyNumber, {minLength: n * k, maxLength: n * k}).map((values) => ({values, shape: [n, k]})),
    ),
    options: fc.constant(given as EvaluateOptions),
  }),
);

describe('conventions on any numbers', () => {
  it('compares without throwing, with a sentence and a value or an error on every line', () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const {outcome, difference, call} of compareConventions(request)) {
          assert.ok(
            /^[A-Z0-9∞−].{8,}\.?$/su.test(difference) || difference.startsWith('undefined'),
            `${call}: ${difference}`,
          );
          assert.ok(!call.includes('undefined') && !call.includes('object'), call);
          assert.ok(outcome.ok || outcome.error.type.length > 0);
        }
      }),
      {numRuns: 2000},
    );
  });

  it('divides one sum by three counts', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const evaluation = evaluate(request);
        if (!evaluation.ok || !evaluation.loss) return;
        const found = compareDenominators(evaluation);
        assert.equal(found.find((d) => d.id === 'rows')?.divisor, evaluation.numRows);
        for (const {divisor, value} of found) assert.ok(Object.is(value, evaluation.loss.sum / divisor));
      }),
      {numRuns: 1000},
    );
  });

  it('explains any text without throwing, and only what agrees with the digits', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String)),
        fc.option(fc.integer(), {nil: undefined}),
        (loss, k) => {
          const typed = readTyped(loss);
          for (const {expected, distance} of explainLoss({loss, ...(k === undefined ? {} : {numClasses: k})})) {
            assert.ok(typed && distance <= 1.0000001 && (expected > 0 || typed.value < 0 || Number.isNaN(typed.value)));
          }
        },
      ),
      {numRuns: 3000},
    );
  });

  it('shifts of the logits leave torch’s cross-entropy as it is, to the rounding of the shift', () => {
    const logits = fc.array(fc.double({min: -20, max: 20, noNaN: true}), {minLength: 2, maxLength: 6});
    fc.assert(
      fc.property(logits, fc.integer({min: -50, max: 50}), (row, shift) => {
        const loss = (input: readonly number[]): number => {
          const outcome = convention({lib: 'torch', fn: 'cross_entropy', args: {input: [input], target: [0]}});
          assert.ok(outcome.ok && typeof outcome.value !== 'number');
          return outcome.value.data[0];
        };
        assert.ok(Math.abs(loss(row) - loss(row.map((x) => x + shift))) < 1e-12);
      }),
    );
  });

  const shapes = fc.array(fc.integer({min: 0, max: 3}), {maxLength: 3});
  const tensor = fc
    .tuple(shapes, fc.constantFrom('float64', 'float32', 'int64', 'bool', 'float16'), anyNumber)
    .map(([shape, dtype, x]) => ({
      dtype,
      shape,
      data: Array.from({length: shape.reduce((n, d) => n * d, 1)}, () => (Number.isFinite(x) ? x : 'nan')),
    }));
  const anything = fc.oneof({weight: 3, arbitrary: tensor}, {weight: 1, arbitrary: fc.jsonValue({maxDepth: 3})});

  for (const {lib, fn, parameters} of frameworkFunctions) {
    it(`${lib}.${fn} returns or raises for whatever it is handed`, () => {
      const args = fc.record(Object.fromEntries(parameters.map((name) => [name, anything])), {requiredKeys: []});
      const versions = fc.constantFrom('1.0', '1.5', '1.7', '2.6', '3.16 (jax)', '3.16 (torch)');
      fc.assert(
        fc.property(args, versions, (given, version) => {
          const outcome = convention({lib, fn, args: given as Record<string, unknown>, version});
          assert.ok(outcome.ok || /^[A-Z][A-Za-z]*$/.test(outcome.error.type));
        }),
        {numRuns: 100},
      );
    });
  }
});
