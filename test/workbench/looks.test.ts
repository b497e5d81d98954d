/** The panel in four themes, narrow and wide: nothing overflows, nothing is inaccessible; pictures are kept. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {compute, cursorOn, openSession, picture, type Workbench} from './session.ts';

const THEMES = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};
const WIDTHS = {narrow: 760, wide: 1700};
const axeSource = readFileSync(createRequire(`${process.cwd()}/`).resolve('axe-core/axe.min.js'), 'utf8');

describe('how the panel looks', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openSession({file: 'evaluate_pytorch.py', viewport: {width: 1280, height: 900}});
    await cursorOn(workbench, 'evaluate_pytorch.py', '[0.2, 0.7, 0.1]');
    await compute(workbench);
    await workbench.panel().locator('.total-value').waitFor();
  });
  after(() => workbench?.close());

  for (const [name, theme] of Object.entries(THEMES)) {
    describe(`in the theme ${theme}`, () => {
      before(async () => {
        workbench.change({'workbench.colorTheme': theme});
        const kind = `vscode-${name === 'hc-dark' ? 'high-contrast' : name === 'hc-light' ? 'high-contrast-light' : name}`;
        await workbench.panel().locator(`body.${kind}`).waitFor({timeout: 20_000});
      });

      for (const [width, pixels] of Object.entries(WIDTHS)) {
        it(`fits, ${width}`, async () => {
          await workbench.page.setViewportSize({width: pixels, height: 900});
          const page = workbench.panel().locator('html');
          await workbench.page.waitForTimeout(300);
          await picture(workbench, `panel-${name}-${width}`);
          const overflow = await page.evaluate((html: Element) => html.scrollWidth - html.clientWidth);
          assert.ok(overflow <= 0, `${overflow} pixels too wide`);
        });
      }

      it('has nothing that axe-core complains about', async () => {
        const violations = await inspect(workbench);
        assert.deepEqual(violations, []);
      });
    });
  }
});

interface AxeResults {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
}

/** Runs axe-core inside the panel's page; each violation with the first element that it is about. */
async function inspect({panelFrame}: Workbench): Promise<readonly string[]> {
  const frame = await panelFrame();
  await frame.evaluate(axeSource);
  const {violations} = (await frame.evaluate('axe.run()')) as AxeResults;
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`);
}
