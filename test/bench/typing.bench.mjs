// How long the page's script takes to draw what is typed, in a real browser: at a thousand classes, where it must fit into a frame, and at
// sizes that windowed tables and maps are for. Medians of some rounds, with the least.
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {ensureChromium} from '../../scripts/lib/chromium.mjs';
import {inRoot} from '../../scripts/lib/project.mjs';

const ROUNDS = 25;
const FRAME_MS = 1000 / 60;

async function loadPage() {
  const outfile = inRoot('out/bench/page.mjs');
  mkdirSync(path.dirname(outfile), {recursive: true});
  await build({
    stdin: {
      contents: "export * from './browser.ts'; export * from './page.ts';",
      resolveDir: inRoot('test/ui'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  process.env.SURPRISAL_CHROMIUM = await ensureChromium();
  return import(pathToFileURL(outfile).href);
}

const {closeBrowser, openPanel, settle, stateOf} = await loadPage();

const row = (classes, phase) =>
  `[${Array.from({length: classes}, (_, c) => Math.sin(phase + c).toFixed(4)).join(', ')}]`;
const batch = (rows, classes) => `[${Array.from({length: rows}, (_, r) => row(classes, 3.7 * r)).join(', ')}]`;
const indices = (rows, classes) => `[${Array.from({length: rows}, (_, r) => r % classes).join(', ')}]`;
const drawing = (page) =>
  page.evaluate(() => performance.getEntriesByName('surprisal: draw').at(-1)?.duration ?? Number.NaN);

/** Milliseconds of each drawing after a change of the target. */
async function type(page, targetOf) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.locator('#input-target').fill(targetOf(round));
    await settle(page);
    times.push(await drawing(page));
  }
  return times.sort((a, b) => a - b);
}

async function measure(name, prediction, targetOf, goal) {
  const {page, close} = await openPanel(stateOf(prediction, targetOf(0)));
  const first = await drawing(page);
  const times = await type(page, targetOf);
  await close();
  const median = times[Math.floor(ROUNDS / 2)];
  const ms = (value) => `${value.toFixed(1).padStart(7)} ms`;
  const met = goal === undefined ? '      ' : median <= goal ? 'met   ' : 'missed';
  const wanted = goal === undefined ? '' : ` (goal ${goal.toFixed(1)} ms)`;
  console.log(`${met} ${name.padEnd(28)} first${ms(first)}   typing${ms(median)}   least${ms(times[0])}${wanted}`);
  return goal !== undefined && median > goal;
}

try {
  const missed = [
    await measure('1,000 classes', row(1_000, 0), String, FRAME_MS),
    await measure('100,000 classes', row(100_000, 0), String),
    await measure('1,000 rows of 10 classes', batch(1_000, 10), (k) => indices(1_000, 10).replace('0', String(k % 10))),
  ];
  process.exitCode = missed.includes(true) ? 1 : 0;
} finally {
  await closeBrowser();
}
