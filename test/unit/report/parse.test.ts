/** A report's text is read back as it was written, and nothing else is taken for a report. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {reportJson} from '../../../src/core/report/json.ts';
import {parseReport} from '../../../src/core/report/parse.ts';
import type {Report} from '../../../src/core/report/types.ts';
import {madeAgainst, madeReport} from '../../helpers/reports.ts';

const names = ['inf', 'nan', '-inf'];
const report = madeReport({rows: 200, numClasses: 3, classNames: names, impossible: 5, broken: 9});
const parts = (value: unknown): Record<string, unknown> => JSON.parse(String(value));
const without = (name: string) => {
  const {[name]: _, ...rest} = parts(reportJson(report));
  return JSON.stringify(rest);
};

describe('report: parse', () => {
  it('reads every number, ∞ and NaN among them, and every name as it is', () => {
    assert.equal(report.loss, Number.POSITIVE_INFINITY);
    assert.ok(report.bins.some((bin) => Number.isNaN(bin.accuracy)));
    const read = parseReport(reportJson(report))?.report;
    assert.deepEqual(read, report);
    assert.deepEqual(
      read?.classes.map((c) => c.name),
      names,
    );
  });

  it('reads a binary file with its scores, and the other file', () => {
    const binary = madeReport({rows: 50, numClasses: 2});
    assert.ok(binary.threshold);
    assert.deepEqual(parseReport(reportJson(binary, madeAgainst)), {report: binary, against: madeAgainst});
  });

  it('reads a report that stands in a field of its own beside the other', () => {
    const text = `{"report": ${reportJson(report)}, "against": ${reportJson(madeAgainst as unknown as Report)}}`;
    assert.deepEqual(parseReport(text), {report, against: madeAgainst});
  });

  it('leaves out a matrix that is not square, and a comparison that is none', () => {
    const crooked = {...parts(reportJson(report)), confusion: [[1, 2]], against: {file: 'x', interval: [1]}};
    const read = parseReport(JSON.stringify(crooked));
    assert.equal(read?.report.confusion, undefined);
    assert.equal(read?.against, undefined);
    assert.equal(read?.report.rows, 200);
  });

  const optional = ['confusion', 'threshold', 'finiteLoss'];
  const needed = Object.keys(parts(reportJson(report))).filter((name) => !optional.includes(name));
  for (const name of needed) {
    it(`is none without ${name}`, () => assert.equal(parseReport(without(name)), undefined));
  }

  it('is none where a field is of another type', () => {
    for (const [name, value] of Object.entries({rows: -1, loss: 'much', classes: {}, worst: [1], histogram: ['inf']})) {
      assert.equal(parseReport(JSON.stringify({...parts(reportJson(report)), [name]: value})), undefined, name);
    }
  });

  it('never throws, whatever the text', () => {
    for (const text of ['', '{', 'null', '[]', '"inf"', '{"report": null}', '{"report": []}']) {
      assert.equal(parseReport(text), undefined, text);
    }
    fc.assert(
      fc.property(fc.json(), (text) => parseReport(text) === undefined),
      {numRuns: 200},
    );
  });
});
