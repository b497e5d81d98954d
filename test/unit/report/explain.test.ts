/** What is shown of a report: in the chosen unit, ∞ named, nothing bare, places for links. */
import assert from 'node:assert/strict';
import {classLine, classOrder} from '../../../src/core/report/classes.ts';
import {explainReport} from '../../../src/core/report/explain.ts';
import type {Report} from '../../../src/core/report/types.ts';
import {madeReport} from '../../helpers/reports.ts';

const nats = {unit: 'nats', precision: 4} as const;
const report = madeReport({rows: 500, numClasses: 3, classNames: ['cat', 'dog', 'rabbit']});
const endless = madeReport({rows: 500, numClasses: 3, impossible: 5});
const factOf = (r: Report, id: string, settings: Parameters<typeof explainReport>[1] = nats) =>
  explainReport(r, settings).facts.find((fact) => fact.id === id)?.value;
const close = (text: string, value: number) =>
  assert.ok(Math.abs(Number(text) - value) <= 5.0001e-5, `${text} ${value}`);

describe('report: what is shown', () => {
  it('gives the loss in the unit, with the other beside it', () => {
    for (const [unit, per] of Object.entries({nats: 1, bits: Math.LN2, hartleys: Math.LN10})) {
      const {headline = ''} = explainReport(report, {unit: unit as 'nats', precision: 4});
      assert.match(headline, new RegExp(`^[\\d.]+ ${unit} \\([\\d.]+ (bits|nats)\\)$`));
      close(headline.split(' ')[0]!, report.loss / per);
    }
  });

  it('sets the loss against chance', () => {
    const {verdict} = explainReport(report, nats);
    assert.match(verdict ?? '', /^0\.\d{4} nats below chance \(ln 3\)$/);
    close(verdict!.split(' ')[0]!, Math.log(3) - report.loss);
    assert.match(
      explainReport({...report, loss: 2}, {...nats, unit: 'bits'}).verdict ?? '',
      /above chance \(log₂ 3\)$/,
    );
  });

  it('tells the facts, and how many rows were used', () => {
    assert.equal(factOf(report, 'rows'), '500');
    assert.equal(factOf({...report, rows: 12_507, valid: 12_345}, 'rows'), '12\u2009345 used, 162 left out');
    close(factOf(report, 'perplexity')!, Math.exp(report.loss));
    assert.equal(factOf({...report, accuracy: 0.91253}, 'accuracy'), '91.25 %');
    assert.equal(factOf(report, 'chance', {...nats, unit: 'bits'}), '1.5850 bits');
  });

  it('says what an infinite row means, and shows no number for its share', () => {
    const view = explainReport(endless, nats);
    assert.equal(view.headline, '∞ nats');
    assert.match(view.remarks[0]!.text, /^∞ — 1 row gives probability 0 to what happened/);
    const order = classOrder(endless, 'share', true);
    const first = classLine(endless, order[0]!, nats, 1);
    assert.deepEqual([first.loss, first.share, first.isEndless, first.shareFraction], ['∞', '∞', true, 1]);
    assert.deepEqual([view.worst[0]!.loss, view.worst[0]!.isEndless, view.worst[0]!.row], ['∞', true, 5]);
    assert.ok(view.worst.slice(1).every((w) => w.lossFraction > 0 && w.lossFraction <= 1));
  });

  it('has words where no row could be used', () => {
    const none = madeReport({rows: 1, numClasses: 3, broken: 0});
    const view = explainReport(none, nats);
    assert.deepEqual([view.headline, view.facts.length, view.worst.length], [undefined, 0, 0]);
    assert.match(view.remarks[0]!.text, /No row could be used/);
    assert.match(view.announcement, /No row could be used/);
  });

  it('never shows NaN, Infinity or undefined', () => {
    for (const r of [
      report,
      endless,
      madeReport({rows: 1, numClasses: 3, broken: 0}),
      madeReport({rows: 2, numClasses: 40}),
    ]) {
      const lines = r.classes.map((_, i) => classLine(r, i, nats, 1));
      // A problem's text names the value that the file holds.
      const {problems: _, ...view} = explainReport(r, nats);
      assert.doesNotMatch(JSON.stringify([view, lines]), /NaN|Infinity|undefined/);
    }
  });

  it('counts nameless classes as the file does, and leaves names alone', () => {
    assert.deepEqual(
      endless.classes.map((_, i) => classLine(endless, i, {...nats, indexBase: 1}, 1).name),
      ['1', '2', '3'],
    );
    assert.equal(classLine(report, 1, {...nats, indexBase: 1}, 1).name, 'dog');
    const swapped = madeReport({rows: 9, numClasses: 2, classNames: ['1', '0']});
    assert.equal(classLine(swapped, 0, {...nats, indexBase: 1}, 1).name, '1');
  });

  it('names rows from 1, and carries the row in full precision to the calculator', () => {
    const first = explainReport(report, nats).worst[0]!;
    assert.deepEqual([first.place, first.line], [String(first.row + 1), first.row + 2]);
    const values = first.example!.prediction.slice(1, -1).split(', ').map(Number);
    assert.deepEqual(values, report.worst[0]!.values);
    assert.equal(first.example!.target, report.worst[0]!.target);
  });

  it('writes values that are no numbers as the reader reads them', () => {
    const worst = [{...report.worst[0]!, values: [Number.NEGATIVE_INFINITY, -0.5, Number.NaN]}];
    assert.equal(explainReport({...report, worst}, nats).worst[0]!.example?.prediction, '[-inf, -0.5, nan]');
  });

  it('says where a problem is and how many more there are', () => {
    const problem = {code: 'x', message: 'no number', file: 'a.csv', row: 12_344, column: 1, line: 12_346, count: 12};
    const {problems, hasFiles} = explainReport({...report, worst: [], problems: [problem]}, nats);
    assert.equal(hasFiles, false);
    assert.equal(problems[0]!.place, 'row 12\u2009345, column 2, line 12\u2009346');
    assert.equal(problems[0]!.more, 'and 11 more rows');
    const two = explainReport({...report, worst: [], problems: [problem, {...problem, file: 'b.csv'}]}, nats);
    assert.match(two.problems[1]!.place, /^b\.csv, row/);
  });

  it('cuts names that are too long or would turn the line around', () => {
    const hostile = madeReport({rows: 9, numClasses: 2, classNames: ['a'.repeat(100_000), '\u202Egod\u202C\n']});
    const [long, turned] = [0, 1].map((i) => classLine(hostile, i, nats, 1).name);
    assert.ok(long!.length <= 40);
    assert.equal(turned!.includes('\u202E'), false);
  });
});

describe('report: order of the classes', () => {
  const made = (loss: number, share: number, count = 1) => ({
    ...report.classes[0]!,
    loss,
    share,
    count,
    accuracy: share,
    precision: Number.NaN,
  });
  const classes = [made(1, 0.2), made(3, 0.5), made(2, 0.3), made(Number.NaN, 0, 0), made(3, 0.5)];
  const sorted = {...report, classes: classes.map((c, classIndex) => ({...c, classIndex}))};

  it('is the greatest share first, equals as they come, those that never occur last', () => {
    assert.deepEqual([...classOrder(sorted, 'share', true)], [1, 4, 2, 0, 3]);
    assert.deepEqual([...classOrder(sorted, 'share', false)], [0, 2, 1, 4, 3]);
  });

  it("is the file's own, either way", () => {
    assert.deepEqual([...classOrder(sorted, 'order', false)], [0, 1, 2, 3, 4]);
    assert.deepEqual([...classOrder(sorted, 'order', true)], [4, 3, 2, 1, 0]);
  });

  it('keeps it where there is nothing to sort by', () => {
    assert.deepEqual([...classOrder(sorted, 'precision', true)], [0, 1, 2, 3, 4]);
  });

  it('puts ∞ before all numbers', () => {
    const infinite = {...sorted, classes: [made(1, 0), made(Number.POSITIVE_INFINITY, Number.NaN)]};
    assert.deepEqual([...classOrder(infinite, 'share', true)], [1, 0]);
    assert.deepEqual([...classOrder(infinite, 'loss', true)], [1, 0]);
  });

  it('takes a million classes', () => {
    const many = {...report, classes: Array.from({length: 1e6}, (_, i) => made((i * 7919) % 1e6, 1e-6))};
    assert.equal(classOrder(many, 'loss', true).length, 1e6);
  });
});
