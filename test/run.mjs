// Builds the tests of one layer with esbuild and runs them with mocha: node test/run.mjs unit [--grep …]
import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {boundedReaders} from '../scripts/boundedReaders.cjs';
import {watModules} from '../scripts/watModules.cjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [layer, ...rest] = process.argv.slice(2);
const from = path.join(root, 'test', layer);
const out = path.join(root, 'out', layer);
const find = (dir) =>
  readdirSync(dir, {withFileTypes: true}).flatMap((e) =>
    e.isDirectory() ? find(path.join(dir, e.name)) : e.name.endsWith('.test.ts') ? [path.join(dir, e.name)] : [],
  );
rmSync(out, {recursive: true, force: true});
mkdirSync(out, {recursive: true});
const entryPoints = find(from);
if (entryPoints.length === 0) {
  console.error(`No tests found under ${from}.`);
  process.exit(1);
}
await build({
  entryPoints,
  outdir: out,
  outbase: from,
  outExtension: {'.js': '.mjs'},
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  loader: {'.py': 'text'},
  plugins: [watModules, boundedReaders],
  sourcemap: 'inline',
  logLevel: 'warning',
});
const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
const reporter = path.join(root, 'test/helpers/countingReporter.cjs');
const args = [
  '--enable-source-maps',
  mocha,
  '--reporter',
  reporter,
  '--timeout',
  '60000',
  ...rest,
  `${out}/**/*.test.mjs`,
];
process.exit(spawnSync(process.execPath, args, {stdio: 'inherit', cwd: root}).status ?? 1);
