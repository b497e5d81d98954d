/**
 * Every figure of the worked examples appears in the hover and in the panel, from a file that holds their numbers.
 * The figures are read from a copy of the document that gives them (data/reference-figures.md), never from our code.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {compute, openSession, type Workbench} from './session.ts';

const SAMPLE = 'reference.md';
const document = readFileSync('test/workbench/data/reference-figures.md', 'utf8');
/** Figures are printed with six decimals; a minus before one is the sign of a logarithm, of which we show the surprise. */
const figures = [...new Set([...document.matchAll(/\d+\.\d{6}/g)].map((match) => match[0]))];
const lines = readFileSync(`samples/${SAMPLE}`, 'utf8').split('\n');
/** Lines of the sample on which a prediction starts. */
const predictions = lines.flatMap((line, index) =>
  /^(prediction|y_prob|y_pred|probs) = \[./.test(line) ? [index + 1] : [],
);

const missing = (texts: readonly string[]) => {
  const all = texts.join('\n').replace(/[\u2009\u202f\u00a0]/g, ' ');
  return figures.filter((figure) => !new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?!\\d)`).test(all));
};

describe('the figures of the worked examples', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openSession({file: SAMPLE, settings: {'surprisal.precision': 6}});
  });
  after(() => workbench?.close());

  it('are many', () => {
    assert.ok(figures.length >= 20, figures.join(' '));
    assert.ok(predictions.length >= 15);
  });

  it('stand in the hovers', async function () {
    this.timeout(240_000);
    const hovers: string[] = [];
    for (const line of predictions) {
      await workbench.away();
      await workbench.goTo(line);
      const text = lines[line - 1]!;
      hovers.push(
        (await workbench.hover(text, {inside: text.indexOf('[') + 1})) ?? assert.fail(`no hover on line ${line}`),
      );
    }
    assert.deepEqual(missing(hovers), []);
  });

  it('stand in the panel', async function () {
    this.timeout(240_000);
    const panels: string[] = [];
    await workbench.away();
    for (const line of predictions) panels.push(await panelFor(workbench, line));
    assert.deepEqual(missing(panels), []);
  });
});

/** What the panel shows for the array of that line, in nats and in bits. */
async function panelFor(workbench: Workbench, line: number): Promise<string> {
  await workbench.focusEditor();
  await workbench.goTo(line, lines[line - 1]!.indexOf('[') + 2);
  await compute(workbench);
  await workbench.panel().getByText(`${SAMPLE}:${line}`).first().waitFor();
  const texts: string[] = [];
  for (const unit of ['bits', 'nats']) {
    await workbench.panel().getByText(unit, {exact: true}).first().click();
    await workbench.panel().getByRole('radio', {name: unit, checked: true}).waitFor();
    texts.push(await workbench.panelText());
  }
  return texts.join('\n');
}
