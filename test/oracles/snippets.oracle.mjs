// Exported snippets, run by the libraries that they are written for: each asserts the value that the panel shows.
// Debian packages: python3-numpy python3-torch python3-sklearn
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

const counts = path.join(mkdtempSync(path.join(tmpdir(), 'snippets-')), 'counts.json');
const env = {
  ...process.env,
  PYTHON: process.env.PYTHON ?? '/usr/bin/python3',
  FRAMEWORKS: 'numpy,pytorch,scikit-learn',
  SURPRISAL_COUNTS: counts,
};
const run = spawnSync(process.execPath, ['test/run.mjs', 'python'], {env, encoding: 'utf8'});
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);
const {passed, failed} = JSON.parse(readFileSync(counts, 'utf8'));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
