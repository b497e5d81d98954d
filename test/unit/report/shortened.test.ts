/** A report of very many classes is cut to what a page can hold; the whole goes beside it. */
import assert from 'node:assert/strict';
import {reportJson} from '../../../src/core/report/json.ts';
import {parseReport} from '../../../src/core/report/parse.ts';
import {shortened} from '../../../src/core/report/shortened.ts';
import type {Report} from '../../../src/core/report/types.ts';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {reportOf} from '../../../src/files/report.ts';
import {mappingOf, textsOf} from '../../../src/webview/report/mapping.ts';

const numClasses = 5000;

/** Each class once; the loss of class k grows with k, but class 0 is certain, and wrong. */
function made(): Report {
  const breakdown = new Breakdown(numClasses, 'logits');
  for (let k = 0; k < numClasses; k++) {
    const values = new Float64Array(numClasses).fill(-5);
    values[k === 0 ? 7 : k] = k === 0 ? 50 : 20 - k / 500;
    breakdown.add(values, 0, k, 'a.npy', k);
  }
  return reportOf(breakdown);
}

describe('report: shortened', () => {
  const whole = made();
  const short = shortened(whole, 100);

  it('keeps the classes that carry most of the loss, in the order of the file', () => {
    const kept = short.classes.map((c) => c.classIndex);
    assert.deepEqual(
      kept,
      [...kept].sort((a, b) => a - b),
    );
    for (const k of [0, 4901, numClasses - 1]) assert.ok(kept.includes(k), `class ${k}`);
    assert.equal(kept.length + short.unlisted!, whole.classes.length);
    assert.equal(short.loss, whole.loss);
  });

  it('keeps whoever is named among the worst rows', () => {
    const kept = new Set(short.classes.map((c) => c.classIndex));
    assert.ok(short.worst.every((w) => kept.has(w.target) && kept.has(w.argmax)));
    assert.ok(kept.has(7), 'class 0 was taken for class 7');
  });

  it('is a report like any other, of a fraction of the size', () => {
    assert.deepEqual(parseReport(reportJson(short))?.report, short);
    assert.ok(reportJson(short).length < reportJson(whole).length / 10);
  });

  it('leaves a report of few classes as it is', () => assert.equal(shortened(short, 1000), short));
});

describe('report: the form without known columns', () => {
  const state = {file: 'run/*.csv', phase: 'done', mapping: {}} as const;

  it('takes columns by names or numbers, and shows them again', () => {
    const texts = {...textsOf(state), label: ' y ', predictions: 'p_cat, p_dog'};
    const mapping = mappingOf(texts, state);
    assert.deepEqual(mapping, {labelColumn: 'y', predictionColumns: ['p_cat', 'p_dog']});
    const again = textsOf({...state, mapping});
    assert.deepEqual([again.label, again.predictions], ['y', 'p_cat, p_dog']);
  });
});
