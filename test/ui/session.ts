/** One panel a test, closed after it; nothing may have broken the policy or thrown. */
import assert from 'node:assert/strict';
import {closeBrowser, openPanel, type Panel} from './page.ts';

/** Registers the hooks of a suite and gives back what opens a panel. */
export function usePanel(): (...args: Parameters<typeof openPanel>) => Promise<Panel> {
  let panel: Panel | undefined;
  afterEach(async () => {
    const troubles = (await panel?.troubles()) ?? [];
    await panel?.close();
    panel = undefined;
    assert.deepEqual(troubles, []);
  });
  after(closeBrowser);
  return async (...args) => {
    panel = await openPanel(...args);
    return panel;
  };
}

export const totalOf = (panel: Panel) => panel.page.locator('#total').innerText();
