/** How the page comes up: with the state that it is given, waiting for one, kept over a reload, or not at all. */
import assert from 'node:assert/strict';
import {openPanel, stateOf, TROUBLE} from './page.ts';
import {totalOf, usePanel} from './session.ts';

describe('the start of the page', () => {
  const open = usePanel();
  const given = stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]');

  it('draws the state that came with it before the host has said a word', async () => {
    const panel = await open(undefined, {given});
    await panel.page.locator('.katex').first().waitFor();
    assert.match(await totalOf(panel), /^0\.3567 nats/);
    assert.equal(await panel.page.locator('#app').getAttribute('data-state'), null);
    assert.deepEqual((await panel.intents())[0], {type: 'ready', version: 1});
  });

  it('draws the formula before anything else: charts and tools follow', async () => {
    const {page} = await open(undefined, {given});
    await page.locator('.charts').waitFor();
    await page.locator('#fold-compare').waitFor();
    const atFirst = await page.evaluate(() => (window as unknown as Record<string, unknown>)['atFirstMessage']);
    assert.deepEqual(atFirst, {formulas: await page.locator('.formula .katex').count(), charts: 0});
  });

  it('waits for the reader where a text needs it, and draws it then', async () => {
    const panel = await open(undefined, {given: stateOf('np.array([1/2, 1/4, 1/4])', '[0, 1, 0]  # the second')});
    await panel.page.locator('#total').filter({hasText: '1.3863'}).waitFor();
    await panel.page.locator('.charts').waitFor();
    const atFirst = await panel.page.evaluate(() => (window as unknown as Record<string, unknown>)['atFirstMessage']);
    assert.deepEqual(atFirst, {formulas: 0, charts: 0});
  });

  it('takes the first snapshot of the host over it', async () => {
    const panel = await open(undefined, {given});
    await panel.page.locator('.katex').first().waitFor();
    await panel.show(stateOf('[0.1, 0.9]', '0'));
    await panel.page.locator('#total').filter({hasText: '2.3026'}).waitFor();
  });

  it('prefers what was kept over a reload to what the page was made with', async () => {
    const panel = await open(undefined, {given, kept: stateOf('[0.5, 0.5]', '1')});
    await panel.page.locator('#total').filter({hasText: '0.6931'}).waitFor();
  });

  it('says that it waits where it has nothing to show yet', async () => {
    const panel = await open(undefined);
    await panel.page.getByText('Reading…').waitFor();
  });

  it('carries any text inertly', async () => {
    const hostile = `[0.5, 0.5] # </script><script>document.title = 'taken'</script> " onload="x" &quot; \u2028 \ud800`;
    const panel = await open(undefined, {given: stateOf(hostile, '0')});
    await panel.page.locator('#total').filter({hasText: '0.6931'}).waitFor();
    assert.equal(await panel.page.title(), 'Surprisal');
    assert.ok(
      (await panel.page.getByLabel('prediction', {exact: true}).inputValue()).startsWith('[0.5, 0.5] # </script>'),
    );
  });
});

describe('a page that cannot come up', () => {
  it('says so instead of staying blank where its script is missing', async () => {
    const panel = await openPanel(undefined, {given: stateOf('[0.2, 0.8]', '1'), missing: /\/panel\.js$/});
    await panel.page.getByRole('alert').filter({hasText: TROUBLE}).waitFor();
    await panel.close();
  });

  it('says so after an error that nobody caught', async () => {
    const panel = await openPanel(stateOf('[0.2, 0.8]', '1'));
    assert.equal(await panel.page.getByRole('alert').filter({hasText: TROUBLE}).isVisible(), false);
    await panel.page.evaluate(() => setTimeout(() => JSON.parse('{'), 0));
    await panel.page.getByRole('alert').filter({hasText: TROUBLE}).waitFor();
    await panel.close();
  });

  it('says so where what follows the result is missing, and keeps the result', async () => {
    const panel = await openPanel(undefined, {given: stateOf('[0.2, 0.8]', '1'), missing: /\/rest-\w+\.js$/});
    await panel.page.getByRole('alert').filter({hasText: TROUBLE}).waitFor();
    assert.match(await totalOf(panel), /^0\.2231/);
    const reported = (await panel.intents()).filter(({type}) => type === 'report');
    assert.equal(reported.length, 1);
    await panel.close();
  });

  it('says where only a part of it is missing', async () => {
    const panel = await openPanel(stateOf('[0.2, 0.8]', '1'), {missing: /\/compare-\w+\.js$/});
    await panel.page.locator('#fold-compare summary').click();
    await panel.page.getByText('This part could not be loaded').waitFor();
    assert.match(await totalOf(panel), /^0\.2231/);
    await panel.close();
  });
});
