/** Exported snippets: Python compiles every one of them, and NumPy reaches the asserted value. Needs python3 with NumPy. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation} from '../../src/core/evaluate/types.ts';
import {snippet, snippetFrameworks} from '../../src/core/explain/export/index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'snippets-'));
const shapeOf = (rows: readonly (number | readonly number[])[]) =>
  Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
type Rows = readonly (number | readonly number[])[];
const array = (rows: Rows) => ({values: rows.flat(), shape: shapeOf(rows)});

const logits = [
  [1.2, -0.8, -0.5],
  [0.9, -1.2, 1.1],
];
const probabilities = [
  [0.2, 0.7, 0.1],
  [0.5, 0.25, 0.25],
];
const soft = [
  [0.1, 0.8, 0.1],
  [0.3, 0.3, 0.4],
];
const every: EvaluateOptions = {
  weight: [1, 2, 3],
  sampleWeight: [0.5, 2],
  labelSmoothing: 0.1,
  temperature: 1.5,
  focalGamma: 2,
  focalAlpha: 0.25,
};
const cases: readonly (readonly [string, Rows, Rows, EvaluateOptions])[] = [
  ['index', [0.2, 0.7, 0.1], [1], {}],
  [
    'one-hot',
    probabilities,
    [
      [0, 1, 0],
      [1, 0, 0],
    ],
    {},
  ],
  ['soft', probabilities, soft, {}],
  ['not normalised', [0.2, 0.3], [1], {targetKind: 'index'}],
  ['normalised', [0.2, 0.3], [1], {targetKind: 'index', normalize: true}],
  ['logits', logits, [0, 1], {}],
  ['weighted logits', logits, [0, 1], {weight: [1, 2, 3], labelSmoothing: 0.1}],
  ['ignored', logits, [0, -100], {}],
  ['from 1', probabilities, [3, 1], {indexBase: 1}],
  ['every option', logits, [0, 1], every],
  ['every option, probabilities', probabilities, soft, every],
  ['every option, log-probabilities', probabilities.map((row) => row.map(Math.log)), soft, every],
  [
    'every option, multi-label',
    logits,
    [
      [1, 0, 1],
      [0, 0, 0],
    ],
    {...every, posWeight: [2, 1, 1]},
  ],
  ['multi-label', [0.8, 0.4, 0.6], [1, 0, 1], {task: 'multilabel'}],
  ['binary', [0.9, 0.2, 0.8], [1, 0, 1], {task: 'binary'}],
  ['binary logits', [2, -1, 0.3], [1, 0, 0], {task: 'binary', predictionKind: 'logits'}],
  ['binary weights', [0.9, 0.2], [1, 0], {task: 'binary', weight: [1, 3], posWeight: [2], temperature: 2}],
  ['soft binary', [0.9, 0.2], [0.8, 0.1], {task: 'binary', labelSmoothing: 0.2}],
  ['infinite', [0, 0.7, 0.3], [0.3, 0.7, 0], {}],
  ['zero beside zero', [0, 0.7, 0.3], [0, 0.7, 0.3], {}],
  ['log 0', [Number.NEGATIVE_INFINITY, 0, 0], [1], {predictionKind: 'logits', targetKind: 'index'}],
  ['counts', [12, 3, 5], [0], {predictionKind: 'counts', targetKind: 'index'}],
  ['divided by elements', probabilities, [1, 0], {denominator: 'elements', targetKind: 'index'}],
];

function evaluated([, prediction, target, options]: (typeof cases)[number]): Evaluation {
  const request: EvaluateRequest = {prediction: array(prediction), target: array(target), options};
  const result = evaluate(request);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

describe('snippets', () => {
  for (const given of cases) {
    it(`of ${given[0]} compile, and NumPy agrees`, () => {
      const files = snippetFrameworks.map((framework) => {
        const made = snippet(evaluated(given), framework);
        assert.ok(made.ok);
        const file = path.join(folder, `${given[0].replace(/\W/g, '_')}_${framework.replace('-', '_')}.py`);
        writeFileSync(file, made.text);
        return file;
      });
      execFileSync('python3', ['-m', 'py_compile', ...files]);
      for (const file of files.filter((name) => name.endsWith('numpy.py')))
        execFileSync('python3', [file], {stdio: 'pipe'});
    });
  }
});
