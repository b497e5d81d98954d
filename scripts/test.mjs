// npm test: does the set-up, runs every layer of checks as a process of its own, and closes with "N passed, N failed".
// npm run test:unit runs one layer alone, with mocha's own options after --. A layer that fails, crashes or hangs is
// counted as failed and does not keep the next one from running.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {ensureChromium} from './lib/chromium.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, root, runMain, say, Trouble} from './lib/project.mjs';
import {ensureHost} from './lib/vscodeHost.mjs';

const MINUTE_MS = 60_000;
const mochaLayer = (name) => ['test/run.mjs', name];
/** Name → script and arguments, whether it is in `npm test`, what it needs, after how many minutes it is stopped. */
const LAYERS = {
  lint: {run: ['scripts/lint.mjs'], minutes: 3},
  types: {run: ['scripts/types.mjs'], minutes: 5},
  unit: {run: mochaLayer('unit'), minutes: 10},
  property: {run: mochaLayer('property'), minutes: 10},
  conformance: {run: mochaLayer('conformance'), minutes: 10},
  vsix: {run: mochaLayer('vsix'), minutes: 5},
  integration: {run: ['test/run-integration.mjs'], minutes: 8, needs: 'host'},
  web: {run: ['test/run-web.mjs'], minutes: 8, needs: 'host'},
  ui: {run: mochaLayer('ui'), minutes: 10, needs: 'browser'},
  workbench: {run: mochaLayer('workbench'), minutes: 12, needs: 'host'},
  oracles: {run: ['test/oracles/run.mjs'], minutes: 30, onlyByName: true},
};

function choose(args) {
  const also = args.flatMap((arg) => (arg.startsWith('--also=') ? arg.slice(7).split(',') : []));
  const named = args.filter((arg) => arg in LAYERS);
  const usual = Object.keys(LAYERS).filter((name) => !LAYERS[name].onlyByName);
  return {layers: [...(named.length > 0 ? named : usual), ...also], rest: optionsOf(args)};
}

/** What is neither a layer nor ours goes to the runner of the one layer that was named. */
function optionsOf(args) {
  const rest = args.filter((arg) => !(arg in LAYERS) && !arg.startsWith('--also='));
  const named = args.filter((arg) => arg in LAYERS);
  if (rest.length === 0 || named.length === 1) return rest;
  throw new Trouble(`There is no layer ${rest[0]}: the layers are ${Object.keys(LAYERS).join(', ')}.`);
}

async function setUp(layers) {
  prepare();
  const needs = new Set(layers.map((name) => LAYERS[name].needs));
  if (needs.has('browser') || needs.has('host')) process.env.SURPRISAL_CHROMIUM = await ensureChromium();
  if (needs.has('host')) ensureHost();
  mkdirSync(inRoot('artifacts'), {recursive: true});
  mkdirSync(inRoot('out/counts'), {recursive: true});
}

/** Ends a layer's whole process group, so that no server or browser outlives it. */
function end(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {} // already gone
}

/** Runs a script to its end or to its limit; resolves with its exit status, or a word on why it has none. */
function runScript(script, minutes, env) {
  const child = spawn(process.execPath, script, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    detached: true,
  });
  const stop = () => end(child);
  process.once('SIGINT', stop);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop();
      resolve(`stopped after ${minutes} minutes`);
    }, minutes * MINUTE_MS);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      process.off('SIGINT', stop);
      resolve(code ?? `ended by ${signal}`);
    });
  });
}

/** The layer's own counts; a bad ending that it did not count itself is one failure, and so is a run of no tests. */
function settle(countsFile, status) {
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : {passed: 0, failed: 0};
  const broken = status !== 0 && counts.failed === 0;
  const empty = counts.passed + counts.failed === 0;
  return {passed: counts.passed, failed: counts.failed + (broken || empty ? 1 : 0), pending: counts.pending ?? 0};
}

async function runLayer(name, rest) {
  const {run, minutes} = LAYERS[name];
  const countsFile = inRoot('out/counts', `${name}.json`);
  rmSync(countsFile, {force: true});
  say(name);
  const started = Date.now();
  const status = await runScript([...run, ...rest], minutes, {...process.env, SURPRISAL_COUNTS: countsFile});
  const seconds = (Date.now() - started) / 1000;
  return {name, status, seconds, ...settle(countsFile, status)};
}

function summary(results) {
  const line = ({name, status, seconds, passed, failed, pending}) => {
    const notes = [pending ? `${pending} left out` : '', status === 0 || status === 1 ? '' : `status ${status}`];
    const counts = `${String(passed).padStart(6)} ok ${String(failed).padStart(4)} bad`;
    return `  ${name.padEnd(12)}${counts} ${seconds.toFixed(1).padStart(7)} s  ${notes.filter(Boolean).join(', ')}`;
  };
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${results.map(line).join('\n')}\n`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed');
}

await runMain(async () => {
  const {layers, rest} = choose(process.argv.slice(2));
  await setUp(layers);
  const results = [];
  for (const name of layers) results.push(await runLayer(name, rest));
  process.exitCode = summary(results) > 0 ? 1 : 0;
});
