// What NumPy, PyTorch, pandas, R and Octave print, read back to the printed values exactly. SEED and COUNT choose the cases;
// --record writes a sample of them to test/unit/data/prints.json, which the unit tests read everywhere.
// Debian packages: python3-numpy python3-torch python3-pandas r-base-core octave
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {generate} from './lib/generate.mjs';
import {differenceOf, loadReader} from './lib/reader.mjs';

const PRINTERS = {
  numpy: 'numpy_prints.py',
  torch: 'torch_prints.py',
  pandas: 'pandas_prints.py',
  r: 'r_prints.R',
  octave: 'octave_prints.m',
};
const LONGEST_RECORDED = 900;
const RECORDED = 30;

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.COUNT ?? 500);
const {findArrays} = await loadReader();
const recorded = [];
let failed = 0;
let passed = 0;

for (const [printer, script] of Object.entries(PRINTERS)) {
  const cases = generate(script, count, seed);
  const bad = cases.flatMap((c) => {
    const why = differenceOf(c, findArrays(c.text, {languageId: 'plaintext'}).arrays);
    return why === undefined ? [] : [`${why}, reading what ${printer} printed:\n${c.text}`];
  });
  console.log(`${printer}: ${cases.length - bad.length} of ${cases.length} read as printed`);
  for (const text of bad.slice(0, 3)) console.log(text);
  failed += bad.length + (cases.length < count ? 1 : 0);
  passed += cases.length - bad.length;
  const short = cases.filter((c) => c.text.length <= LONGEST_RECORDED).slice(0, RECORDED);
  recorded.push(...short.map((c) => ({printer, ...c})));
}
if (process.argv.includes('--record')) {
  const file = fileURLToPath(new URL('../unit/data/prints.json', import.meta.url));
  writeFileSync(file, `[\n${recorded.map((c) => JSON.stringify(c)).join(',\n')}\n]\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
