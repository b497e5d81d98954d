// npm test: does the set-up, runs every layer of checks as a process of its own, and closes with "N passed, N failed".
// npm run test:unit runs one layer alone, with mocha's own options after --. A layer that fails, crashes or hangs is
// counted as failed and does not keep the next one from running.
import {mkdirSync} from 'node:fs';
import {ensureChromium} from './lib/chromium.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, runMain, say, Trouble} from './lib/project.mjs';
import {runLayer} from './lib/runLayer.mjs';
import {ensureHost} from './lib/vscodeHost.mjs';

const mochaLayer = (name) => ['test/run.mjs', name];
/** Name → script and arguments, after how many minutes it is stopped, what it needs beside Node. */
const LAYERS = {
  lint: {script: ['scripts/lint.mjs'], minutes: 3},
  types: {script: ['scripts/types.mjs'], minutes: 5},
  unit: {script: mochaLayer('unit'), minutes: 10},
  property: {script: mochaLayer('property'), minutes: 10},
  conformance: {script: mochaLayer('conformance'), minutes: 10},
  vsix: {script: mochaLayer('vsix'), minutes: 5},
  integration: {script: ['test/run-integration.mjs'], minutes: 12, needs: 'host'},
  web: {script: ['test/run-web.mjs'], minutes: 12, needs: 'host'},
  ui: {script: mochaLayer('ui'), minutes: 30, needs: 'browser'},
  workbench: {script: mochaLayer('workbench'), minutes: 20, needs: 'host'},
  python: {script: mochaLayer('python'), minutes: 10, onlyByName: true},
  oracles: {script: ['test/oracles/run.mjs'], minutes: 30, onlyByName: true},
};
const ALSO = '--also=';

/** Layers by name, all usual ones if none is named, with those of --also= after them; the rest is for the runner. */
function choose(args) {
  const named = args.filter((arg) => arg in LAYERS);
  const also = args.filter((arg) => arg.startsWith(ALSO)).flatMap((arg) => arg.slice(ALSO.length).split(','));
  const rest = args.filter((arg) => !(arg in LAYERS) && !arg.startsWith(ALSO));
  const unknown = [...also.filter((name) => !(name in LAYERS)), ...(named.length === 1 ? [] : rest)];
  if (unknown.length > 0) {
    throw new Trouble(`There is no layer ${unknown[0]}: the layers are ${Object.keys(LAYERS).join(', ')}.`);
  }
  const usual = Object.keys(LAYERS).filter((name) => !LAYERS[name].onlyByName);
  return {names: [...(named.length > 0 ? named : usual), ...also], rest};
}

async function setUp(names) {
  prepare();
  const needs = names.map((name) => LAYERS[name].needs);
  if (needs.some(Boolean)) process.env.SURPRISAL_CHROMIUM = await ensureChromium();
  if (needs.includes('host')) ensureHost();
  mkdirSync(inRoot('artifacts'), {recursive: true});
}

function summaryLine({name, status, seconds, passed, failed, pending}) {
  const notes = [pending > 0 ? `${pending} left out` : '', status === 0 || status === 1 ? '' : `status ${status}`];
  const counts = `${String(passed).padStart(6)} ok ${String(failed).padStart(4)} bad`;
  return `  ${name.padEnd(12)}${counts} ${seconds.toFixed(1).padStart(7)} s  ${notes.filter(Boolean).join(', ')}`.trimEnd();
}

/** The failures once more, by name: the end of a log must say what broke. */
function failureLines(results) {
  return results.flatMap(({name, failures}) => failures.map((failure) => `  ✖ ${name}: ${failure}`));
}

const total = (results, key) => results.reduce((sum, result) => sum + result[key], 0);

await runMain(async () => {
  const {names, rest} = choose(process.argv.slice(2));
  await setUp(names);
  const results = [];
  for (const name of names) {
    say(name);
    const {script, minutes} = LAYERS[name];
    results.push(await runLayer({name, script: [...script, ...rest], minutes}));
  }
  console.log(`\n${results.map(summaryLine).join('\n')}\n`);
  for (const line of failureLines(results)) console.log(line);
  console.log(`${total(results, 'passed')} passed, ${total(results, 'failed')} failed`);
  process.exitCode = total(results, 'failed') > 0 ? 1 : 0;
});
