// Octave's and R's own evaluation of generated literals against what is read of them: the same values and shapes, to the last bit.
// SEED and COUNT choose the literals; --record writes a sample to test/unit/data/literals.json, which the unit tests read everywhere.
// Debian packages: octave r-base-core
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {octaveLiterals, rLiterals} from './generators/literals.mjs';
import {generate} from './lib/generate.mjs';
import {differenceOf, lastBit, loadReader} from './lib/reader.mjs';

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.COUNT ?? 500);
const RECORDED = 120;
const {findArrays} = await loadReader();
const folder = mkdtempSync(path.join(tmpdir(), 'literals-'));

/** Literals with what the language itself makes of them. */
function evaluated(language) {
  const file = path.join(folder, language);
  const literals = language === 'octave' ? octaveLiterals(seed, count) : rLiterals(seed, count);
  const text = literals.map((c) => `%%\n${c.text}\n`).join('');
  writeFileSync(file, language === 'octave' ? JSON.stringify(literals) : text);
  return generate(language === 'octave' ? 'octave_literals.m' : 'r_literals.R', file);
}

const recorded = [];
let passed = 0;
let failed = 0;
for (const language of ['octave', 'r']) {
  const cases = evaluated(language);
  const bad = cases.flatMap((c) => {
    const why = differenceOf(
      c,
      findArrays(c.text, {languageId: language}).arrays,
      language === 'r' ? lastBit : Object.is,
    );
    return why === undefined ? [] : [`${why}, reading ${language}'s ${c.text}`];
  });
  console.log(`${language}: ${cases.length - bad.length} of ${count} literals read as it evaluates them`);
  for (const text of bad.slice(0, 5)) console.log(text);
  failed += bad.length + (count - cases.length);
  passed += cases.length - bad.length;
  recorded.push(...cases.slice(0, RECORDED).map((c) => ({language, ...c})));
}
rmSync(folder, {recursive: true});
if (process.argv.includes('--record')) {
  const file = fileURLToPath(new URL('../unit/data/literals.json', import.meta.url));
  writeFileSync(file, `[\n${recorded.map((c) => JSON.stringify(c)).join(',\n')}\n]\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
