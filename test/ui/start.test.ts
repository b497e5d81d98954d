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

/** Runs in the page: everything that is drawn, a line each, with the styles of its own, without what a script sets later. */
function drawn(): readonly string[] {
  const later = ['style', 'data-s', 'inert', 'value', 'checked', 'selected', 'disabled', 'open', 'data-revision'];
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const ruleOf = (number: string) =>
    rules.find((rule) => rule instanceof CSSStyleRule && rule.selectorText === `[data-s="${number}"]`) as CSSStyleRule;
  const stylesOf = (element: Element) => {
    const number = element.getAttribute('data-s');
    return (number === null ? (element as HTMLElement).style : ruleOf(number).style).cssText;
  };
  const told = (element: Element) => {
    const attributes = [...element.attributes]
      .filter(({name, value}) => !later.includes(name) && (name !== 'class' || value !== ''))
      .map(({name, value}) => `${name}=${value}`);
    const live = ['checked', 'disabled', 'open'].filter(
      (name) => (element as unknown as Record<string, unknown>)[name],
    );
    const value = element.matches('select, textarea') ? (element as HTMLTextAreaElement).value : '';
    return [element.localName, ...attributes.sort(), stylesOf(element), ...live, value].join(' | ');
  };
  const lines = (node: Node): readonly string[] =>
    node instanceof Element
      ? [told(node), ...(node.localName === 'textarea' ? [] : [...node.childNodes].flatMap(lines))]
      : [String(node.nodeValue)];
  const main = document.querySelector('main') as Node;
  main.normalize();
  return lines(main);
}

describe('the frame that a page comes with', () => {
  const open = usePanel();
  const given = stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]');
  const hostile = '</style></textarea></main><img src=x onerror="window.hacked=1"> style="color:red"';
  const states = {
    'one example': given,
    'a batch of logits': stateOf('[[2.5, -1.25], [0.5, 1.0], [0.1, 0.2]]', '[0, 1, 1]'),
    'a binary example': stateOf('[0.9, 0.2]', '[1, 0]'),
    'an infinite loss': stateOf('[1, 0]', '[0.5, 0.5]'),
    'no target': stateOf('[0.5, 0.5]'),
    'what cannot be read': stateOf('[0.5, oops, 0.25]', '0'),
    'what needs the reader': stateOf('np.array([1/2, 1/4, 1/4])', '{"a": 0, "b": 1, "c": 0}'),
    nothing: {...given, prediction: undefined, target: undefined, notice: hostile} as unknown as typeof given,
    'hostile text': {...given, prediction: {...given.prediction, name: hostile, label: hostile}} as typeof given,
    'many rows': stateOf(`[${Array.from({length: 40}, () => '[0.25, 0.75]').join(', ')}]`, `[${Array(40).fill(1)}]`),
  };
  for (const [name, state] of Object.entries(states)) {
    it(`is what the script draws in its place: ${name}`, async () => {
      const still = await openPanel(undefined, {given: state, framed: true, missing: /\/panel\.js$/});
      const came = await still.page.evaluate(drawn);
      assert.deepEqual(
        (await still.troubles()).filter((trouble) => !/404/.test(trouble)),
        [],
      );
      assert.equal(await still.page.evaluate('window.hacked'), undefined);
      await still.close();
      const {page} = await open(state);
      await page.evaluate(() => {
        for (const node of document.querySelectorAll('main > .work, main > .tools')) node.remove();
      });
      assert.deepEqual(came, await page.evaluate(drawn));
    });
  }

  it('shows the result before any script, and answers when the script has come', async () => {
    const still = await openPanel(undefined, {given, framed: true, missing: /\/panel\.js$/});
    assert.match(await totalOf(still), /^0\.3567 nats/);
    assert.ok(await still.page.locator('.formula .katex').first().isVisible());
    await still.close();
    const {page} = await open(undefined, {given, framed: true});
    await page.locator('.charts').waitFor();
    assert.equal(await page.locator('main').count(), 1);
    assert.equal(await page.locator('[inert], [data-s]').count(), 0);
    await page.getByText('bits', {exact: true}).first().click();
    await page.locator('#total').filter({hasText: '0.5146'}).waitFor();
  });

  it('speaks the language of the page', async () => {
    const words = {target: 'Ziel'};
    const still = await openPanel(undefined, {given, words, framed: true, missing: /\/panel\.js$/});
    assert.equal(await still.page.getByLabel('Ziel', {exact: true}).count(), 1);
    await still.close();
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
