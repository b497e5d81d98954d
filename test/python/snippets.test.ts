/**
 * Exported snippets: Python compiles every one of them, and those of the libraries that it has reach the asserted value.
 * Needs a Python (PYTHON, else python3) with NumPy; FRAMEWORKS names further ones to run ("numpy,pytorch,scikit-learn").
 */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation} from '../../src/core/evaluate/types.ts';
import {type SnippetFramework, snippet, snippetFrameworks} from '../../src/core/explain/export/index.ts';

const python = process.env.PYTHON ?? 'python3';
const running = (process.env.FRAMEWORKS ?? 'numpy').split(',');
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

/** One Python for all snippets of a framework, since importing some of them takes seconds: file → what it raised, or null. */
const RUNNER = `
import json, runpy, sys, traceback
results = {}
for file in sys.argv[2:]:
    try:
        compile(open(file).read(), file, "exec")
        if sys.argv[1] == "run":
            runpy.run_path(file)
        results[file] = None
    except BaseException:
        results[file] = traceback.format_exc()
print()
print(json.dumps(results))
`;

type Outcomes = Readonly<Record<string, string | null>>;

function outcomes(framework: SnippetFramework, files: readonly string[]): Outcomes {
  const mode = running.includes(framework) ? 'run' : 'compile';
  const output = execFileSync(python, ['-c', RUNNER, mode, ...files], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output.trim().split('\n').at(-1)!);
}

function fileOf(framework: SnippetFramework, given: (typeof cases)[number]): string {
  return path.join(folder, `${given[0].replace(/\W/g, '_')}_${framework.replace('-', '_')}.py`);
}

for (const framework of snippetFrameworks) {
  describe(`snippets of ${framework}`, () => {
    let found: Outcomes;
    before(function () {
      this.timeout(300_000);
      for (const given of cases) {
        const made = snippet(evaluated(given), framework);
        assert.ok(made.ok);
        writeFileSync(fileOf(framework, given), made.text);
      }
      found = outcomes(
        framework,
        cases.map((given) => fileOf(framework, given)),
      );
    });

    for (const given of cases) {
      it(`${running.includes(framework) ? 'reach the value' : 'compile'}: ${given[0]}`, () => {
        assert.equal(found[fileOf(framework, given)], null);
      });
    }
  });
}
