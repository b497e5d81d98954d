/** What is read as text: numbers, tables, exports, what-if controls. */
import assert from 'node:assert/strict';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation} from '../../src/core/evaluate/types.ts';
import {exportCsv, exportLatex, exportMarkdown, snippet} from '../../src/core/explain/export/index.ts';
import {
  formatBoth,
  formatCount,
  formatInput,
  formatNumber,
  formatPercent,
  formatPlural,
  formatQuantity,
  formatSigned,
  numberTex,
} from '../../src/core/explain/format.ts';
import {applyWhatIf, batchTable, explain, textTable, whatIfControls} from '../../src/core/explain/index.ts';
import {english} from '../../src/core/say.ts';

const format = {unit: 'nats', precision: 4} as const;
const vector = (values: readonly number[], extra = {}) => ({values, shape: [values.length], ...extra});
function evaluated(request: EvaluateRequest): Evaluation {
  const result = evaluate(request);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}
const one = (options: EvaluateOptions = {}, names?: readonly string[]): Evaluation =>
  evaluated({
    prediction: vector([0.2, 0.7, 0.1], {name: 'probs', ...(names ? {classNames: names} : {})}),
    target: vector([1]),
    options,
  });

describe('numbers', () => {
  it('have the decimals asked for and a real minus', () => {
    assert.equal(formatNumber(0.35667494393873245, 4), '0.3567');
    assert.equal(formatNumber(-0.1, 2), '−0.10');
    assert.equal(formatNumber(-0, 2), '0.00');
  });
  it('never show a small number as 0, nor a huge one with invented digits', () => {
    assert.equal(formatNumber(1.5e-9, 4), '1.5000×10⁻⁹');
    assert.equal(formatNumber(-3e300, 1), '−3.0×10³⁰⁰');
    assert.equal(formatNumber(0.00005, 4), '0.0001');
    assert.equal(formatNumber(0, 4), '0.0000');
  });
  it('group long numbers with thin spaces', () => {
    assert.equal(formatNumber(1234567.891, 2), '1\u2009234\u2009567.89');
    assert.equal(formatCount(1000), '1000');
    assert.equal(formatCount(1000000), '1\u2009000\u2009000');
    assert.equal(formatPlural(1, 'class', 'classes'), '1 class');
    assert.equal(formatPlural(12345, 'row'), '12\u2009345 rows');
  });
  it('have words for what is no number', () => {
    assert.equal(formatNumber(Number.NaN, 4), 'undefined');
    assert.equal(formatNumber(Number.NEGATIVE_INFINITY, 4), '−∞');
    assert.equal(formatQuantity(Number.NaN, 'nats', 4), 'undefined');
    assert.equal(formatBoth(Number.POSITIVE_INFINITY, 'nats', 4), '∞ nats');
  });
  it('come as they were written where they are inputs', () => {
    assert.equal(formatInput(0.7, 4), '0.7');
    assert.equal(formatInput(2, 4), '2');
    assert.equal(formatInput(1 / 3, 4), '0.3333');
    assert.equal(formatInput(1e-9, 4), '1×10⁻⁹');
  });
  it('carry signs and shares', () => {
    assert.equal(formatSigned(0.2, 2), '+0.20');
    assert.equal(formatSigned(-0.2, 2), '−0.20');
    assert.equal(formatPercent(0.714), '71 %');
    assert.equal(formatPercent(0.001), '< 1 %');
  });
  it('become TeX', () => {
    assert.equal(numberTex('−1.5000×10⁻⁹'), '-1.5000\\times 10^{-9}');
    assert.equal(numberTex('∞'), '\\infty ');
  });
  it('show both units', () => assert.equal(formatBoth(Math.LN2, 'bits', 4), '1.0000 bits (0.6931 nats)'));
});

describe('tables as text', () => {
  it('align the classes and draw bars', () => {
    assert.deepEqual(textTable(explain(one(), format)).split('\n'), [
      'class          q   −ln q  −log₂ q',
      '0         0.2000  1.6094   2.3219  ▇▇▇▇▇▇▇▇',
      '1 ← true  0.7000  0.3567   0.5146  ▇▇',
      '2         0.1000  2.3026   3.3219  ▇▇▇▇▇▇▇▇▇▇▇▇',
    ]);
  });
  it('say what they leave out', () => {
    const values = Array.from({length: 50}, (_, i) => (i + 1) / 1275);
    const text = textTable(explain(evaluated({prediction: vector(values), target: vector([20])}), format));
    const hidden = [...text.matchAll(/… (\d+) more/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    assert.equal(hidden, 42);
  });
  it('list a batch with its worst bar full', () => {
    const values = Array.from({length: 20}, (_, i) => [(i + 1) / 21, 1 - (i + 1) / 21]).flat();
    const zeros = vector(Array.from({length: 20}, () => 0));
    const text = batchTable(explain(evaluated({prediction: {values, shape: [20, 2]}, target: zeros}), format));
    assert.match(text, /^row {2}target {2}argmax {2}loss \(nats\)\n {2}0 {2}0 {7}1 {12}3\.0445 {2}▇{12}\n/);
    assert.match(text, /… 12 more$/);
  });
});

describe('exports', () => {
  it('Markdown holds the value, the formulas and the table, and is inert', () => {
    const text = exportMarkdown(explain(one({}, ['<b>', 'a|b', '[x](y)']), format));
    assert.match(text, /\*\*0\.3567 nats \(0\.5146 bits\)\*\*/);
    assert.match(text, /\$\$L = -\\ln 0\.7\$\$/);
    assert.match(text, /\| &lt;b\\> \| 0 \|/);
    assert.match(text, /\| a\\\|b \(true\) \|/);
    assert.doesNotMatch(text, /<b>|\[x\]\(y\)/);
  });
  it('LaTeX has balanced environments and escaped names', () => {
    const text = exportLatex(explain(one({}, ['50%', 'a_b', 'c&d']), format));
    assert.match(text, /\\begin\{align\*\}[\s\S]*\\end\{align\*\}/);
    assert.match(text, /50\\% & \$0\$ & \$0\.2000\$/);
    assert.match(text, /c\\&d/);
  });
  it('CSV keeps every digit and every class', () => {
    const lines = exportCsv(one({}, ['cat', 'a "dog", big', '=cmd()'])).split('\r\n');
    assert.equal(lines[0], 'row,class,q,surprisal_nats,p,term_nats,gradient,row_loss_nats,ignored');
    assert.equal(lines[2]?.startsWith('0,"a ""dog"", big",0.7,0.35667494393873'), true);
    assert.equal(lines[3]?.startsWith("0,'=cmd(),0.1,2.302585092994"), true);
    assert.equal(lines.length, 5);
  });
  it('snippets assert the value and keep names out of the code', () => {
    const made = snippet(one({}, ['"""', 'import os', 'x']), 'pytorch');
    assert.ok(made.ok);
    assert.match(made.text, /expected = 0\.35667494393873\d*/);
    assert.doesNotMatch(made.text, /import os/);
    const none = snippet(evaluated({prediction: vector([0.2, 0.8])}), 'numpy');
    assert.ok(!none.ok && /target/.test(english(none.reason)));
  });
});

describe('what if', () => {
  it('moves one probability and rescales the others', () => {
    const changed = applyWhatIf(one(), {probability: {row: 0, classIndex: 1, value: 0.4}});
    const values = Array.from(changed.prediction.values);
    [0.4, 0.4, 0.2].forEach((expected, i) => {
      assert.ok(Math.abs((values[i] ?? 0) - expected) < 1e-12);
    });
  });
  it('shares evenly what others of 0 cannot share in proportion', () => {
    const certain = evaluated({prediction: vector([0, 1, 0]), target: vector([1])});
    const {values} = applyWhatIf(certain, {probability: {row: 0, classIndex: 1, value: 0.5}}).prediction;
    assert.deepEqual(Array.from(values), [0.25, 0.5, 0.25]);
  });
  it('leaves the request as it was', () => {
    const before = one();
    applyWhatIf(before, {probability: {row: 0, classIndex: 0, value: 0.9}, options: {temperature: 2}});
    assert.deepEqual(before.request.prediction.values, [0.2, 0.7, 0.1]);
    assert.equal(before.request.options?.temperature, undefined);
  });
  it('describes its sliders', () => {
    const [probability, temperature] = whatIfControls(one({temperature: 2}), 0, 1, 4);
    assert.equal(temperature?.text, 'temperature T = 2.0000');
    assert.equal(probability?.label, 'q of 1');
  });
});

describe('facts of a batch', () => {
  it('give accuracy, Brier score, and every denominator that differs', () => {
    const batch = evaluated({
      prediction: {values: [0.9, 0.1, 0.6, 0.4, 0.5, 0.5], shape: [3, 2]},
      target: vector([0, 1, -100]),
      options: {targetKind: 'index', weight: [1, 3]},
    });
    const value = (id: string) => explain(batch, format).facts.find((fact) => fact.id === id)?.value;
    assert.equal(value('accuracy'), '50 % (1 of 2)');
    assert.equal(value('worst-row'), '1: 2.7489 nats (3.9658 bits)');
    assert.equal(value('mean-rows'), '0.9514 nats (1.3726 bits)');
    assert.equal(value('mean-weight'), '0.7136 nats (1.0294 bits)');
    assert.equal(value('mean-valid'), '1.4271 nats (2.0589 bits)');
    const full = evaluated({prediction: {values: [0.9, 0.1, 0.6, 0.4], shape: [2, 2]}, target: vector([0, 1])});
    assert.equal(explain(full, format).facts.find(({id}) => id === 'brier')?.value, '0.3700');
  });
});
