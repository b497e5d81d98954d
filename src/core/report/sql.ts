/**
 * "Copy as SQL": the breakdown of a table of predictions by class as one aggregation query: count, mean loss in nats, share of the
 * total loss, worst loss and accuracy of every class, and of all. Rows are left out, and ∞ is kept, as `evaluate` does.
 */
import type {ShownPlan} from './job.ts';
import {type SqlDialect, sqlText, typeOf} from './sqlDialect.ts';
import {rowsOf} from './sqlRows.ts';
import {tableOf} from './sqlTable.ts';

export type {SqlDialect} from './sqlDialect.ts';

/** PostgreSQL knows at most 1,664 columns of a query, and 1,600 of a table. */
const widest: Readonly<Record<SqlDialect, number>> = {duckdb: 5000, postgresql: 1500};

/**
 * `source` is the file: DuckDB reads it itself; for PostgreSQL it names the table (its base name, without the extension), whose
 * columns are named like the file's. undefined where the file is no table with a column for each class and one of labels.
 */
export function sqlOf(plan: ShownPlan, source: string, dialect: SqlDialect): string | undefined {
  const table = tableOf(plan, source, dialect);
  if (!table || plan.labelColumn < 0 || plan.numClasses > widest[dialect]) return undefined;
  const rows = rowsOf(plan, table.columns, dialect);
  return rows && queryOf({classes: classesOf(plan), rows, from: table.from}, dialect);
}

const classesOf = ({numClasses, classNames}: ShownPlan): string =>
  Array.from({length: numClasses}, (_, k) => `(${k}, ${sqlText(classNames?.[k] ?? String(k))})`).join(', ');

interface Parts {
  readonly classes: string;
  readonly rows: NonNullable<ReturnType<typeof rowsOf>>;
  readonly from: string;
}

const ratio = 'sum(l.loss) / (SELECT sum(loss) FROM losses)';

/** A class that never occurs is a row of count 0; the last row is of all classes. NaN and NULL are not below NaN. */
function queryOf({classes, rows, from}: Parts, dialect: SqlDialect): string {
  const type = typeOf(dialect);
  return `-- Cross-entropy by class, in nats.
WITH classes (class, name) AS (
  VALUES ${classes}
), numbers AS (
  SELECT ${[`${rows.target} AS class`, ...rows.values].join(',\n    ')}
  FROM ${from}
), chosen AS (
  SELECT ${['*', ...rows.chosen].join(',\n    ')}
  FROM numbers
  WHERE ${rows.valid.join('\n    AND ')}
)${rows.others ? `, summed AS (\n  SELECT *, ${rows.others} AS others\n  FROM chosen\n)` : ''}, every_loss AS (
  SELECT class, CAST(CASE WHEN argmax = class THEN 1 ELSE 0 END AS ${type}) AS hit,
    ${rows.loss} AS loss
  FROM ${rows.others ? 'summed' : 'chosen'}
), losses AS (
  SELECT class, hit, loss FROM every_loss WHERE loss < CAST('NaN' AS ${type})
)
SELECT
  c.class,
  coalesce(c.name, 'total') AS name,
  count(l.loss) AS count,
  avg(l.loss) AS mean_loss,
  coalesce(CASE WHEN sum(l.loss) = 0 THEN 0 ELSE ${ratio} END, 0) AS share,
  max(l.loss) AS worst,
  avg(l.hit) AS accuracy
FROM classes c LEFT JOIN losses l ON l.class = c.class
GROUP BY GROUPING SETS ((c.class, c.name), ())
ORDER BY grouping(c.class), c.class;
`;
}
