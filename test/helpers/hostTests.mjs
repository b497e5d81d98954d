// Bundles test/integration for the two extension hosts, and prints what a run in one of them left behind.
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {inRoot} from '../../scripts/lib/project.mjs';
import {findFiles} from './find.mjs';

const tests = () => findFiles(inRoot('test/integration'), '.test.ts');
const common = {bundle: true, format: 'cjs', logLevel: 'warning', sourcemap: 'inline', target: 'es2022'};

/** One file per test file, and index.js that runs them. Returns the path of index.js. */
export async function bundleForNode(out) {
  const options = {...common, platform: 'node', external: ['vscode', 'mocha']};
  const helper = inRoot('test/helpers/nodeHost.ts');
  await build({
    ...options,
    entryPoints: tests(),
    outbase: inRoot('test/integration'),
    outdir: out,
    entryNames: '[name]',
  });
  await build({...options, entryPoints: [helper], outfile: path.join(out, 'index.js')});
  return path.join(out, 'index.js');
}

/**
 * One bundle with mocha's browser build. That build is a UMD script in an ES package, which would overwrite the bundle's
 * module.exports, so the bundle is a script whose exports are put back at its end.
 */
export async function bundleForWeb(outfile) {
  const quoted = (file) => JSON.stringify(file);
  const requires = tests().map((file) => `require(${quoted(file)});`);
  const entry = `import {setUp} from ${quoted(inRoot('test/helpers/webHost.ts'))};\nsetUp();\n${requires.join('\n')}\n`;
  const contents = `${entry}export {run} from ${quoted(inRoot('test/helpers/webHost.ts'))};\n`;
  const processStub =
    'var process = {env: {}, argv: [], versions: {}, cwd: () => "/", nextTick: (f, ...a) => queueMicrotask(() => f(...a))};';
  await build({
    ...common,
    stdin: {contents, resolveDir: inRoot(), loader: 'ts'},
    platform: 'browser',
    format: 'iife',
    globalName: '__tests',
    alias: {'node:assert/strict': inRoot('test/helpers/webAssert.cjs')},
    external: ['vscode'],
    define: {global: 'globalThis'},
    banner: {js: processStub},
    footer: {js: 'module.exports = __tests;'},
    outfile,
  });
  return outfile;
}

/** A copy of the samples, so that tests may edit; result.json will stand beside it. */
export function freshWorkspace(name) {
  const folder = inRoot('out', 'workspaces', name);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(path.join(folder, 'workspace'), {recursive: true});
  if (existsSync(inRoot('samples'))) cpSync(inRoot('samples'), path.join(folder, 'workspace'), {recursive: true});
  return {workspace: path.join(folder, 'workspace'), resultFile: path.join(folder, 'result.json')};
}

const MARK = {passed: '✔', failed: '✖', pending: '-'};

/** What went wrong with the run as a whole: each is a failure beside those of the tests. */
function faults({host, tests}, expectedHost) {
  if (tests.length === 0) return [`the extension host (${host ?? 'none'}) left no result`];
  return host === expectedHost ? [] : [`ran in the ${host} extension host, not in the ${expectedHost} one`];
}

function printTest(test) {
  console.log(`  ${MARK[test.state]} ${test.title} (${test.milliseconds} ms)`);
  if (test.error) console.log(test.error.replace(/^/gm, '      '));
}

/** Prints every test of the run in that host ('node' or 'web worker') and returns the counts. */
export function printResult(resultFile, expectedHost) {
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : {tests: []};
  result.tests.forEach(printTest);
  const wrong = faults(result, expectedHost);
  for (const fault of wrong) console.log(`  ✖ ${fault}`);
  const count = (state) => result.tests.filter((test) => test.state === state).length;
  const titles = result.tests.filter((test) => test.state === 'failed').map((test) => test.title);
  const failures = [...titles, ...wrong];
  return {passed: count('passed'), failed: failures.length, pending: count('pending'), failures};
}
