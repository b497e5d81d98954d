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

/** Half of it is the panel, which then needs not scroll sideways. */
const WIDE = {width: 1800, height: 800};
const DARK = {...SETTINGS, 'workbench.colorTheme': 'Dark 2026'};

async function turn(workbench, settings, kind) {
  workbench.change(settings);
  await workbench.panel().locator(`body.vscode-${kind}`).waitFor();
}

/** The panel by itself: the right half of the window. */
async function panelPicture(workbench, name) {
  await workbench.page.mouse.move(0, 0); // nothing lights up under it
  const box = await workbench.page.locator('iframe.webview.ready').first().boundingBox();
  await picture(workbench, name, box && {x: box.x, y: box.y, width: box.width, height: box.height});
}

async function computed(workbench, line, column) {
  await workbench.focusEditor();
  await workbench.goTo(line, column);
  await workbench.runCommand('Surprisal: Compute Cross-Entropy');
  await workbench.panel().locator('.total-value').waitFor();
}

/** What frameworks make of a probability of 0 for what happened. */
async function comparison(workbench) {
  await workbench.page.setViewportSize(WIDE);
  await workbench.panel().getByLabel('prediction', {exact: true}).fill('[0.4, 0.0, 0.6]');
  await workbench.panel().locator('.total-value', {hasText: '∞'}).waitFor();
  const fold = workbench.panel().locator('#fold-compare');
  await fold.locator('summary').click();
  await fold.locator('tbody tr').first().waitFor();
  await fold.evaluate((node) => node.scrollIntoView({block: 'start'}));
  await panelPicture(workbench, 'compare');
}

async function report(workbench) {
  await workbench.focusEditor();
  await workbench.openFile('predictions.csv');
  await workbench.runCommand('Surprisal: Evaluate Predictions File');
  await workbench.panel().getByRole('heading', {name: 'predictions.csv'}).waitFor();
  await panelPicture(workbench, 'report');
}

async function take(workbench) {
  await workbench.press('Control+B'); // the side bar goes
  await workbench.goTo(36);
  await workbench.hover(ARRAY);
  await picture(workbench, 'hover', {x: 0, y: 0, width: 1000, height: 560});
  await workbench.away();
  await computed(workbench, 19, 12);
  await picture(workbench, 'panel');
  await turn(workbench, DARK, 'dark');
  await picture(workbench, 'panel-dark');
  await comparison(workbench);
  await turn(workbench, SETTINGS, 'light');
  await report(workbench);
  await turn(workbench, DARK, 'dark');
  await workbench.runCommand('Surprisal: Open Reference');
  await workbench.panel().locator('.katex').nth(2).waitFor();
  await panelPicture(workbench, 'reference');
}

await runMain(async () => {
  prepare();
  await ensureChromium();
  mkdirSync(inRoot('media/readme'), {recursive: true});
  const options = {vsix: packageVsix(), file: SAMPLE, settings: SETTINGS, viewport: {width: 1280, height: 800}};
  const workbench = await openWorkbench(options);
  try {
    await take(workbench);
  } finally {
    await workbench.close();
  }
});
