// Runs every *.oracle.mjs of this folder: each compares the code with an independent implementation and prints "N passed, N failed".
// The Debian packages that an oracle's head names are installed first, where that is possible.
import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {reportCounts} from '../helpers/counts.mjs';
import {ensurePackages} from './lib/packages.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const oracles = readdirSync(here)
  .filter((name) => name.endsWith('.oracle.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
let passed = 0;
let failed = 0;
for (const oracle of oracles) {
  console.log(`\n${oracle}`);
  ensurePackages(path.join(here, oracle));
  const run = spawnSync(process.execPath, [path.join(here, oracle)], {encoding: 'utf8', maxBuffer: 1 << 28});
  process.stdout.write(run.stdout);
  process.stderr.write(run.stderr);
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(run.stdout);
  passed += Number(counts?.[1] ?? 0);
  failed += Number(counts?.[2] ?? 0) + (run.status !== 0 && !Number(counts?.[2] ?? 0) ? 1 : 0);
}
console.log(`\n${passed} passed, ${failed} failed`);
reportCounts({passed, failed}, oracles.length > 0);
