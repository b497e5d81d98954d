/** The complete path, as a person walks it: hover, palette, panel, units, typing, back to the source, reload. */
import assert from 'node:assert/strict';
import {calculatorFeatures} from './features.ts';
import {compute, cursorOn, openSession, picture, type Workbench} from './session.ts';

const SAMPLE = 'evaluate_pytorch.py';
const ARRAY = '[0.2, 0.7, 0.1]';

/** A window that reloads starts its extension host, this extension and the panel's page anew. */
const RESTART = {timeout: 50_000};

/** Waits a while; whether it came is for the assertion after it to say. */
const appears = (locator: {waitFor(options?: {timeout?: number}): Promise<void>}, options = {}) =>
  locator.waitFor(options).catch(() => undefined);

describe('from a file to the panel', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openSession({file: SAMPLE});
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await picture(workbench, `failed-${this.currentTest.title.slice(0, 40)}`);
  });

  const total = () => workbench.panel().locator('.total-value');
  /** Waits until the panel's total reads so; a wrong one is shown as the difference. */
  const expectTotal = async (value: string, options = {}) => {
    await appears(total().filter({hasText: value}), options);
    assert.equal((await total().innerText({timeout: 1_000})).trim(), value);
  };

  it('shows what a prediction is and costs, under the mouse', async () => {
    const text = await workbench.hover(ARRAY);
    await picture(workbench, 'hover');
    assert.ok(text, 'no hover came');
    for (const part of ['probabilities', '0.3567', '0.5146', '1.6094', '3.3219', 'nats', 'bits', '0.8018']) {
      assert.ok(text.includes(part), `${part} is not in the hover:\n${text}`);
    }
  });

  it('is quiet over numbers that are no prediction', async () => {
    for (const needle of ['(224, 224)', '[0.485, 0.456, 0.406]']) {
      assert.equal(await workbench.hover(needle, {tries: 2, wait: 1_500}), undefined, needle);
    }
  });

  it('computes what the cursor is in, from the palette', async () => {
    await workbench.away();
    await cursorOn(workbench, SAMPLE, ARRAY);
    await compute(workbench);
    await expectTotal('0.3567');
    await picture(workbench, 'panel');
  });

  it('changes the unit by a click and by keys', async () => {
    const unit = (name: string) => workbench.panel().getByRole('radio', {name, exact: true});
    await workbench.panel().getByText('bits', {exact: true}).first().click();
    await expectTotal('0.5146');
    await unit('bits').press('ArrowRight');
    await expectTotal('0.1549');
    await unit('hartleys').press('ArrowLeft');
    await unit('bits').press('ArrowLeft');
    await expectTotal('0.3567');
  });

  it('recomputes while one types', async () => {
    const input = workbench.panel().getByLabel('prediction', {exact: true});
    await input.fill('[0.2, 0.5, 0.3]');
    await expectTotal('0.6931');
    await input.press('End');
    for (let i = 0; i < 5; i++) await input.press('Backspace');
    await workbench.page.keyboard.type(' 0.25, 0.05]');
    await input.fill(ARRAY);
    await expectTotal('0.3567');
  });

  it('leads from a term back to its number in the source', async () => {
    await workbench.panel().locator('tr.true td.go button').click();
    const selection = workbench.page.locator('#status\\.editor\\.selection');
    await appears(selection.filter({hasText: '3 selected'}));
    const shown = await selection.innerText();
    const {line, column} = await cursorOn(workbench, SAMPLE, '0.7, 0.1]', 3);
    assert.equal(shown, `Ln ${line}, Col ${column} (3 selected)`);
  });

  it('opens the calculator from the link in the hover', async () => {
    await workbench.hover(ARRAY);
    await workbench.page
      .getByRole('link', {name: /calculator/i})
      .first()
      .click();
    await expectTotal('0.3567');
  });

  calculatorFeatures(() => workbench);

  it('is still there after a reload of the window', async () => {
    await cursorOn(workbench, SAMPLE, ARRAY);
    await compute(workbench);
    await expectTotal('0.3567');
    await workbench.focusEditor();
    await workbench.reload();
    await expectTotal('0.3567', RESTART);
  });

  it('broke no content security policy and asked nothing from outside', () => {
    assert.deepEqual(workbench.violations, []);
    assert.deepEqual([...workbench.outside], []);
  });

  it('would have noticed a violation of that policy', async () => {
    const frame = await workbench.panelFrame();
    await frame.evaluate(() => {
      document.body.append(Object.assign(document.createElement('img'), {src: 'https://surprisal.invalid/x.png'}));
    });
    await workbench.page.waitForTimeout(500);
    assert.equal(workbench.violations.length, 1);
  });
});
