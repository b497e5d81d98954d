/** One row's target, validity, arg max and loss as SQL, for each kind of numbers; the same formulas as files/rowLoss. */
import type {ShownPlan} from './job.ts';
import {asNumber, infinity, type SqlDialect, sqlText, sumOf, typeOf} from './sqlDialect.ts';

export interface SqlRows {
  /** The class of the label, counted from 0. */
  readonly target: string;
  /** Columns of numbers: "… AS q0". */
  readonly values: readonly string[];
  /** Conditions on them. */
  readonly valid: readonly string[];
  /** What the loss needs: "… AS own", "… AS argmax". */
  readonly chosen: readonly string[];
  /** Logits: Σ exp(q − top) over all classes but the greatest, in terms of what was chosen. */
  readonly others?: string;
  readonly loss: string;
}

/** undefined where there is no column for each class. */
export function rowsOf(plan: ShownPlan, columns: readonly string[], dialect: SqlDialect): SqlRows | undefined {
  const written = (c: number) => numeral(plan, columns[c]!, dialect);
  const target = targetOf(plan, columns[plan.labelColumn]!, written(plan.labelColumn), dialect);
  const numbers = plan.predictionColumns.map((c) => asNumber(written(c), dialect));
  if (plan.kind === 'positive-probability')
    return numbers.length === 1 ? positive(target, numbers[0]!, dialect) : undefined;
  // One column of scores stands for class 1, over a 0 for class 0.
  const isSingle = numbers.length === 1 && plan.numClasses === 2;
  const all = isSingle ? [`CAST(0 AS ${typeOf(dialect)})`, ...numbers] : numbers;
  return all.length === plan.numClasses ? perClass({target, numbers: all, kind: plan.kind}, dialect) : undefined;
}

/** DuckDB reads the file's text; a table of PostgreSQL holds numbers. */
const numeral = ({decimalComma}: ShownPlan, column: string, dialect: SqlDialect): string =>
  decimalComma && dialect === 'duckdb' ? `replace(${column}, ',', '.')` : column;

/** Labels that are numbers are the same however they are written. */
function targetOf({indexBase, labelNames}: ShownPlan, label: string, numeral: string, dialect: SqlDialect): string {
  if (!labelNames) return `${asNumber(numeral, dialect)} - ${indexBase}`;
  if (labelNames.every((name) => /^-?\d+$/.test(name))) {
    const numbers = labelNames.map((name, k) => `WHEN ${name} THEN ${k}`);
    return `CASE ${asNumber(numeral, dialect)} ${numbers.join(' ')} END`;
  }
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'text';
  const cases = labelNames.map((name, k) => `WHEN ${sqlText(name)} THEN ${k}`);
  return `CASE trim(CAST(${label} AS ${text})) ${cases.join(' ')} END`;
}

interface PerClass {
  readonly target: string;
  readonly numbers: readonly string[];
  readonly kind: ShownPlan['kind'];
}

/**
 * NaN is above ∞ in both dialects, and NULL is nowhere. But DuckDB leaves a comparison out where the bounds that a Parquet file
 * states say that it holds, and NaN is outside of such bounds.
 */
const within = (q: string, least: string, most: string, dialect: SqlDialect): readonly string[] => [
  `${q} BETWEEN ${least} AND ${most}`,
  ...(dialect === 'duckdb' ? [`NOT isnan(${q})`] : []),
];

function perClass({target, numbers, kind}: PerClass, dialect: SqlDialect): SqlRows {
  const names = numbers.map((_, k) => `q${k}`);
  const least = kind === 'probabilities' ? '0' : `-${infinity(dialect)}`;
  const top = `greatest(${names.join(', ')})`;
  const isLogits = kind === 'logits';
  return {
    target,
    values: numbers.map((number, k) => `${number} AS q${k}`),
    valid: names.flatMap((q) => within(q, least, infinity(dialect), dialect)),
    chosen: [
      `CASE class ${names.map((q, k) => `WHEN ${k} THEN ${q}`).join(' ')} END AS own`,
      `CASE ${top} ${names.map((q, k) => `WHEN ${q} THEN ${k}`).join(' ')} END AS argmax`,
      ...(isLogits ? [`${top} AS top`] : []),
    ],
    ...(isLogits && {others: othersOf(names)}),
    loss: isLogits
      ? `top - own + ${log1p('others')}`
      : kind === 'probabilities'
        ? surprisal('own', dialect)
        : '0 - own',
  };
}

/** What would underflow is 0: PostgreSQL has an error for it. */
const othersOf = (names: readonly string[]): string =>
  sumOf(names.map((q, k) => `CASE WHEN argmax = ${k} OR ${q} < top - 745 THEN 0 ELSE exp(${q} - top) END`));

/** −ln q, ∞ for 0, of which logarithms are errors. */
const surprisal = (q: string, dialect: SqlDialect): string =>
  `CASE WHEN ${q} = 0 THEN ${infinity(dialect)} ELSE 0 - ln(${q}) END`;

/**
 * ln(1 + x) for 0 ≤ x, with all digits of a small x. With u = 1 + x rounded: ln(1 + x) = ln(u) · x / (u − 1) up to rounding, for
 * ln(u) / (u − 1) hardly changes between 1 + x and u; and it is x where u = 1.
 */
const log1p = (x: string): string => `CASE WHEN 1 + ${x} = 1 THEN ${x} ELSE ln(1 + ${x}) * ${x} / ((1 + ${x}) - 1) END`;

/** One column p, the probability of class 1: −ln p, and −ln(1 − p) by the same argument. */
function positive(target: string, number: string, dialect: SqlDialect): SqlRows {
  const rest = `CASE WHEN p = 1 THEN ${infinity(dialect)} WHEN 1 - p = 1 THEN p ELSE ln(1 - p) * p / ((1 - p) - 1) END`;
  return {
    target,
    values: [`${number} AS p`],
    valid: within('p', '0', '1', dialect),
    chosen: ['CASE WHEN p > 0.5 THEN 1 ELSE 0 END AS argmax'],
    loss: `CASE class WHEN 1 THEN ${surprisal('p', dialect)} WHEN 0 THEN ${rest} END`,
  };
}
