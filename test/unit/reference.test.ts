/** The lesson: every figure of the source document is computed, every example runs, every link has a row. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {evaluate} from '../../src/core/evaluate/index.ts';
import {
  anchorFor,
  lesson,
  referenceFigures,
  rowAt,
  runExample,
  searchReference,
} from '../../src/core/reference/index.ts';
import type {Example} from '../../src/core/reference/types.ts';
import {rules} from '../../src/core/rules/table.ts';

const format = {unit: 'nats', precision: 6} as const;
const document = readFileSync('test/unit/data/REFERENCE.md', 'utf8').replaceAll('−', '-');
const printed = [...new Set(document.match(/-?\d+\.\d{3,}/g))];
const figures = referenceFigures(format);
const rows = lesson.flatMap((section) => section.rows);
const examples: Example[] = lesson.flatMap((s) => [...s.rows.flatMap((r) => r.examples), s.check.example]);

/** A printed figure is matched by a computed one that rounds, or is cut, to as many decimals. */
function isComputed(text: string): boolean {
  const decimals = text.split('.')[1]?.length ?? 0;
  return figures.some(({value}) => {
    const shown = Math.abs(value).toFixed(6);
    return Math.abs(value).toFixed(decimals) === text.replace('-', '') || shown.startsWith(text.replace('-', ''));
  });
}

describe('the reference', () => {
  it('finds figures in the document to look for', () => assert.ok(printed.length >= 25, String(printed.length)));
  for (const text of printed) it(`computes ${text}`, () => assert.ok(isComputed(text), text));

  it('shows each of them at precision 6', () => {
    const shown = new Set(figures.map(({text}) => text.replaceAll('−', '-').split(' ')[0]));
    const missing = printed.filter((text) => /\.\d{6}$/.test(text) && !shown.has(text));
    assert.deepEqual(missing, []);
  });
  it('has unique anchors and example ids', () => {
    const ids = [...lesson.map((s) => s.anchor), ...rows.map((r) => r.anchor)];
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(examples.map(({id}) => id)).size, examples.length);
  });
  for (const example of examples) {
    it(`runs ${example.id}`, () => {
      const result = runExample(example, format);
      assert.ok(result.figures.length > 0);
      for (const {label, text} of result.figures) assert.doesNotMatch(`${label} ${text}`, /NaN|Infinity|undefined$/);
    });
  }
  it('has an answer among its choices for every self-check', () => {
    for (const {check} of lesson) assert.ok(check.choices[check.answer], check.question);
  });
  it('finds rows by words', () => {
    const first = (query: string) => searchReference(query)[0]?.row.anchor;
    assert.equal(first('clipping'), 'clipping');
    assert.equal(first('double softmax'), 'double-softmax');
    assert.equal(first('poisson counts'), 'poisson');
    assert.equal(searchReference('').length, rows.length);
    assert.deepEqual(searchReference('zebra crossing'), []);
  });
  it('runs an edited example', () => {
    const example = rows.find((row) => row.anchor === 'multi-label')?.examples[0] as Example;
    const edited = runExample(example, format, {prediction: {values: [1, 0, 1], shape: [3]}});
    assert.equal(edited.figures[3]?.value, 0);
  });
  it('explains a prediction of zero in the example of the infinite loss', () => {
    const example = examples.find(({id}) => id === 'zero-infinite') as Example;
    const [figure] = runExample(example, format).figures;
    assert.match(figure?.text ?? '', /^∞ bits — q is 0 for class 2, where p is 0\.3$/);
  });
});

describe('links from rules', () => {
  for (const {id} of rules) {
    it(`${id} leads to a row`, () => assert.equal(rowAt(id)?.anchor, anchorFor(id) ?? 'none'));
  }
});

describe('links from findings', () => {
  const codes = new Set<string>();
  const collect = (...request: Parameters<typeof evaluate>) => {
    for (const {code} of evaluate(...request).findings) codes.add(code);
  };
  const row = (values: number[]) => ({values, shape: [values.length]});
  it('lead to a row for every code that evaluate gives', () => {
    collect({prediction: row([])});
    collect({prediction: {values: [1, 2, 3], shape: [2, 2]}});
    collect({prediction: row([0.2, 0.8]), target: row([0, 1, 0])});
    collect({prediction: row([0.2, Number.NaN]), target: row([1])});
    collect({prediction: row([0.2, 1.3]), target: row([1]), options: {predictionKind: 'probabilities'}});
    collect({prediction: row([-1, 0.3]), target: row([1]), options: {predictionKind: 'log-probabilities'}});
    collect({prediction: row([-1, 3]), target: row([1]), options: {predictionKind: 'counts'}});
    collect({prediction: row([0, 0]), target: row([1])});
    collect({prediction: row([0.5, 0.2]), target: row([1])});
    collect({prediction: row([0.5, 0.5]), target: row([2])});
    collect({prediction: row([0.5, 0.5]), target: row([-100])});
    collect({prediction: row([1, 0]), target: row([1])});
    collect({prediction: row([0.5, 0.5]), target: row([1.5, 0.2])});
    collect({prediction: row([0.5, 0.5]), target: row([0.5, 0.2]), options: {task: 'multiclass'}});
    collect({prediction: row([0.5, 0.5]), target: row([1]), options: {weight: [1, 2, 3]}});
    collect({prediction: row([0.5, 0.5]), target: row([1]), options: {weight: [-1, 2]}});
    collect({prediction: row([0.5, 0.5]), target: row([1]), options: {weight: [1, 0]}});
    collect({prediction: row([0.5, 0.5]), target: row([1]), options: {temperature: 0}});
    collect({prediction: row([Number.POSITIVE_INFINITY, 0]), target: row([1])});
    assert.ok(codes.size >= 17, [...codes].join(' '));
    assert.deepEqual(
      [...codes].filter((code) => !anchorFor(code)),
      [],
    );
  });
});

describe('lengths beside figures', () => {
  const exampleOf = (id: string) => examples.find((example) => example.id === id) as Example;
  const fractions = (id: string, edited = {}) =>
    runExample(exampleOf(id), format, edited).figures.map(({fraction}) => fraction);
  it('are measured against the largest finite quantity of the same unit', () => {
    assert.deepEqual(
      fractions('entropy-peaked').map((f) => f?.toFixed(3)),
      ['0.102', undefined, '1.000'],
    );
    assert.deepEqual(
      fractions('clip').map((f) => f?.toFixed(3)),
      ['1.000', '0.207', '1.000', '0.360', '0.161'],
    );
  });
  it('are left out where a quantity is negative, or stands alone', () => {
    assert.deepEqual(fractions('poisson'), [undefined, undefined, undefined]);
    assert.deepEqual(fractions('torch-index'), [undefined]);
  });
});

describe('two distributions, each coded by the other', () => {
  const gibbs = examples.find(({id}) => id === 'gibbs') as Example;
  const figuresOf = (p: number[], q: number[]) => runExample(gibbs, format, {inputs: {p, q}}).figures;
  it('gives H and KL both ways: H(a, b) = H(a) + KL(a‖b)', () => {
    const [pq = 0, p = 0, klPq = 0, qp = 0, q = 0, klQp = 0] = figuresOf([0.9, 0.1], [0.5, 0.5]).map((f) => f.value);
    // In bits: H(p, q) = 1, H(p) = 0.468996, H(q, p) = −½ log₂ 0.09 = 1.736966, H(q) = 1.
    for (const [found, right] of [
      [pq, 1],
      [p, 0.468996],
      [klPq, 0.531004],
      [qp, 1.736966],
      [q, 1],
      [klQp, 0.736966],
    ]) {
      assert.ok(Math.abs((found ?? 0) - (right ?? 1)) < 1e-6, `${found} for ${right}`);
    }
  });
  it('names the outcome that has no code', () => {
    const [pq, , , qp] = figuresOf([1, 0], [0.5, 0.5]);
    assert.equal(pq?.note, undefined);
    assert.equal(qp?.text, '∞ bits');
    assert.equal(qp?.note, 'p is 0 for outcome 1');
  });
  it('says nothing of distributions of different length', () => {
    assert.deepEqual(figuresOf([1, 0], [1]), []);
  });
});
