/** Saved reports: every part is there, and no name becomes markup. */
import assert from 'node:assert/strict';
import {type ReportDocument, reportHtml, reportJson, reportMarkdown} from '../../../src/core/report/export/index.ts';
import {parseReport} from '../../../src/core/report/parse.ts';
import {madeAgainst, madeReport} from '../../helpers/reports.ts';

const HOSTILE = ['a|b', '<b>x</b>', '$\\href{x}{y}$'];
const settings = {unit: 'bits', precision: 4} as const;
const report = madeReport({rows: 300, numClasses: 3, classNames: HOSTILE, file: '<i>f</i>.csv', broken: 4});
const document: ReportDocument = {
  report,
  against: madeAgainst,
  file: 'runs/<i>f</i>.csv',
  settings,
  reasons: ['by its *name*'],
};
const bits = (nats: number) => (nats / Math.LN2).toFixed(4);

describe('report: exports', () => {
  it('as Markdown: figures in the unit, tables of as many cells as heads, nothing to read as markup', () => {
    const text = reportMarkdown(document);
    assert.ok(text.includes(`Cross-entropy: **${bits(report.loss)} bits (`));
    for (const title of ['Compared with older.csv', 'Loss by class', 'Worst rows', 'Problems', 'How it was read']) {
      assert.ok(text.includes(`## ${title}`), title);
    }
    const widths = text.split('\n').filter((line) => line.startsWith('|'));
    const cells = widths.map((line) => line.replace(/\\./g, '').split('|').length - 2);
    assert.deepEqual([...new Set(cells)], [7, 4]);
    assert.doesNotMatch(text, /<(?!!)|[^\\]\$|NaN\b(?!,)|Infinity/);
    assert.ok(text.includes('by its \\*name\\*'));
  });

  it('as HTML: every class, row and place as text', () => {
    const text = reportHtml(document);
    const titles = ['Compared with', 'Loss by class', 'Losses of the rows', 'Reliability', 'Confusion', 'Worst rows'];
    for (const title of titles) assert.ok(text.includes(title), title);
    assert.ok(text.includes(`${bits(report.loss)} bits`));
    assert.ok(text.includes('&lt;b&gt;x&lt;/b&gt;'));
    assert.doesNotMatch(text, /<b>|<i>|<script|javascript:|https?:|url\(/);
    for (const worst of report.worst) assert.ok(text.includes(`>${worst.row + 1}</th>`), String(worst.row));
  });

  it('as HTML: a binary file has its thresholds', () => {
    const binary = madeReport({rows: 300, numClasses: 2, skill: 0.4});
    assert.match(reportHtml({...document, report: binary}), /ROC AUC 0\.\d{4} ± 0\.\d{4}[\s\S]*highest F1/);
  });

  it('as JSON: the same report again', () => {
    assert.deepEqual(parseReport(reportJson(report, madeAgainst)), {report, against: madeAgainst});
  });

  it('say so where not all was read, and where there is no loss', () => {
    const partial = {...document, isPartial: true};
    const none = {...document, report: madeReport({rows: 1, numClasses: 3, broken: 0})};
    for (const made of [reportHtml, reportMarkdown]) {
      assert.match(made(partial), /was not read to its end/);
      assert.doesNotMatch(made(document), /was not read to its end/);
      assert.match(made(none), /No row could be used/);
      assert.doesNotMatch(made(none), /Loss by class/);
    }
  });

  it('list the largest of very many classes, and say how many are left', () => {
    const classes = Array.from({length: 5000}, (_, i) => ({
      ...report.classes[0]!,
      classIndex: i,
      name: `k${i}`,
      share: i,
    }));
    const many = {...document, report: {...report, numClasses: 5000, classes, confusion: undefined as never}};
    assert.match(reportHtml(many), /k4999<[\s\S]*4000 classes with smaller shares not listed/);
    assert.match(reportMarkdown(many), /k4999 [\s\S]*4950 classes with smaller shares not listed/);
    assert.ok(reportHtml(many).length < 600_000);
  });
});
