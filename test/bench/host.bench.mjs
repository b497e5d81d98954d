// In a real VS Code's extension host: activation beside an empty extension, diagnostics after a keystroke in a
// document of 2,000 arrays and 200 calls, and CPU time while nothing changes. Passed over where VS Code's host is not installed.
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import path from 'node:path';
import {openBrowser} from '../../scripts/lib/browser.mjs';
import {packageVsix} from '../../scripts/lib/packageVsix.mjs';
import {inRoot} from '../../scripts/lib/project.mjs';
import {installVsix, startServer, workbenchUrl} from '../../scripts/lib/server.mjs';
import {hostFolder} from '../../scripts/lib/vscodeHost.mjs';

const STARTS = 10;
const IDLE_STARTS = 5;
const LIMIT_MS = 180_000;
const GOALS = {activation: 15, diagnostics: 100, idle: 100};

if (!existsSync(path.join(hostFolder(), 'node_modules'))) {
  console.log(`VS Code's host is not in ${hostFolder()}: nothing measured (npm run test:integration installs it)`);
  process.exit();
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
let missed = 0;

function goal(what, value, most, unit) {
  const isMet = value <= most;
  if (!isMet) missed++;
  console.log(`${isMet ? 'ok    ' : 'MISSED'} ${what}: ${value.toFixed(1)} ${unit}, at most ${most}`);
}

/** One start of a window in that server; resolves with what measure.js left. */
async function measured(server, home, what, order = 'forward') {
  const folder = path.join(home, 'workspace');
  const file = path.join(home, 'measured.json');
  rmSync(file, {force: true});
  const browser = await openBrowser();
  try {
    const ended = new Promise((resolve) => browser.page.exposeFunction('codeAutomationExit', resolve));
    await browser.page.exposeFunction('codeAutomationLog', () => {});
    const developed = inRoot('test/bench/host');
    const tests = path.join(developed, 'measure.js');
    await browser.page.goto(
      workbenchUrl(server, {
        folder,
        developed,
        tests,
        environment: {SURPRISAL_MEASURE: what, SURPRISAL_MEASURE_ORDER: order},
      }),
    );
    const tooLong = new Promise((_, reject) =>
      setTimeout(() => reject(new Error('no figures in time')), LIMIT_MS).unref(),
    );
    await Promise.race([ended, tooLong]);
  } finally {
    await browser.close();
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  if (result.error) throw new Error(result.error);
  return result;
}

/**
 * Installs Surprisal without what has VS Code activate it at its start: activated there, an extension waits for all others that are, and
 * an empty one takes as long as they do together.
 */
function installForMeasuring(extensionsDir) {
  installVsix(packageVsix(), extensionsDir);
  const folder = readdirSync(extensionsDir).find((name) => name.startsWith('surprisal.surprisal-'));
  const file = path.join(extensionsDir, folder, 'package.json');
  writeFileSync(file, JSON.stringify({...JSON.parse(readFileSync(file, 'utf8')), activationEvents: []}));
}

function row(name, values) {
  const all = values.map((value) => value.toFixed(1)).join(', ');
  console.log(`  ${name.padEnd(22)} ${all}; median ${median(values).toFixed(1)}`);
}

function reportActivation(runs) {
  const of = (name, kind) => runs.map(({activation}) => activation[name][kind]);
  console.log(`activation in ${runs.length} hosts at rest, one after the other, each first every other time; ms`);
  for (const [kind, what] of [
    ['wall', 'by the clock'],
    ['cpu', 'computed'],
  ]) {
    const [ours, empty] = [of('surprisal.surprisal', kind), of('surprisal-bench.empty-host', kind)];
    const above = ours.map((value, i) => value - empty[i]);
    row(`Surprisal, ${what}`, ours);
    row(`empty, ${what}`, empty);
    row(`above it, ${what}`, above);
    if (kind === 'wall') goal('activation above an empty extension, median', median(above), GOALS.activation, 'ms');
  }
}

function reportDiagnostics({first, later, findings}) {
  const of = (name) => median(later.map((k) => k[name]));
  console.log(`diagnostics: ${findings} findings; after opening ${first.toFixed(0)} ms`);
  console.log(`  keystrokes: ${later.map(({whole}) => whole.toFixed(0)).join(', ')} ms from the edit, there and back`);
  console.log(
    `  there and back, median ${of('whole').toFixed(0)} ms, of which the editor's own edit ${of('edit').toFixed(0)} ms; the whole process computed ${of('cpu').toFixed(0)} ms meanwhile`,
  );
  goal(
    'from the arrival of the last keystroke to the published findings, median',
    of('inHost'),
    GOALS.diagnostics,
    'ms',
  );
}

console.log(
  `load of the machine: ${loadavg()[0].toFixed(1)} on ${cpus().length} cores; goals by the clock hold for a machine at rest`,
);
const home = mkdtempSync(path.join(tmpdir(), 'surprisal-bench-'));
mkdirSync(path.join(home, 'workspace'));
const extensionsDir = path.join(home, 'extensions');
installForMeasuring(extensionsDir);
const server = await startServer({extensionsDir});
const bare = await startServer();
try {
  await measured(server, home, 'activation'); // the first start fills the caches of the disk
  const runs = [];
  for (let i = 0; i < STARTS; i++)
    runs.push(
      await measured(
        server,
        home,
        i === STARTS - 1 ? 'diagnostics' : 'activation',
        i % 2 === 0 ? 'forward' : 'reverse',
      ),
    );
  reportActivation(runs);
  reportDiagnostics(runs[STARTS - 1].diagnostics);
  // In starts of their own: after much work, V8 tidies its heap for a while, and one start differs from another by some hundred ms.
  const [ours, without] = [[], []];
  for (let i = 0; i < IDLE_STARTS; i++) {
    ours.push((await measured(server, home, 'idle')).idle);
    without.push((await measured(bare, home, 'idle')).idle);
  }
  console.log(
    `10 idle seconds in ${IDLE_STARTS} starts each, in turn; ms that the host computes, most of them VS Code's own`,
  );
  row('with Surprisal', ours);
  row('without it', without);
  goal(
    'CPU time of 10 idle seconds above a host without Surprisal, median',
    median(ours) - median(without),
    GOALS.idle,
    'ms',
  );
} finally {
  await bare.stop();
  await server.stop();
  rmSync(home, {recursive: true, force: true, maxRetries: 5});
}
process.exit(missed > 0 ? 1 : 0);
