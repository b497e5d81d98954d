// The query of "Copy as SQL", run by DuckDB (npm) and PostgreSQL (Debian): the same breakdown as evaluate gives, to 1e-12.
// SEED chooses the tables.
// Debian packages: postgresql
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {startPostgres} from './lib/postgres.mjs';
import {cases, csvOf, optionsOf, tableOf} from './lib/sqlCases.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'sql-'));
const seed = Number(process.env.SEED ?? 11);
const bound = 1e-12;
let passed = 0;
let failed = 0;

function check(name, test) {
  return Promise.resolve()
    .then(test)
    .then(
      () => passed++,
      (error) => {
        failed++;
        console.log(`FAILED: ${name}\n${error.stack.slice(0, 3000)}`);
      },
    );
}

function command(...args) {
  const ran = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'evaluate', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.stdout === '') throw new Error(ran.stderr);
  return ran.stdout;
}

const words = {inf: Infinity, '-inf': -Infinity, nan: NaN};
const reportOf = (...args) =>
  JSON.parse(command(...args, '--json'), (_, x) => (typeof x === 'string' && x in words ? words[x] : x));

/** As the query's columns: class, name, count, mean_loss, share, worst, accuracy. */
function expectedOf({classes, valid, loss, accuracy}) {
  const none = (count, x) => (count === 0 ? null : x);
  const rows = classes.map((c) => [
    c.classIndex,
    c.name,
    c.count,
    none(c.count, c.loss),
    c.share,
    none(c.count, c.worst),
    none(c.count, c.accuracy),
  ]);
  const total = classes.some((c) => c.count > 0 && c.share !== 0) ? (loss === Infinity ? NaN : 1) : 0;
  const worst = classes.filter((c) => c.count > 0).reduce((top, c) => Math.max(top, c.worst), -Infinity);
  return [...rows, [null, 'total', valid, none(valid, loss), total, none(valid, worst), none(valid, accuracy)]];
}

function assertSame(actual, expected) {
  assert.equal(actual.length, expected.length, 'rows');
  for (const [i, row] of expected.entries())
    for (const [j, x] of row.entries())
      assert.ok(isSame(actual[i][j], x), `row ${i}, column ${j}: ${actual[i][j]} is not ${x}`);
}

const isSame = (a, b) =>
  typeof a === 'number' && typeof b === 'number' && Number.isFinite(a) && Number.isFinite(b)
    ? Math.abs(a - b) <= bound * Math.abs(b)
    : Object.is(a, b);

const numeric = (value) => (value === null || typeof value === 'number' ? value : Number(value));
const rowOf = ([k, name, ...numbers]) => [numeric(k), name, ...numbers.map(numeric)];

async function duckdb() {
  const {DuckDBConnection} = await import('@duckdb/node-api');
  const connection = await DuckDBConnection.create();
  return async (sql) => (await connection.runAndReadAll(sql)).getRows().map(rowOf);
}

const quotedName = (name) => `"${name.replaceAll('"', '""')}"`;
const quotedText = (text) => (text === '' ? 'NULL' : `'${text.replaceAll("'", "''")}'`);

/** The table that the query names, of double precision and of what the labels are. */
function createTable(table, file, hasNames) {
  const name = quotedName(path.basename(file, '.csv'));
  const types = table.columns.map((_, i) =>
    i < table.columns.length - 1 ? 'double precision' : hasNames ? 'text' : 'integer',
  );
  const columns = table.columns.map((column, i) => `${quotedName(column.trim())} ${types[i]}`);
  const rows = table.rows.map((row) => `(${row.map(quotedText).join(', ')})`);
  return `CREATE TABLE ${name} (${columns.join(', ')});\nINSERT INTO ${name} VALUES\n${rows.join(',\n')};`;
}

async function onDuckdb(run, args) {
  assertSame(await run(command('--sql', 'duckdb', ...args)), expectedOf(reportOf(...args)));
}

/** What only files have: bad fields, rows of another width, no header, other delimiters, packed; Parquet. */
async function otherFiles(run) {
  const at = (name, content) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const base = tableOf(cases[0], seed);
  const bad = csvOf(base).split('\n');
  bad.splice(
    5,
    1,
    '0.5,x,0.5,1',
    '0.5,0.5',
    '0.2,0.3,0.5,oops',
    '0.2,0.3,0.5,1,9',
    '',
    '-0.5,1,0.5,0',
    ' 0.25 ,"0.25",0.5, 2 ',
  );
  await check('duckdb: bad rows', () => onDuckdb(run, [at('bad.csv', bad.join('\n')), '--label=label']));
  await check('duckdb: no header', () =>
    onDuckdb(run, [at('bare.csv', csvOf(base).split('\n').slice(1).join('\n')), '--no-header', '--label=3']),
  );
  await check('duckdb: semicolons', () => onDuckdb(run, [at('semi.csv', csvOf(base, ';')), '--label=label']));
  await check('duckdb: tabs', () => onDuckdb(run, [at("ta'b.tsv", csvOf(base, '\t')), '--label=label']));
  await check('duckdb: gzip', () => onDuckdb(run, [at('packed.csv.gz', gzipSync(csvOf(base))), '--label=label']));
  const twice = csvOf({...base, columns: ['a', 'A', '', 'label']});
  await check('duckdb: names twice and none', () =>
    onDuckdb(run, [at('twice.csv', twice), '--label=label', '--columns=0,1,2']),
  );
}

/** The same cases as Parquet, with NaN and nothing as themselves. */
async function asParquet(run, one, table) {
  const {parquetWriteBuffer} = await import('hyparquet-writer');
  const last = table.columns.length - 1;
  const cell = (row, c) => (row[c] === '' ? null : c < last || !one.classes ? Number(row[c]) : row[c]);
  const columnData = table.columns.map((name, c) => ({
    name,
    data: table.rows.map((row) => cell(row, c)),
    type: c < last ? 'DOUBLE' : one.classes ? 'STRING' : 'INT32',
  }));
  const file = path.join(folder, `${one.name}.parquet`);
  writeFileSync(file, new Uint8Array(parquetWriteBuffer({columnData})));
  await onDuckdb(run, [file, ...optionsOf(one)]);
}

async function run() {
  const made = spawnSync(process.execPath, ['esbuild.js'], {cwd: root, encoding: 'utf8'});
  assert.equal(made.status, 0, made.stderr);
  const duck = await duckdb();
  const postgres = startPostgres();
  try {
    for (const one of cases) {
      const table = tableOf(one, seed);
      const file = path.join(folder, `${one.name.replaceAll(' ', '_')}'"s.csv`);
      writeFileSync(file, csvOf(table));
      const args = [file, ...optionsOf(one)];
      await check(`duckdb: ${one.name}`, () => onDuckdb(duck, args));
      await check(`duckdb: Parquet, ${one.name}`, () => asParquet(duck, one, table));
      await check(`postgresql: ${one.name}`, () => {
        postgres.query(createTable(table, file, one.classes));
        const answer = postgres.query(command('--sql', 'postgresql', ...args)).map(rowOf);
        assertSame(answer, expectedOf(reportOf(...args)));
      });
    }
    await otherFiles(duck);
  } finally {
    postgres.stop();
  }
}

try {
  await run();
} catch (error) {
  failed++;
  console.log(error.stack);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
