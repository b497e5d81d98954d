/** Every formula is TeX that KaTeX sets in its strict mode: the lesson's, and the steps of every kind of evaluation. */
import assert from 'node:assert/strict';
import katex from 'katex';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions} from '../../src/core/evaluate/types.ts';
import {explain} from '../../src/core/explain/index.ts';
import {texText} from '../../src/core/explain/labels.ts';
import {lesson} from '../../src/core/reference/index.ts';

const set = (tex: string): string => katex.renderToString(tex, {throwOnError: true, strict: 'error', trust: false});

const everything: EvaluateOptions = {
  weight: [1, 2, 3],
  sampleWeight: [2],
  labelSmoothing: 0.1,
  temperature: 2,
  focalGamma: 2,
  focalAlpha: 0.25,
};
const rows: readonly (readonly [string, readonly number[], readonly number[] | undefined, EvaluateOptions])[] = [
  ['no target', [0.2, 0.7, 0.1], undefined, {}],
  ['one class', [0.2, 0.7, 0.1], [1], {}],
  ['soft', [0.2, 0.7, 0.1], [0.1, 0.8, 0.1], {}],
  ['soft, every option', [0.2, 0.7, 0.1], [0.1, 0.8, 0.1], everything],
  ['logits, every option', [2, -1, 0.1], [1], {...everything, predictionKind: 'logits'}],
  ['log-probabilities', [-1, -2, -0.7], [1], {predictionKind: 'log-probabilities', temperature: 3}],
  ['counts', [3, 2, 5], [1], {predictionKind: 'counts'}],
  ['multi-label', [0.8, 0.4, 0.6], [1, 0, 1], {task: 'multilabel'}],
  ['multi-label, every option', [0.8, 0.4, 0.6], [1, 0.3, 1], {...everything, task: 'multilabel'}],
  ['binary', [0.9], [0], {}],
  ['batch', [0.9, 0.2, 0.4], [1, 0, 1], {task: 'binary', sampleWeight: [1, 2, 3]}],
  ['infinite', [0, 1, 0], [0], {}],
  ['tiny', [1e-9, 1 - 1e-9, 0], [0], {}],
  ['long', Array.from({length: 40}, () => 0.025), Array.from({length: 40}, () => 0.025), {}],
];

describe('TeX', () => {
  for (const {anchor, formulas} of lesson.flatMap((section) => section.rows)) {
    it(`of ${anchor} is set`, () => {
      for (const {tex, text} of formulas) assert.ok(set(tex).includes('katex') && text.length > 0);
    });
  }
  for (const [name, prediction, target, options] of rows) {
    it(`of the steps for ${name} is set, in every unit`, () => {
      const vector = (values: readonly number[]) => ({values, shape: [values.length]});
      const result = evaluate({prediction: vector(prediction), ...(target ? {target: vector(target)} : {}), options});
      assert.ok(result.ok, JSON.stringify(result));
      for (const unit of ['nats', 'bits', 'hartleys'] as const) {
        const {steps} = explain(result, {unit, precision: 4});
        assert.ok(steps.length > 0);
        for (const {tex} of steps) assert.ok(set(tex).includes('katex'), tex);
      }
    });
  }
  it('of a long sum is folded', () => {
    const values = Array.from({length: 1000}, () => 0.001);
    const result = evaluate({prediction: {values, shape: [1000]}, target: {values, shape: [1000]}});
    assert.ok(result.ok);
    for (const {tex} of explain(result, {unit: 'nats', precision: 4}).steps) assert.ok(tex.length < 400, tex);
  });
  it('of hostile names is inert', () => {
    for (const name of [
      '\\href{javascript:alert(1)}{x}',
      '$$',
      '\\def\\a{\\a\\a}\\a',
      '%',
      '^^M',
      '{',
      '}',
      '~#&_',
      '</script>',
    ]) {
      assert.doesNotMatch(set(texText(name)), /<a |<script/);
    }
  });
});
