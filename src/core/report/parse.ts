/** Report text → report, each field decoded as what it is: "inf" is ∞ where a number stands and a name where a name stands. */
import type {Against, ClassReport, Problem, ReliabilityBin, Report, ThresholdReport, WorstRow} from './types.ts';

export interface ParsedReport {
  readonly report: Report;
  readonly against?: Against;
}

type Decoder<T> = (value: unknown) => T | undefined;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numbers: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

const number: Decoder<number> = (value) => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && Object.hasOwn(numbers, value) ? numbers[value] : undefined;
};
const text: Decoder<string> = (value) => (typeof value === 'string' ? value : undefined);
const count: Decoder<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;

/** Undefined where one item is none. */
function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items: T[] = [];
    for (const each of value) {
      const read = item(each);
      if (read === undefined) return undefined;
      items.push(read);
    }
    return items;
  };
}

/** Undefined where a field is none; the fields named in `optional` are left out instead. */
function object<T>(
  fields: {readonly [K in keyof Required<T>]: Decoder<Required<T>[K]>},
  ...optional: readonly (keyof T)[]
): Decoder<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value) => {
    if (!isFields(value)) return undefined;
    const found: [string, unknown][] = [];
    for (const name of names) {
      const read = fields[name](value[name]);
      if (read !== undefined) found.push([name, read]);
      else if (!optional.includes(name)) return undefined;
    }
    return Object.fromEntries(found) as T;
  };
}

const worstRow = object<WorstRow>(
  {file: text, row: count, target: count, argmax: count, loss: number, line: count, values: list(number)},
  'line',
  'values',
);
const problem = object<Problem>(
  {code: text, message: text, file: text, row: count, column: count, line: count, count},
  'column',
  'line',
);
const classReport = object<ClassReport>({
  classIndex: count,
  name: text,
  count,
  loss: number,
  share: number,
  worst: number,
  accuracy: number,
  precision: number,
});
const bin = object<ReliabilityBin>({from: number, to: number, count, accuracy: number, confidence: number});
const threshold = object<ThresholdReport>({negatives: list(count), positives: list(count)});

const reportFields = object<Report>(
  {
    rows: count,
    valid: count,
    numClasses: count,
    kind: text,
    loss: number,
    lossBits: number,
    sum: number,
    perplexity: number,
    chance: number,
    accuracy: number,
    brier: number,
    ece: number,
    infinite: count,
    finiteLoss: number,
    classes: list(classReport),
    unlisted: count,
    bins: list(bin),
    histogram: list(count),
    confusion: list(list(count)),
    threshold,
    worst: list(worstRow),
    problems: list(problem),
  },
  'finiteLoss',
  'unlisted',
  'confusion',
  'threshold',
);

const interval: Decoder<readonly [number, number]> = (value) => {
  const [low, high, ...rest] = list(number)(value) ?? [];
  return low !== undefined && high !== undefined && rest.length === 0 ? [low, high] : undefined;
};

const against = object<Against>({
  file: text,
  loss: number,
  rows: count,
  leftOut: count,
  meanDifference: number,
  interval,
  better: count,
  worse: count,
});

/** A matrix that is not numClasses wide and high, or score counts of two lengths, are left out: nothing could be drawn of them. */
function sound({confusion, threshold: scores, ...rest}: Report): Report {
  const isSquare = confusion?.length === rest.numClasses && confusion.every((row) => row.length === rest.numClasses);
  return {
    ...rest,
    ...(confusion && isSquare && {confusion}),
    ...(scores && scores.positives.length === scores.negatives.length && {threshold: scores}),
  };
}

/** `{report, against?}`, or a report's own fields with `against` among them; undefined for any other text. Never throws. */
export function parseReport(json: string): ParsedReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isFields(value)) return undefined;
  const report = reportFields(value['report'] ?? value);
  const other = against(value['against']);
  return report && {report: sound(report), ...(other && {against: other})};
}
