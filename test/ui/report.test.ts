/** The report on a file of predictions: every figure, table, picture, form field and way out, by real clicks and keys. */
import assert from 'node:assert/strict';
import type {PanelIntent} from '../../src/protocol.ts';
import {madeAgainst, madeReport} from '../helpers/reports.ts';
import {type Panel, settle} from './page.ts';
import {plan, reportState} from './reportState.ts';
import {usePanel} from './session.ts';

const NAMES = ['cat', 'dog', 'rabbit'];
const three = madeReport({rows: 2000, numClasses: 3, classNames: NAMES, broken: 17});
const binary = madeReport({rows: 1000, numClasses: 2, skill: 0.4});
const loaded = async ({page}: Panel) => page.locator('#fold-reading').waitFor();
const cellsOf = (panel: Panel, box: string, column: number) =>
  panel.page
    .locator(`${box} tbody tr:not([aria-hidden])`)
    .evaluateAll((rows, c) => rows.map((row) => row.children[c]?.textContent ?? ''), column);
const sentOf = async <T extends PanelIntent['type']>(panel: Panel, type: T) =>
  (await panel.intents()).filter((i): i is Extract<PanelIntent, {type: T}> => i.type === type);
/** Waits for the page to have sent such an intent: what is loaded late is sent late. */
async function sent<T extends PanelIntent['type']>(panel: Panel, type: T): Promise<Extract<PanelIntent, {type: T}>> {
  await panel.page.waitForFunction(
    (wanted) => (window as unknown as {intents: {type: string}[]}).intents.some((i) => i.type === wanted),
    type,
  );
  return (await sentOf(panel, type)).at(-1)!;
}
const statusOf = (panel: Panel) => panel.page.locator('#report-status').textContent();

describe('report page', () => {
  const open = usePanel();
  const show = async (...args: Parameters<typeof open>) => {
    const panel = await open(...args);
    await loaded(panel);
    return panel;
  };

  describe('what the loss is', () => {
    it('stands at the top in the unit, and follows the unit', async () => {
      const panel = await show(reportState(three));
      assert.match(await panel.page.locator('#total').innerText(), new RegExp(`^${three.loss.toFixed(4)}\\s*nats`));
      await panel.page.getByRole('radio', {name: 'bits', exact: true}).press('ArrowRight');
      await settle(panel.page);
      const hartleys = (three.loss / Math.LN10).toFixed(4);
      assert.match(await panel.page.locator('#total').innerText(), new RegExp(`^${hartleys}\\s*hartleys`));
      assert.deepEqual((await sentOf(panel, 'setUnit')).at(-1), {type: 'setUnit', unit: 'hartleys'});
    });

    it('comes with the facts and what was left out', async () => {
      const panel = await show(reportState(three));
      const facts = await panel.page.locator('.headline .facts').innerText();
      for (const fact of [
        /perplexity/,
        /chance 1\.0986 nats/,
        /accuracy/,
        /Brier/,
        /ECE \(15 bins\)/,
        /1999 used, 1 left out/,
      ]) {
        assert.match(facts.replace(/\s+/g, ' '), fact);
      }
    });

    it('is said once when the reading is over', async () => {
      const panel = await show(reportState(undefined, {phase: 'reading', done: 1, total: 10}));
      assert.equal(await statusOf(panel), 'Reading runs/predictions.csv');
      await panel.show(reportState(three, {phase: 'reading', done: 5, total: 10}));
      assert.equal(await statusOf(panel), 'Reading runs/predictions.csv');
      await panel.show(reportState(three));
      assert.match((await statusOf(panel)) ?? '', /^Loss \d\.\d{4} nats .*accuracy .*1999 rows, 1 kind of problem\.$/);
    });

    it('says what infinite rows mean', async () => {
      const panel = await show(reportState(madeReport({rows: 300, numClasses: 3, impossible: 4})));
      assert.match(await panel.page.locator('.messages').innerText(), /∞ — 1 row gives probability 0 to what happened/);
      assert.match(await panel.page.locator('#report-worst tbody tr').first().innerText(), /^5\s/);
      assert.doesNotMatch(await panel.page.locator('main').innerText(), /\bNaN\b|Infinity|undefined/);
    });

    it('lists problems with row, column and line, and shows the line', async () => {
      const panel = await show(reportState(three));
      const problem = panel.page.locator('.message', {hasText: 'the row is left out'});
      assert.match(await problem.innerText(), /row 18, column 2, line 19/);
      await problem.getByRole('button', {name: 'Show it'}).click();
      assert.deepEqual(await sent(panel, 'revealRow'), {type: 'revealRow', file: 'predictions.csv', row: 17, line: 19});
    });
  });

  describe('classes', () => {
    it('come with the largest share first, and are sorted by keyboard', async () => {
      const panel = await show(reportState(three));
      const shares = async () => (await cellsOf(panel, '#report-classes', 3)).map(Number.parseFloat);
      assert.deepEqual(
        await shares(),
        [...(await shares())].sort((a, b) => b - a),
      );
      await panel.page.locator('#sort-count').focus();
      await panel.page.keyboard.press('Enter');
      await settle(panel.page);
      const counts = (await cellsOf(panel, '#report-classes', 1)).map(Number);
      assert.deepEqual(
        counts,
        three.classes.map((c) => c.count).sort((a, b) => b - a),
      );
      assert.equal(
        await panel.page.locator('th', {has: panel.page.locator('#sort-count')}).getAttribute('aria-sort'),
        'descending',
      );
      await panel.page.keyboard.press('Space');
      await settle(panel.page);
      assert.deepEqual((await cellsOf(panel, '#report-classes', 1)).map(Number), counts.reverse());
      assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'sort-count');
    });

    it('turn around twice where keys come faster than frames', async () => {
      const panel = await show(reportState(three));
      const before = await cellsOf(panel, '#report-classes', 3);
      await panel.page.evaluate(() => {
        for (let i = 0; i < 2; i++) document.getElementById('sort-share')?.click();
      });
      await settle(panel.page);
      assert.deepEqual(await cellsOf(panel, '#report-classes', 3), before);
    });

    it("stand in the file's own order where one asks for it", async () => {
      const panel = await show(reportState(three));
      await panel.page.locator('#sort-order').click();
      await settle(panel.page);
      assert.deepEqual(await cellsOf(panel, '#report-classes', 0), NAMES);
    });

    it('show every figure of a class', async () => {
      const panel = await show(reportState(three));
      const dog = three.classes[1]!;
      const line = await panel.page.locator('#report-classes tr', {hasText: 'dog'}).innerText();
      for (const text of [String(dog.count), dog.loss.toFixed(4), (100 * dog.share).toFixed(2), dog.worst.toFixed(4)]) {
        assert.ok(line.includes(text), `${text} not in ${line}`);
      }
    });

    it('are windowed where there are many, with any within reach', async () => {
      const report = madeReport({rows: 20, numClasses: 3});
      const classes = Array.from({length: 100_000}, (_, i) => ({
        ...report.classes[0]!,
        classIndex: i,
        name: String(i),
      }));
      const panel = await show(reportState({...report, numClasses: 100_000, classes}));
      await panel.page.locator('#sort-order').click();
      assert.ok((await panel.page.evaluate(() => document.querySelectorAll('*').length)) < 2000);
      await panel.page.locator('#report-classes').evaluate((box) => box.scrollTo({top: box.scrollHeight}));
      await panel.page.locator('#report-classes').getByText('99999', {exact: true}).waitFor();
    });
  });

  describe('worst rows', () => {
    it('lead to their line', async () => {
      const panel = await show(reportState(three));
      const worst = three.worst[0]!;
      await panel.page.locator('#report-worst tbody tr').first().getByText(`Line ${worst.line}`).click();
      const {row, line} = worst;
      assert.deepEqual(await sent(panel, 'revealRow'), {type: 'revealRow', file: 'predictions.csv', row, line});
    });

    it('open in the calculator with their values and target', async () => {
      const state = reportState(three);
      const panel = await show({...state, settings: {...state.settings, indexBase: 1}});
      await panel.page.locator('#report-worst tbody tr').first().getByText('Calculator').press('Enter');
      const {values, target} = three.worst[0]!;
      const opened = await sent(panel, 'openCalculator');
      assert.deepEqual(JSON.parse(opened.text), values);
      assert.deepEqual([opened.target, opened.kind], [String(target + 1), 'probabilities']);
    });

    it('of one probability open as a binary example, whose label is 0 or 1 in any counting', async () => {
      const worst = [{...binary.worst[0]!, values: [0.25], target: 1}];
      const state = reportState({...binary, kind: 'positive-probability', worst});
      const panel = await show({...state, settings: {...state.settings, indexBase: 1}});
      await panel.page.locator('#report-worst').getByText('Calculator').click();
      const opened = await sent(panel, 'openCalculator');
      assert.deepEqual(opened, {type: 'openCalculator', text: '[0.25]', target: '1', kind: 'probabilities'});
    });

    it('have no ways to look where there are none', async () => {
      const worst = three.worst.map(({line: _, values: __, ...rest}) => rest);
      const panel = await show(reportState({...three, worst}));
      assert.equal(await panel.page.locator('#report-worst tbody button').count(), 0);
    });
  });

  describe('pictures', () => {
    const tab = async ({page}: Panel, name: string) => {
      await page.getByRole('tab', {name}).click();
      await settle(page);
    };

    it('losses: as many bars as filled bins, the mean and chance', async () => {
      const panel = await show(reportState(three));
      const filled = three.histogram.filter((n) => n > 0).length;
      assert.equal(await panel.page.locator('#chart-histogram .histogram-bar').count(), filled);
      assert.match((await panel.page.locator('#chart-histogram').textContent()) ?? '', /mean .*chance 1\.0986 nats/);
      assert.match(
        (await panel.page.locator('#chart-histogram').getAttribute('aria-label')) ?? '',
        /Rows by loss: up to/,
      );
    });

    it('reliability: counts on the bins, and the same as a table', async () => {
      const panel = await show(reportState(three));
      await tab(panel, 'Reliability');
      const filled = three.bins.filter((bin) => bin.count > 0);
      const text = (await panel.page.locator('#chart-reliability').textContent()) ?? '';
      for (const bin of filled) assert.ok(text.includes(String(bin.count)));
      await panel.page.getByText('As a table').click();
      const rows = panel.page.getByRole('group', {name: 'Reliability as a table'}).locator('tbody tr');
      assert.equal(await rows.count(), filled.length);
    });

    it('confusion: every count, and the most frequent mistakes', async () => {
      const panel = await show(reportState(three));
      await tab(panel, 'Confusion');
      const cells = await panel.page.locator('.confusion tbody td').allInnerTexts();
      assert.deepEqual(
        cells.map((text) => Number(text.replace('·', '0'))),
        three.confusion!.flat(),
      );
      assert.match(await panel.page.locator('.mistakes').innerText(), /taken for/);
    });

    it('confusion of 256 classes: a map whose cells arrows read out', async () => {
      const report = madeReport({rows: 3000, numClasses: 256});
      const panel = await show(reportState(report));
      await tab(panel, 'Confusion');
      const map = panel.page.getByRole('application');
      await map.press('ArrowDown');
      await map.press('ArrowRight');
      await settle(panel.page);
      const count = report.confusion![1]![1]!;
      assert.match(
        await panel.page.locator('#confusion-readout').innerText(),
        new RegExp(`^true 1, predicted 1: ${count} rows?, `),
      );
      assert.ok((await panel.page.evaluate(() => document.querySelectorAll('*').length)) < 3000);
    });

    it('confusion of more classes: says that there is none', async () => {
      const panel = await show(reportState(madeReport({rows: 300, numClasses: 300})));
      await tab(panel, 'Confusion');
      assert.match(await panel.page.getByRole('tabpanel').innerText(), /up to 256 classes/);
    });

    it('threshold: the slider moves the figures, by keyboard', async () => {
      const panel = await show(reportState(binary));
      await tab(panel, 'Threshold');
      const figures = () => panel.page.locator('#threshold-facts').innerText();
      const before = await figures();
      const slider = panel.page.locator('#report-threshold');
      assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^0\.500: TP /);
      await slider.press('PageUp');
      await slider.press('ArrowRight');
      await settle(panel.page);
      assert.notEqual(await figures(), before);
      await slider.press('Home');
      await settle(panel.page);
      assert.match(await figures(), /recall\s+1\.0000[\s\S]*false positive rate\s+1\.0000/);
      assert.match(await panel.page.getByRole('tabpanel').innerText(), /ROC AUC 0\.\d{4} ± 0\.\d{4}/);
    });

    it('threshold: goes to the highest F1', async () => {
      const panel = await show(reportState(binary));
      await tab(panel, 'Threshold');
      await panel.page.locator('#best-f1').click();
      await settle(panel.page);
      const best = Number(/F1\s+([\d.]+)/.exec(await panel.page.locator('#threshold-facts').innerText())![1]);
      const others = (await cellsOf(panel, '#threshold-table', 4)).map(Number);
      assert.ok(others.every((f1) => f1 <= best));
    });

    it('only binary files have one', async () => {
      const panel = await show(reportState(three));
      assert.equal(await panel.page.getByRole('tab', {name: 'Threshold'}).count(), 0);
    });
  });

  describe('comparison', () => {
    it('says what the difference means, and what it does not', async () => {
      const panel = await show(reportState(three, {other: madeAgainst}));
      const text = await panel.page.locator('.comparison').innerText();
      assert.match(text, /predictions\.csv is better than older\.csv on rows like these/);
      assert.match(text, /−0\.1900 to −0\.0500 nats/);
      assert.match(text, /1200 · 700 · 98 rows/);
      assert.match(text, /does not speak of other data/);
      assert.match((await panel.page.locator('#chart-interval').getAttribute('aria-label')) ?? '', /95 % interval/);
    });

    it('does not conclude where the interval holds 0', async () => {
      const other = {...madeAgainst, meanDifference: 0.01, interval: [-0.02, 0.04]} as const;
      const panel = await show(reportState(three, {other}));
      assert.match(
        await panel.page.locator('#comparison-sentence').innerText(),
        /do not tell which of the two is better/,
      );
    });

    it('is asked for with a button, not while reading', async () => {
      const panel = await show(reportState(three, {phase: 'reading'}));
      assert.equal(await panel.page.locator('#compare-with').isDisabled(), true);
      await panel.show(reportState(three));
      await panel.page.locator('#compare-with').click();
      assert.deepEqual(await sent(panel, 'compareWith'), {type: 'compareWith'});
    });
  });

  describe('while reading', () => {
    const reading = (done: number, rows: number) =>
      reportState(madeReport({rows, numClasses: 3, classNames: NAMES}), {phase: 'reading', done, total: 100});

    it('shows how far it is and what was read, and can be stopped', async () => {
      const panel = await show(reading(41, 300));
      assert.match(await panel.page.locator('.progress-line').innerText(), /41 %[\s\S]*rows read so far/);
      assert.equal(await panel.page.locator('progress').evaluate((p: HTMLProgressElement) => p.position), 0.41);
      await panel.page.locator('#stop-reading').press('Enter');
      assert.deepEqual(await sent(panel, 'stopReading'), {type: 'stopReading'});
      assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'report-title');
    });

    it('keeps scroll, focus and what is being typed over a hundred snapshots', async () => {
      const many = (rows: number) =>
        reportState(madeReport({rows, numClasses: 90}), {phase: 'reading', done: rows, total: 1000});
      const panel = await show(many(200));
      await panel.page.locator('#fold-reading summary').click();
      await panel.page.locator('#mapping-labels').pressSequentially('la');
      await panel.page.locator('#report-classes').evaluate((box) => box.scrollTo({top: 700}));
      await panel.page.evaluate(() => window.scrollTo(0, 150));
      const places = () =>
        panel.page.evaluate(() => [
          document.querySelector('#report-classes')?.scrollTop,
          document.documentElement.scrollTop,
        ]);
      for (let i = 1; i <= 50; i++) await panel.show(many(200 + i));
      assert.deepEqual(await places(), [700, 150]);
      await panel.page.keyboard.type('bels.npy');
      for (let i = 51; i <= 100; i++) await panel.show(many(200 + i));
      assert.equal((await places())[0], 700);
      assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'mapping-labels');
      assert.equal(await panel.page.locator('#mapping-labels').inputValue(), 'labels.npy');
    });

    it('stopped: what was read stays, and the rest can be asked for', async () => {
      const panel = await show(reportState(three, {phase: 'stopped', mapping: {labelColumn: 'y'}}));
      assert.match(await panel.page.locator('.progress-line').innerText(), /Reading was stopped/);
      assert.match(await panel.page.locator('#total').innerText(), /nats/);
      await panel.page.locator('#read-all').click();
      assert.deepEqual(await sent(panel, 'readAgain'), {type: 'readAgain', mapping: {labelColumn: 'y'}});
    });
  });

  describe('how it is read', () => {
    const unfolded = async (...args: Parameters<typeof open>) => {
      const panel = await show(...args);
      await panel.page.locator('#fold-reading summary').click();
      await panel.page.locator('#read-again').waitFor();
      return panel;
    };

    it('says why, beside the form', async () => {
      const panel = await unfolded(reportState(three));
      assert.deepEqual(await panel.page.locator('.reasons li').allInnerTexts(), plan.reasons);
      assert.equal(await panel.page.locator('#mapping-label').inputValue(), '');
      assert.match(await panel.page.locator('#mapping-label').innerText(), /guessed: label/);
    });

    it('is read otherwise with what was chosen, and nothing else', async () => {
      const panel = await unfolded(reportState(three));
      await panel.page.locator('#mapping-label').selectOption({label: 'id'});
      await panel.page.locator('#mapping-kind').selectOption('logits');
      await panel.page.locator('#mapping-base').selectOption('1');
      await panel.page.locator('#mapping-predictions').getByLabel('rabbit').uncheck();
      await panel.page.locator('#mapping-header').selectOption('false');
      await panel.page.locator('#mapping-delimiter').selectOption('\t');
      await panel.page.locator('#mapping-names').fill('a, b');
      await panel.page.locator('#mapping-labels').fill('y.npy');
      await panel.page.locator('#mapping-labels').press('Enter');
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {
        labelColumn: 'id',
        predictionColumns: ['cat', 'dog'],
        kind: 'logits',
        indexBase: 1,
        classNames: ['a', 'b'],
        header: false,
        delimiter: '\t',
        labels: 'y.npy',
      });
    });

    it('is read with what was typed in the same moment, before the page is drawn', async () => {
      const panel = await unfolded(reportState(three));
      await panel.page.evaluate(() => {
        const fill = (id: string, value: string, event: string) => {
          const control = document.getElementById(id) as HTMLInputElement;
          control.value = value;
          control.dispatchEvent(new Event(event, {bubbles: true}));
        };
        fill('mapping-names', 'a, b, c', 'input');
        fill('mapping-kind', 'logits', 'change');
        fill('mapping-labels', 'y.npy', 'input');
        for (const name of ['1', '2']) document.getElementsByName(`prediction-${name}`)[0]?.click();
        document.querySelector<HTMLFormElement>('form.mapping')?.requestSubmit();
      });
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {
        predictionColumns: ['rabbit'],
        kind: 'logits',
        classNames: ['a', 'b', 'c'],
        labels: 'y.npy',
      });
    });

    it('shows what was chosen before, and goes back to the guesses', async () => {
      const mapping = {labelColumn: 'id', predictionColumns: ['dog', 'cat'], kind: 'logits', indexBase: 1} as const;
      const panel = await unfolded(reportState(three, {mapping}));
      assert.equal(await panel.page.locator('#mapping-label').inputValue(), '0');
      assert.equal(await panel.page.locator('#mapping-kind').inputValue(), 'logits');
      assert.equal(await panel.page.locator('#mapping-predictions').getByLabel('rabbit').isChecked(), false);
      await panel.page.locator('#read-guessed').click();
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {});
    });

    it('names columns by number where there is no header', async () => {
      const bare = {
        ...plan,
        columns: ['0', '1', '2', '3'],
        labelColumn: 3,
        predictionColumns: [0, 1, 2],
        hasHeader: false,
      };
      const panel = await unfolded(reportState(three, {plan: bare}));
      await panel.page.locator('#mapping-label').selectOption({index: 1});
      await panel.page.locator('#mapping-predictions').getByLabel('0').uncheck();
      await panel.page.locator('#read-again').click();
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {labelColumn: 0, predictionColumns: [1, 2]});
    });

    it('takes places of a thousand columns as ranges, and names what is none', async () => {
      const columns = ['label', ...Array.from({length: 1000}, (_, i) => `p${i}`)];
      const wide = {...plan, columns, labelColumn: 0, predictionColumns: columns.map((_, i) => i).slice(1)};
      const panel = await unfolded(reportState(three, {plan: wide}));
      const box = panel.page.locator('#mapping-predictions');
      assert.equal(await box.getAttribute('placeholder'), 'guessed: 2–1001');
      await box.fill('2-4, 2000');
      await settle(panel.page);
      assert.match(await panel.page.getByRole('alert').innerText(), /Not places from 1 to 1001/);
      assert.equal(await panel.page.locator('#read-again').isDisabled(), true);
      await box.fill('4, 2-3');
      await panel.page.locator('#read-again').click();
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {predictionColumns: ['p2', 'p0', 'p1']});
    });
  });

  describe('what failed', () => {
    const failure = {
      code: 'label-column',
      message: 'There is no column "y"; choose the one with the true classes.',
      columns: ['a', 'b', 'c'],
    };

    it('is said, with the form open on the columns there are', async () => {
      const {plan: _, ...state} = reportState(undefined).report!;
      const panel = await show({...reportState(undefined), report: {...state, phase: 'failed', failure}});
      assert.match(await panel.page.locator('#failure').innerText(), /There is no column "y"/);
      await panel.page.locator('#mapping-label').selectOption({label: 'c'});
      await panel.page.locator('#read-again').click();
      assert.deepEqual((await sent(panel, 'readAgain')).mapping, {labelColumn: 'c'});
    });

    it('keeps what could be read before', async () => {
      const panel = await show(
        reportState(three, {
          phase: 'failed',
          failure: {code: 'truncated', message: 'The file ends in the middle of row 2001.'},
        }),
      );
      assert.match(
        await panel.page.locator('.progress-line').innerText(),
        /middle of row 2001[\s\S]*could be read before/,
      );
      assert.match(await panel.page.locator('#total').innerText(), /nats/);
    });

    it('says so where no row could be used', async () => {
      const panel = await show(reportState(madeReport({rows: 1, numClasses: 3, broken: 0})));
      assert.match(await panel.page.locator('main').innerText(), /No row could be used, so there is no loss/);
      assert.equal(await panel.page.locator('#report-classes').count(), 0);
    });

    it('says so where the text is no report', async () => {
      const panel = await show(reportState(undefined, {text: '{"rows": "many"}'}));
      assert.match(await panel.page.locator('main').innerText(), /could not be shown/);
    });
  });

  describe('ways out', () => {
    const saved = async (panel: Panel, button: string) => {
      await panel.page.locator(button).click();
      const {name, base64} = await sent(panel, 'save');
      return {name, text: Buffer.from(base64, 'base64').toString('utf8')};
    };

    it('saves JSON that reads as the report', async () => {
      const panel = await show(reportState(three, {other: madeAgainst}));
      const {name, text} = await saved(panel, '#save-json');
      assert.equal(name, 'predictions-report.json');
      assert.deepEqual(JSON.parse(text).loss, three.loss);
      assert.deepEqual(JSON.parse(text).against, madeAgainst);
    });

    it('saves Markdown, and copies the same', async () => {
      const panel = await show(reportState(three));
      const {name, text} = await saved(panel, '#save-markdown');
      assert.equal(name, 'predictions-report.md');
      assert.match(text, /\| cat \| \d+ \| \d\.\d{4} \|/);
      await panel.page.locator('#copy-markdown').click();
      assert.deepEqual(await sent(panel, 'copy'), {type: 'copy', text, what: 'Markdown'});
    });

    it('copies the breakdown as a query, for DuckDB and for PostgreSQL', async () => {
      const panel = await show(reportState(three, {sqlSource: "/runs/it's val.csv"}));
      await panel.page.locator('#copy-sql-duckdb').click();
      const duckdb = await sent(panel, 'copy');
      assert.equal(duckdb.what, 'SQL for DuckDB');
      assert.match(duckdb.text, /read_csv\('\/runs\/it''s val\.csv'[\s\S]*GROUPING SETS/);
      await panel.page.locator('#copy-sql-postgresql').click();
      await panel.page.waitForFunction(() =>
        (window as unknown as {intents: {what?: string}[]}).intents.some((i) => i.what === 'SQL for PostgreSQL'),
      );
    });

    it('offers no query for a file that is no table', async () => {
      const panel = await show(reportState(three));
      assert.equal(await panel.page.locator('#copy-markdown').count(), 1);
      assert.equal(await panel.page.locator('[id^=copy-sql]').count(), 0);
    });

    it('saves HTML that stands alone', async () => {
      const panel = await show(reportState(binary, {other: madeAgainst}));
      const {name, text} = await saved(panel, '#save-html');
      assert.equal(name, 'predictions-report.html');
      assert.match(text, /^<!DOCTYPE html>/);
      assert.doesNotMatch(text, /<script|https?:/);
    });
  });

  it('shows hostile names as they are', async () => {
    const hostile = [
      '</td><img src=x onerror="window.hacked=1">',
      '"><svg onload=window.hacked=1>',
      'a'.repeat(100_000),
    ];
    const report = madeReport({rows: 100, numClasses: 3, classNames: hostile, file: hostile[0]!, broken: 3});
    const panel = await show(
      reportState(report, {file: `${hostile[0]}.csv`, other: {...madeAgainst, file: hostile[1]!}}),
    );
    for (const name of ['Reliability', 'Confusion']) {
      await panel.page.getByRole('tab', {name}).click();
      await settle(panel.page);
    }
    assert.equal(await panel.page.evaluate(() => (window as unknown as {hacked?: number}).hacked), undefined);
    assert.equal(await panel.page.locator('img').count(), 0);
    const over = await panel.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(over <= 0, String(over));
  });
});
