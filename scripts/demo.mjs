// npm run demo: does the main job in a real VS Code without a screen. Selects an array of a sample, runs the command,
// prints what the panel shows, and saves artifacts/demo.png. `npm run demo -- evaluate_sklearn.py 25` takes another place.
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {ensureChromium} from './lib/chromium.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, runMain, say, Trouble} from './lib/project.mjs';
import {openWorkbench} from './lib/workbench.mjs';

const [sample = 'evaluate_pytorch.py', lineArgument] = process.argv.slice(2);
const PICTURE = inRoot('artifacts/demo.png');

/** Where the selection starts: the first bracket of the given line, or of the first line that assigns probabilities. */
function placeIn(text) {
  const lines = text.split('\n');
  const line = lineArgument
    ? Number(lineArgument)
    : lines.findIndex((l) => /^\s*(probs|y_pred|yPred)\b.*\[/.test(l)) + 1;
  if (!(line >= 1 && line <= lines.length)) {
    const what = lineArgument ? `has no line ${lineArgument}` : 'assigns no probabilities that the demo could pick';
    throw new Trouble(`${sample} ${what}: say a line from 1 to ${lines.length}, npm run demo -- ${sample} LINE.`);
  }
  return {line, column: Math.max(lines[line - 1].search(/[[{(]/), 0) + 1, source: lines[line - 1].trim()};
}

function textOfSample() {
  const file = inRoot('samples', sample);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new Trouble(`There is no sample ${sample}: name one of ${readdirSync(inRoot('samples')).join(', ')}.`);
}

async function show(workbench, {line, column, source}) {
  say(`selecting line ${line}: ${source}`);
  await workbench.goTo(line, column);
  await workbench.press('Shift+End');
  await workbench.runCommand('Surprisal: Compute Cross-Entropy');
  const page = workbench.panel().locator('body');
  await page
    .getByText(/nats|no numbers/)
    .first()
    .waitFor({timeout: 30_000});
  console.log(await workbench.panelText());
  await workbench.page.screenshot({path: PICTURE});
  say(`the screenshot is ${PICTURE}`);
}

await runMain(async () => {
  prepare();
  await ensureChromium();
  mkdirSync(inRoot('artifacts'), {recursive: true});
  const place = placeIn(textOfSample());
  const workbench = await openWorkbench({developed: inRoot(), file: sample});
  try {
    await show(workbench, place);
  } finally {
    await workbench.close();
  }
});
