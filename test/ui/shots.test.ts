import {reportJson} from '../../src/core/report/json.ts';
import {madeAgainst, madeReport} from '../helpers/reports.ts';
import {closeBrowser, openPanel, settle} from './page.ts';
import {reportState} from './reportState.ts';

const out = process.env['SHOTS']!;
describe('shots', () => {
  after(closeBrowser);
  const three = reportState(
    madeReport({rows: 2000, numClasses: 3, classNames: ['cat', 'dog', 'rabbit'], impossible: 5, broken: 17}),
    {against: madeAgainst},
  );
  const two = reportState(madeReport({rows: 2000, numClasses: 2}), {});
  const many = reportState(madeReport({rows: 5000, numClasses: 200}), {});
  for (const theme of ['dark', 'light', 'hc-black', 'hc-light'] as const)
    for (const width of [320, 700, 1240])
      it(`${theme} ${width}`, async () => {
        const p = await openPanel(three, {theme, width});
        await p.page.locator('#report-classes').waitFor();
        await p.page.locator('#fold-reading summary').click();
        await settle(p.page);
        await p.page.screenshot({path: `${out}/three-${theme}-${width}.png`, fullPage: true});
        console.log(await p.troubles());
        await p.close();
      });
  it('two', async () => {
    const p = await openPanel(two, {theme: 'dark', width: 1000});
    for (const tab of ['reliability', 'confusion', 'threshold']) {
      await p.page.locator(`#report-charts-${tab}`).click();
      await settle(p.page);
      await p.page.locator('.charts').screenshot({path: `${out}/two-${tab}.png`});
    }
    await p.close();
    const m = await openPanel(many, {theme: 'dark', width: 1000});
    await m.page.locator(`#report-charts-confusion`).click();
    await settle(m.page);
    await m.page.screenshot({path: `${out}/many.png`, fullPage: true});
    await m.close();
  });
});
