/** evaluate and explain on any numbers at all: nothing throws, NaN never comes alone, the identities of the subject hold. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation} from '../../src/core/evaluate/types.ts';
import {
  exportCsv,
  exportLatex,
  exportMarkdown,
  snippet,
  snippetFrameworks,
} from '../../src/core/explain/export/index.ts';
import {
  applyWhatIf,
  batchTable,
  classRow,
  explain,
  explainFailure,
  linesPerRow,
  setProbability,
  textTable,
} from '../../src/core/explain/index.ts';

const number = fc.oneof(
  {weight: 6, arbitrary: fc.double({min: 0, max: 1, noNaN: true})},
  {weight: 3, arbitrary: fc.integer({min: -3, max: 5})},
  {weight: 2, arbitrary: fc.double({min: -20, max: 20, noNaN: true})},
  {weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, 1, 1e308, -1e308, 5e-324, -100)},
);
const array = fc
  .tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 5}), fc.boolean())
  .chain(([rows, columns, isMatrix]) =>
    fc.record({
      values: fc.array(number, {minLength: rows * columns, maxLength: rows * columns}),
      shape: fc.constant(isMatrix ? [rows, columns] : [rows * columns]),
      name: fc.constantFrom('probs', 'logits', 'y', 'log_probs', 'counts'),
    }),
  );
const options: fc.Arbitrary<EvaluateOptions> = fc.record(
  {
    predictionKind: fc.constantFrom('probabilities', 'logits', 'log-probabilities', 'counts'),
    targetKind: fc.constantFrom('index', 'one-hot', 'soft', 'multi-hot'),
    task: fc.constantFrom('binary', 'multiclass', 'multilabel'),
    indexBase: fc.constantFrom(0, 1),
    normalize: fc.boolean(),
    weight: fc.array(fc.double({min: 0, max: 3, noNaN: true}), {minLength: 1, maxLength: 3}),
    sampleWeight: fc.array(fc.double({min: 0, max: 3, noNaN: true}), {minLength: 1, maxLength: 1}),
    labelSmoothing: fc.double({min: 0, max: 1, noNaN: true}),
    temperature: fc.double({min: 0.01, max: 10, noNaN: true}),
    focalGamma: fc.double({min: 0, max: 5, noNaN: true}),
    focalAlpha: fc.double({min: 0, max: 1, noNaN: true}),
    denominator: fc.constantFrom('rows', 'weight', 'valid', 'elements'),
  },
  {requiredKeys: []},
) as fc.Arbitrary<EvaluateOptions>;
const request = fc.record({prediction: array, target: array, options}) as fc.Arbitrary<EvaluateRequest>;
const format = {unit: 'bits', precision: 4} as const;
const runs = {numRuns: 3000};

describe('evaluate on anything', () => {
  it('returns, and a loss that is NaN has an error among its findings', () => {
    fc.assert(
      fc.property(request, (given) => {
        const result = evaluate(given);
        if (!result.ok) assert.ok(result.findings.length > 0);
        else if (result.loss && Number.isNaN(result.loss.value)) {
          assert.ok(
            result.findings.some(({severity}) => severity === 'error'),
            JSON.stringify(result.findings),
          );
        }
      }),
      runs,
    );
  });
  it('names the elements of every infinite loss', () => {
    fc.assert(
      fc.property(request, (given) => {
        const result = evaluate(given);
        if (!result.ok || result.loss?.value !== Infinity) return;
        const named = result.findings.some(({code, elements}) => code === 'infinite-loss' && elements.length > 0);
        assert.ok(
          named || result.findings.some(({severity}) => severity !== 'information'),
          JSON.stringify(result.findings),
        );
      }),
      runs,
    );
  });
  it('has terms that sum to the rows and rows that sum to the loss', () => {
    fc.assert(
      fc.property(request, (given) => {
        const result = evaluate(given);
        if (!result.ok || !result.loss || !result.terms || !Number.isFinite(result.loss.sum)) return;
        const total = result.terms.reduce((a, b) => a + b, 0);
        const size = result.terms.reduce((a, b) => a + Math.abs(b), 0);
        assert.ok(Math.abs(total - result.loss.sum) <= 1e-12 * size);
      }),
      runs,
    );
  });
  it('is said in words, tables and exports without NaN, Infinity or undefined in what a person reads', () => {
    fc.assert(
      fc.property(request, (given) => {
        const result = evaluate(given);
        const view = result.ok ? explain(result, format) : explainFailure(result, format);
        const texts = [view.summary, view.headlineBoth, view.announcement, textTable(view), batchTable(view)];
        for (const text of texts) assert.doesNotMatch(text ?? '', /NaN|Infinity|\[object/);
        assert.doesNotMatch(JSON.stringify(view), /NaN|Infinity|"undefined nats|\[object/);
        for (const text of [exportMarkdown(view), exportLatex(view)])
          assert.doesNotMatch(text, /NaN|Infinity|\[object/);
      }),
      runs,
    );
  });
  it('exports as many CSV lines as there are classes, and snippets or a reason', () => {
    fc.assert(
      fc.property(request, (given) => {
        const result = evaluate(given);
        if (!result.ok) return;
        assert.equal(exportCsv(result).trimEnd().split('\r\n').length, 1 + result.numRows * linesPerRow(result));
        for (const framework of snippetFrameworks) {
          const made = snippet(result, framework);
          assert.ok(made.ok ? made.text.includes('assert ') : made.reason);
        }
      }),
      {numRuns: 1000},
    );
  });
});

const distribution = (size: number) =>
  fc
    .array(fc.double({min: 1e-9, max: 1, noNaN: true}), {minLength: size, maxLength: size})
    .map((v) => v.map((x) => x / v.reduce((a, b) => a + b, 0)));
const pair = fc.integer({min: 2, max: 6}).chain((k) => fc.tuple(distribution(k), distribution(k)));
const vector = (values: readonly number[]) => ({values, shape: [values.length]});

function soft(p: readonly number[], q: readonly number[], extra: EvaluateOptions = {}): Evaluation {
  const result = evaluate({
    prediction: vector(q),
    target: vector(p),
    options: {predictionKind: 'probabilities', targetKind: 'soft', task: 'multiclass', ...extra},
  });
  assert.ok(result.ok);
  return result;
}

describe('the identities', () => {
  it('H(P, Q) = H(P) + KL, KL ≥ 0', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const {loss, targetEntropy = 0, kl = 0} = soft(p, q);
        assert.ok(Math.abs((loss?.value ?? 0) - targetEntropy - kl) <= 1e-12 * (1 + (loss?.value ?? 0)));
        assert.ok(kl >= -1e-15);
      }),
      runs,
    );
  });
  it('H(P, P) = H(P)', () => {
    fc.assert(
      fc.property(pair, ([p]) => assert.ok(Math.abs(soft(p, p).kl ?? 1) <= 1e-15)),
      runs,
    );
  });
  it('smoothing cannot go below its floor', () => {
    fc.assert(
      fc.property(pair, fc.double({min: 0, max: 1, noNaN: true}), ([p, q], labelSmoothing) => {
        const {loss, targetEntropy = 0} = soft(p, q, {labelSmoothing});
        assert.ok((loss?.value ?? 0) >= targetEntropy - 1e-12);
      }),
      runs,
    );
  });
  it('what-if sets the probability that it was asked for, and the row keeps its sum', () => {
    fc.assert(
      fc.property(pair, fc.double({min: 0.001, max: 0.999, noNaN: true}), ([p, q], value) => {
        const moved = setProbability(soft(p, q), 0, 1, value);
        assert.ok(Math.abs((moved.values[1] ?? 0) - value) < 1e-9);
        assert.ok(Math.abs(Array.from(moved.values).reduce((a, b) => a + b, 0) - 1) < 1e-9);
        const logits = evaluate({
          prediction: vector(q.map(Math.log)),
          target: vector(p),
          options: {predictionKind: 'logits'},
        });
        assert.ok(logits.ok);
        const again = evaluate(applyWhatIf(logits, {probability: {row: 0, classIndex: 1, value}}));
        assert.ok(again.ok && Math.abs((again.q[1] ?? 0) - value) < 1e-9);
      }),
      runs,
    );
  });
  it('lines of the table add up to the row', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const e = soft(p, q);
        const total = p.map((_, c) =>
          Number(classRow(e, 0, c, {unit: 'nats', precision: 12}).term?.replaceAll('\u2009', '')),
        );
        if (total.some(Number.isNaN)) return;
        assert.ok(Math.abs(total.reduce((a, b) => a + b, 0) - (e.loss?.value ?? 0)) < 1e-10);
      }),
      {numRuns: 300},
    );
  });
});
