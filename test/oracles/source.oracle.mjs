// What Python's and acorn's own parsers see in real source files: every list literal of plain numbers must be found with the
// same start, end, shape and values, and no array in code may be one that the parser does not see.
// The files: Debian's numpy and scipy, Python's standard library, tfjs-core's tests (fetched from npm), this project's
// dependencies. FILES names more, one path a line. --record writes small files of each to test/unit/data.
// Debian packages: python3-numpy python3-scipy
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {loadReader} from './lib/reader.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const TFJS = '@tensorflow/tfjs-core@4.22.0';
const CHUNK = 400;

const find = (dir, end) =>
  !existsSync(dir)
    ? []
    : readdirSync(dir, {withFileTypes: true}).flatMap((e) => {
        const name = path.join(dir, e.name);
        return e.isDirectory() ? find(name, end) : e.isFile() && end.test(e.name) ? [name] : [];
      });

/** tfjs-core's published package holds its compiled tests. */
function tfjsTests() {
  const dir = path.join(root, 'out/oracles/tfjs');
  if (!existsSync(path.join(dir, 'package'))) {
    mkdirSync(dir, {recursive: true});
    const pack = spawnSync('npm', ['pack', '--silent', TFJS], {cwd: dir, encoding: 'utf8'});
    const archive = pack.stdout.trim().split('\n').pop();
    if (pack.status !== 0 || !archive) throw new Error(`Could not fetch ${TFJS}: ${pack.stderr.slice(-300)}`);
    spawnSync('tar', ['xzf', archive], {cwd: dir});
  }
  return find(path.join(dir, 'package'), /_test\.js$/);
}

const standardLibrary = () =>
  spawnSync(PYTHON, ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], {encoding: 'utf8'}).stdout.trim();

const more = (process.env.FILES ?? '').split('\n').filter(Boolean);
const SETS = [
  {
    name: 'numpy and scipy',
    language: 'python',
    least: 15000,
    files: () => [
      ...find('/usr/lib/python3/dist-packages/numpy', /\.py$/),
      ...find('/usr/lib/python3/dist-packages/scipy', /\.py$/),
    ],
  },
  {name: 'Python’s standard library', language: 'python', least: 10, files: () => find(standardLibrary(), /\.py$/)},
  {name: 'tfjs-core’s tests', language: 'javascript', least: 10000, files: tfjsTests},
  {
    name: 'node_modules',
    language: 'javascript',
    least: 100,
    files: () => find(path.join(root, 'node_modules'), /\.[cm]?js$/),
  },
  {name: 'FILES', language: 'python', least: 0, files: () => more.filter((f) => f.endsWith('.py'))},
  {name: 'FILES', language: 'javascript', least: 0, files: () => more.filter((f) => /\.[cm]?js$/.test(f))},
];

/** The parser's lines for some files: one with all containers of each file, one for each literal. */
function parse(language, files) {
  const command =
    language === 'python'
      ? [PYTHON, [path.join(here, 'generators/python_literals.py'), ...files]]
      : [process.execPath, [path.join(here, 'generators/js_literals.mjs'), path.join(root, 'node_modules'), ...files]];
  const run = spawnSync(...command, {encoding: 'utf8', maxBuffer: 1 << 30});
  if (run.status !== 0) throw new Error(run.stderr.slice(-1000));
  return run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const byFile = (lines) => {
  const files = new Map();
  for (const line of lines) {
    if (!files.has(line.file)) files.set(line.file, {containers: new Set(), literals: []});
    if (line.containers) files.get(line.file).containers = new Set(line.containers.map(String));
    else files.get(line.file).literals.push(line);
  }
  return files;
};

const isSame = (a, literal) =>
  a !== undefined &&
  String(a.shape) === String(literal.shape) &&
  a.values.length === literal.values.length &&
  literal.values.every((v, i) => v === a.values[i]);

function compare(findArrays, language, file, {containers, literals}) {
  const text = readFileSync(file, 'utf8');
  const {arrays} = findArrays(text, {languageId: language});
  const places = new Map(arrays.map((a) => [`${a.start},${a.end}`, a]));
  const missed = literals.filter((l) => !isSame(places.get(`${l.start},${l.end}`), l));
  const wrong = arrays.filter((a) => a.where === 'code' && !containers.has(`${a.start},${a.end}`));
  return [...missed.map((l) => ['not found', l]), ...wrong.map((a) => ['no array', a])].map(
    ([what, a]) => `${what}: ${file}:${a.start} ${JSON.stringify(text.slice(a.start, Math.min(a.end, a.start + 80)))}`,
  );
}

const {findArrays} = await loadReader();
let passed = 0;
let failed = 0;
const recorded = [];
for (const {name, language, least, files} of SETS) {
  const list = files();
  let literals = 0;
  const wrong = [];
  for (let i = 0; i < list.length; i += CHUNK) {
    for (const [file, seen] of byFile(parse(language, list.slice(i, i + CHUNK)))) {
      literals += seen.literals.length;
      wrong.push(...compare(findArrays, language, file, seen));
      const text = readFileSync(file, 'utf8');
      if (
        name !== 'node_modules' &&
        name !== 'FILES' &&
        seen.literals.length > 3 &&
        text.length < 6000 &&
        recorded.filter((r) => r.name === name).length < 4
      )
        recorded.push({
          name,
          language,
          text,
          containers: [...seen.containers],
          literals: seen.literals.map(({file: _, ...l}) => l),
        });
    }
  }
  console.log(`${name}: ${list.length} files, ${literals} literals, ${wrong.length} wrong`);
  for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
  if (literals < least) console.log(`  fewer than the ${least} literals that should be there`);
  passed += literals - Math.min(wrong.length, literals);
  failed += wrong.length + (literals < least ? 1 : 0);
}
if (process.argv.includes('--record')) {
  const file = path.join(root, 'test/unit/data/sourceLiterals.json');
  writeFileSync(file, `[\n${recorded.map((r) => JSON.stringify(r)).join(',\n')}\n]\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
