// npm run pictures: takes the readme's pictures of the real product into media/readme/, from the packaged extension.
import {mkdirSync} from 'node:fs';
import {ensureChromium} from './lib/chromium.mjs';
import {packageVsix} from './lib/packageVsix.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, runMain, say} from './lib/project.mjs';
import {openWorkbench} from './lib/workbench.mjs';

const SAMPLE = 'evaluate_pytorch.py';
const ARRAY = '[0.2, 0.7, 0.1]';
const SETTLE_MS = 800;

/** Everything but the editors is put away, so that a picture shows what it is about. */
const SETTINGS = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'breadcrumbs.enabled': false,
};

async function picture({page}, name, clip) {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({path: inRoot('media/readme', `${name}.png`), ...(clip && {clip})});
  say(`media/readme/${name}.png`);
}

async function take(workbench) {
  await workbench.press('Control+B'); // the side bar goes
  await workbench.goTo(36);
  await workbench.hover(ARRAY);
  await picture(workbench, 'hover', {x: 0, y: 0, width: 1000, height: 560});
  await workbench.away();
  await workbench.goTo(19, 12);
  await workbench.runCommand('Surprisal: Compute Cross-Entropy');
  await workbench.panel().locator('.total-value').waitFor();
  await picture(workbench, 'panel');
  workbench.change({...SETTINGS, 'workbench.colorTheme': 'Dark 2026'});
  await workbench.panel().locator('body.vscode-dark').waitFor();
  await workbench.runCommand('Surprisal: Open Reference');
  await workbench.panel().locator('.katex').nth(2).waitFor();
  await picture(workbench, 'reference');
}

await runMain(async () => {
  prepare();
  await ensureChromium();
  mkdirSync(inRoot('media/readme'), {recursive: true});
  const options = {vsix: packageVsix(), file: SAMPLE, settings: SETTINGS, viewport: {width: 1360, height: 860}};
  const workbench = await openWorkbench(options);
  try {
    await take(workbench);
  } finally {
    await workbench.close();
  }
});
