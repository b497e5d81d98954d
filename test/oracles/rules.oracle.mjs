// The rules over all the sources and tests of scikit-learn, PyTorch and SciPy: every hit is printed, and each must have been looked at.
// data/rules-reviewed.txt holds the hits judged true, "file | rule | line of source"; any other hit, or one no longer found, fails.
// RULES_FOLDERS (separated by colons) adds folders, whose hits are printed and not judged.
// Debian packages: python3-sklearn python3-torch python3-scipy
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {hitsOf, loadRules, pythonFiles} from './lib/rules.mjs';

const packages = '/usr/lib/python3/dist-packages';
const reviewed = readFileSync(new URL('data/rules-reviewed.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const rules = await loadRules();

function hitsBelow(folder) {
  const hits = [];
  let concerned = 0;
  for (const file of pythonFiles(folder)) {
    const found = hitsOf(rules, file);
    if (found) concerned++;
    for (const hit of found ?? []) hits.push({...hit, file: path.relative(packages, file)});
  }
  for (const hit of hits) console.log(`${hit.file}:${hit.line}: ${hit.code}: ${hit.text}`);
  console.log(`${folder}: ${concerned} files name a loss, ${hits.length} hits`);
  return {concerned, keys: hits.map((hit) => `${hit.file} | ${hit.code} | ${hit.text}`)};
}

let concerned = 0;
const keys = [];
for (const name of ['sklearn', 'torch', 'scipy']) {
  const below = hitsBelow(path.join(packages, name));
  concerned += below.concerned;
  keys.push(...below.keys);
}
for (const folder of (process.env.RULES_FOLDERS ?? '').split(':').filter((f) => f !== '' && existsSync(f)))
  hitsBelow(folder);

const unknown = keys.filter((key) => !reviewed.includes(key));
const lost = reviewed.filter((key) => !keys.includes(key));
for (const key of unknown) console.log(`not reviewed: ${key}`);
for (const key of lost) console.log(`no longer found: ${key}`);
const failed = unknown.length + lost.length;
console.log(`${concerned + reviewed.length - lost.length} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
