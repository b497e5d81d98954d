/** `evaluate --sql duckdb|postgresql FILE`: the breakdown as one query over the file, or over a table that is named like it. */
import {mended} from '../core/report/mend.ts';
import {type SqlDialect, sqlOf} from '../core/report/sql.ts';
import {planFile} from '../files/node/evaluateFile.ts';
import {showPlan} from '../files/shown.ts';
import {fileOptions, type Values} from './evaluateOptions.ts';
import {write} from './output.ts';

const dialects: readonly SqlDialect[] = ['duckdb', 'postgresql'];

/** Throws a RangeError, with the reason, where there is no such query. */
export async function printSql(files: readonly string[], values: Values): Promise<number> {
  const dialect = dialects.find((name) => name === values.sql);
  if (!dialect) throw new RangeError(`--sql is one of ${dialects.join(', ')}`);
  const [file] = files;
  if (file === undefined || files.length !== 1) throw new RangeError('--sql writes the query for one file');
  const planned = await planFile(file, fileOptions(values));
  if (!planned.ok) throw new RangeError(`${file}: ${mended(planned.code, planned.message, 'commandLine')}`);
  const query = sqlOf(showPlan(file, planned.plan), file, dialect);
  if (query === undefined)
    throw new RangeError(
      `${file} is no table with a column of labels and a column for each class: there is no query for it`,
    );
  await write(query);
  return 0;
}
