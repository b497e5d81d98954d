/** "Copy as SQL" without an engine: what is quoted how, and where there is no query. Its numbers are checked by the oracle. */
import assert from 'node:assert/strict';
import type {ShownPlan} from '../../src/core/report/job.ts';
import {sqlOf} from '../../src/core/report/sql.ts';
import {buildCommand, command, csvText, folderOf} from './files/fixtures.ts';

const plan: ShownPlan = {
  format: 'CSV',
  columns: ['a', 'b', 'y'],
  labelColumn: 2,
  predictionColumns: [0, 1],
  kind: 'probabilities',
  indexBase: 0,
  numClasses: 2,
  hasHeader: true,
  delimiter: ',',
  reasons: [],
};
const {delimiter: _, hasHeader: __, ...parquet} = {...plan, format: 'Parquet'};

describe('sql: names and texts', () => {
  it('are quoted, whatever is in them', () => {
    const query = sqlOf(
      {...plan, columns: ['a"; DROP', "b'", 'y'], classNames: ["o'ne", 'two']},
      "it's/p.csv",
      'duckdb',
    )!;
    assert.ok(query.includes(`TRY_CAST("a""; DROP" AS DOUBLE) AS q0`), query);
    assert.ok(query.includes(`read_csv('it''s/p.csv', `));
    assert.ok(query.includes(`'b''': 'VARCHAR'`));
    assert.ok(query.includes(`VALUES (0, 'o''ne'), (1, 'two')`));
  });

  it('of columns are each there once, whatever their case, and never empty', () => {
    const query = sqlOf({...plan, columns: ['p', 'P', '']}, 'p.csv', 'duckdb');
    assert.ok(query?.includes(`columns = {'p': 'VARCHAR', 'P_1': 'VARCHAR', 'column2': 'VARCHAR'}`), query);
    assert.ok(
      sqlOf({...plan, columns: ['0', '1', '2'], hasHeader: false}, 'p.csv', 'postgresql')?.includes('"column1"'),
    );
  });

  it('of PostgreSQL’s table are the file’s, without folder and extension', () => {
    for (const [source, table] of [
      ['/runs/val 1.csv.gz', 'val 1'],
      ['C:\\runs\\a"b.tsv', 'a""b'],
      ['predictions', 'predictions'],
      ['.csv', 'predictions'],
    ])
      assert.ok(sqlOf(plan, source!, 'postgresql')?.includes(`FROM "${table}"\n`), source);
  });

  it('that are labels stand for classes in their order', () => {
    const query = sqlOf({...plan, labelNames: ['no', "y'es"]}, 'p.csv', 'postgresql');
    assert.ok(query?.includes(`CASE trim(CAST("y" AS text)) WHEN 'no' THEN 0 WHEN 'y''es' THEN 1 END AS class`), query);
  });
});

describe('sql: tables as they are written', () => {
  it('labels that are numbers are the same however they are written', () => {
    const query = sqlOf({...plan, labelNames: ['3', '-1']}, 'p.csv', 'duckdb');
    assert.ok(query?.includes('CASE TRY_CAST("y" AS DOUBLE) WHEN 3 THEN 0 WHEN -1 THEN 1 END AS class'), query);
  });

  it('with lines before them and decimal commas, which PostgreSQL’s tables have not', () => {
    const commas: ShownPlan = {...plan, linesBefore: 2, decimalComma: true};
    const query = sqlOf(commas, 'p.csv', 'duckdb');
    assert.ok(query?.includes(`TRY_CAST(replace("a", ',', '.') AS DOUBLE) AS q0`), query);
    assert.ok(query?.includes('header = true, skip = 2'), query);
    assert.equal(sqlOf(commas, 'p.csv', 'postgresql'), sqlOf(plan, 'p.csv', 'postgresql'));
  });
});

describe('sql: no query', () => {
  const none: Readonly<Record<string, ShownPlan>> = {
    'labels in a file of their own': {...plan, labelColumn: -1, labels: 'y.npy'},
    'an array': {...parquet, format: 'NumPy array'},
    'rows in one column': {...parquet, nested: true},
    'fewer columns than classes': {...plan, numClasses: 3},
    'a zero character in a name': {...plan, columns: ['a', 'b\0', 'y']},
    'columns between runs of spaces': {...plan, delimiter: ' '},
    'a Parquet column without a name': {...parquet, columns: ['a', '', 'y']},
    'a probability of two columns': {...plan, kind: 'positive-probability'},
    'more classes than columns can be': {
      ...plan,
      numClasses: 1e6,
      predictionColumns: Array.from({length: 1e6}, () => 0),
    },
  };
  for (const [name, without] of Object.entries(none))
    it(`of ${name}`, () => {
      for (const dialect of ['duckdb', 'postgresql'] as const)
        assert.equal(sqlOf(without, 'p.csv', dialect), undefined);
    });

  it('but one of Parquet', () =>
    assert.ok(sqlOf(parquet, 'p.parquet', 'duckdb')?.includes(`FROM read_parquet('p.parquet')`)));
});

describe('sql: the command', () => {
  const file = folderOf();
  before(buildCommand);

  it('prints the query, or says why there is none', () => {
    const at = file('a.csv', csvText);
    const {status, out} = command('evaluate', '--sql', 'duckdb', at);
    assert.deepEqual([status, out.startsWith('-- Cross-entropy by class'), out.includes(at)], [0, true, true]);
    assert.match(command('evaluate', '--sql', 'postgresql', at).out, /FROM "a"\n/);
    const lines = file('a.jsonl', '{"probs": [0.5, 0.5], "label": 1}\n');
    for (const args of [
      ['mysql', at],
      ['duckdb', at, at],
      ['duckdb', lines],
      ['duckdb', 'none.csv'],
    ]) {
      const refused = command('evaluate', '--sql', ...args);
      assert.deepEqual([refused.status, refused.out], [2, ''], refused.err);
    }
  });
});
