/** What axe-core finds wrong with a page, and how far it scrolls sideways. */
import {readFileSync} from 'node:fs';
import type axe from 'axe-core';
import type {Page} from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (window as unknown as {axe: typeof axe}).axe.run(document));
  return results.violations.map(
    ({id, nodes}) =>
      `${id}: ${nodes
        .map((n) => `${n.html.slice(0, 160)} ${n.any[0]?.message ?? ''}`)
        .slice(0, 3)
        .join(' | ')}`,
  );
}

export const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
