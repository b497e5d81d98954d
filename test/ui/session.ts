/** One panel a test, closed after it; nothing may have broken the policy or thrown. */
import assert from 'node:assert/strict';
import {closeBrowser} from './browser.ts';
import {openPanel, type Panel} from './page.ts';

after(closeBrowser);

/** Registers the hooks of a suite and gives back what opens a panel. */
export function usePanel(): (...args: Parameters<typeof openPanel>) => Promise<Panel> {
  let panel: Panel | undefined;
  afterEach(async () => {
    const troubles = (await panel?.troubles()) ?? [];
    await panel?.close();
    panel = undefined;
    assert.deepEqual(troubles, []);
  });
  return async (...args) => {
    panel = await openPanel(...args);
    return panel;
  };
}

export const totalOf = (panel: Panel) => panel.page.locator('#total').innerText();

/** Asks again until there is an answer; what does not come within ten seconds is an error. */
export async function eventually<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('It did not come about within ten seconds.');
}
