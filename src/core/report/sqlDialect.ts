/** Names, texts and numbers as DuckDB and PostgreSQL write them. */

export type SqlDialect = 'duckdb' | 'postgresql';

/** Whatever the file calls a column. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Standard SQL: a backslash is a backslash. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const typeOf = (dialect: SqlDialect): string => (dialect === 'duckdb' ? 'DOUBLE' : 'double precision');

/** NULL where DuckDB reads no number; PostgreSQL's columns have their types already. */
export const asNumber = (name: string, dialect: SqlDialect): string =>
  dialect === 'duckdb' ? `TRY_CAST(${name} AS DOUBLE)` : `CAST(${name} AS double precision)`;

export const infinity = (dialect: SqlDialect): string => `CAST('Infinity' AS ${typeOf(dialect)})`;

/** a + b + … as a balanced tree: engines bound the depth of an expression. */
export function sumOf(terms: readonly string[]): string {
  if (terms.length <= 8) return terms.join(' + ');
  const half = terms.length >> 1;
  return `(${sumOf(terms.slice(0, half))}) + (${sumOf(terms.slice(half))})`;
}
