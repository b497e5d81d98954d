/** The calculator's page alone, in a real browser: what it shows for numbers and what it does when it is used. */
import assert from 'node:assert/strict';
import {settle, stateOf} from './page.ts';
import {usePanel} from './session.ts';

describe('calculator page', () => {
  const open = usePanel();

  it('says that it is ready', async () => {
    const {intents} = await open(undefined);
    assert.deepEqual((await intents())[0], {type: 'ready', version: 1});
  });

  it('shows the loss, the formula with the numbers and a line for each class', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    assert.match(await page.locator('#total').innerText(), /0\.3567\s*nats/);
    assert.match(await page.locator('.steps').innerText(), /0\.7/);
    assert.equal(await page.locator('#class-table tbody tr').count(), 3);
  });

  it('asks which class is true where nobody said, and shows what each would cost', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]'));
    assert.match(await page.locator('main').innerText(), /Which class is true/);
    assert.match(await page.locator('#class-table').innerText(), /1\.6094[\s\S]*0\.3567[\s\S]*2\.3026/);
  });

  it('takes the class that is clicked as true', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]'));
    await page.locator('#class-table tbody tr').nth(2).locator('input[type=radio]').click();
    await settle(page);
    assert.match(await page.locator('#total').innerText(), /2\.3026\s*nats/);
  });

  it('says once what a binary prediction is', async () => {
    const {page} = await open(stateOf('[0.9]', '[1]'));
    assert.equal(await page.locator('.chip', {hasText: 'binary'}).count(), 1);
  });

  it('keeps each reason of a framework in sight in a narrow panel', async () => {
    const {page} = await open(stateOf('[0.7, 0, 0.3]', '[0, 1, 0]'), {width: 320});
    await page.locator('#fold-compare summary').click();
    await page.locator('#fold-compare .why').first().waitFor();
    const right = await page
      .locator('#fold-compare .why')
      .evaluateAll((all) => all.map((n) => n.getBoundingClientRect().right));
    assert.ok(Math.max(...right) <= 320, String(Math.max(...right)));
  });

  it('changes the unit at a click and tells VS Code', async () => {
    const {page, intents} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    await page.getByText('bits', {exact: true}).first().click();
    await settle(page);
    assert.match(await page.locator('#total').innerText(), /0\.5146\s*bits/);
    assert.ok((await intents()).some((i) => i.type === 'setUnit' && i.unit === 'bits'));
  });

  it('recomputes while the prediction is typed', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    await page.locator('#input-prediction').fill('[0.25, 0.5, 0.25]');
    await settle(page);
    assert.match(await page.locator('#total').innerText(), /0\.6931\s*nats/);
  });

  it('edits one number of the table in place, and the rest of the text stays as written', async () => {
    const {page} = await open(stateOf('[0.2,  0.7, 0.1]', '[0, 1, 0]'));
    await page.getByLabel('q of class 1', {exact: true}).fill('0.5');
    await settle(page);
    assert.equal(await page.locator('#input-prediction').inputValue(), '[0.2,  0.5, 0.1]');
    assert.match(await page.locator('#total').innerText(), /0\.6931/);
  });

  it('starts from a table that is filled in', async () => {
    const {page} = await open({page: 'calculator', targetCandidates: [], options: {}, settings: stateOf('').settings});
    await page.getByRole('button', {name: 'Fill in a table'}).click();
    await page.getByText('Add a class').click();
    for (const [c, q] of ['0.2', '0.7', '0.1'].entries())
      await page.getByLabel(`q of class ${c}`, {exact: true}).fill(q);
    await page.locator('#class-table input[type=radio]').nth(1).click();
    await settle(page);
    assert.equal(await page.locator('#input-prediction').inputValue(), '[0.2, 0.7, 0.1]');
    assert.match(await page.locator('#total').innerText(), /0\.3567\s*nats/);
    await page.getByText('Remove the last class').click();
    await settle(page);
    assert.equal(await page.locator('#input-prediction').inputValue(), '[0.2, 0.7]');
  });

  it('takes a dense target along when a class is added', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    await page.getByText('Add a class').click();
    await settle(page);
    assert.equal(await page.locator('#input-prediction').inputValue(), '[0.2, 0.7, 0.1, 0]');
    assert.equal(await page.locator('#input-target').inputValue(), '[0, 1, 0, 0]');
    assert.match(await page.locator('#total').innerText(), /0\.3567\s*nats/);
  });

  it('leads from a number back to its token', async () => {
    const {page, intents} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    await page.getByLabel('Show q of class 2 in the source').click();
    const reveals = (await intents()).filter((intent) => intent.type === 'reveal');
    assert.deepEqual(reveals, [{type: 'reveal', sourceId: 's1', element: 2}]);
  });
});
