/** The table that a query reads, and what its columns are called. */
import type {ShownPlan} from './job.ts';
import {type SqlDialect, sqlName, sqlText} from './sqlDialect.ts';

export interface SqlTable {
  readonly from: string;
  /** For each column of the file, quoted. */
  readonly columns: readonly string[];
}

/** undefined where the file has no columns that SQL could name. */
export function tableOf(plan: ShownPlan, source: string, dialect: SqlDialect): SqlTable | undefined {
  if (plan.nested || [source, ...plan.columns].some((text) => text.includes('\0'))) return undefined;
  const isDelimited = plan.delimiter !== undefined;
  const isParquet = /parquet/i.test(plan.format);
  if ((!isDelimited && !isParquet) || plan.delimiter === ' ') return undefined;
  const names = isDelimited ? ownNames(plan) : plan.columns;
  if (names.some((name) => name === '')) return undefined;
  const columns = names.map(sqlName);
  if (dialect === 'postgresql') return {from: sqlName(tableName(source)), columns};
  return {from: isParquet ? `read_parquet(${sqlText(source)})` : readCsv(plan, names, source), columns};
}

/** Every name once, whatever its case; columns without a name are called by their number. */
function ownNames({columns, hasHeader}: ShownPlan): readonly string[] {
  const taken = new Set<string>();
  return columns.map((column, i) => {
    const wanted = hasHeader === false || column === '' ? `column${i}` : column;
    let name = wanted;
    for (let n = 1; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Everything is read as text, so that a bad field leaves out a row, not the file. */
function readCsv({delimiter, hasHeader, linesBefore}: ShownPlan, names: readonly string[], file: string): string {
  const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    `delim = ${sqlText(delimiter ?? ',')}`,
    `quote = '"', escape = '"'`,
    `header = ${hasHeader !== false}`,
    ...(linesBefore ? [`skip = ${linesBefore}`] : []),
    'ignore_errors = true',
    `columns = {${columns}}`,
  ];
  return `read_csv(${sqlText(file)}, ${options.join(', ')})`;
}

/** runs/val.csv.gz → val. */
function tableName(source: string): string {
  const base = source.replace(/\\/g, '/').split('/').at(-1) ?? '';
  return base.replace(/\.(gz|zst)$/i, '').replace(/\.(csv|tsv|txt|tab|dat|parquet|pq)$/i, '') || 'predictions';
}
