/** Rows of unequal length: those of the usual length are used as they stand, the others are left out and named. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {ReadInput} from './read.ts';

/** `count` elements of the text from `first` on; rows are numbered as the text has them. */
export interface TextRow {
  readonly row: number;
  readonly first: number;
  readonly count: number;
}

/** The rows of a literal from its regular parts; a number outside them is a row of its own. */
export function rowsOf({start, end, spans}: NumericArray, all: readonly NumericArray[]): TextRow[] {
  const parts = all.filter(({partOf}) => partOf?.[0] === start && partOf[1] === end).sort((a, b) => a.start - b.start);
  const rows: TextRow[] = [];
  for (let first = 0, next = 0; 2 * first < spans.length; ) {
    const part = (parts[next]?.start ?? end) <= (spans[2 * first] ?? 0) ? parts[next++] : undefined;
    const count = part?.shape.at(-1) ?? 1;
    for (const stop = first + (part?.values.length ?? 1); first < stop; first += count) {
      rows.push({row: rows.length, first, count});
    }
  }
  return rows;
}

/** The length that most rows have; of several such lengths the one that comes first. */
function usualLength(rows: readonly TextRow[]): number {
  const times = new Map<number, number>();
  for (const {count} of rows) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** What was read of a ragged literal: its rows of the usual length as an array, the others beside it. */
export function readRagged(read: ReadInput, rows: readonly TextRow[]): ReadInput {
  const {array, input} = read;
  if (!array || !input || rows.length < 2) return read;
  const width = usualLength(rows);
  const sound = rows.filter(({count}) => count === width);
  const places = sound.flatMap(({first}) => Array.from({length: width}, (_, i) => first + i));
  const values = Float64Array.from(places, (place) => array.values[place] ?? Number.NaN);
  const rowNumbers = sound.map(({row}) => row);
  return {
    ...read,
    ...{places, numRows: rows.length, odd: rows.filter(({count}) => count !== width)},
    input: {...input, values, shape: [sound.length, width], rowNumbers},
  };
}

/** Prediction and target of as many rows: what one of them had to leave out is left out of the other, too. */
export function align(a: ReadInput | undefined, b: ReadInput | undefined): readonly [typeof a, typeof b] {
  if (!a?.input || !b?.input || (!a.odd && !b.odd) || rowCount(a) !== rowCount(b)) return [a, b];
  const others = new Set(numbersOf(b));
  const both = new Set(numbersOf(a).filter((row) => others.has(row)));
  return [onlyRows(a, both), onlyRows(b, both)];
}

const rowCount = ({numRows, input}: ReadInput): number => numRows ?? input?.shape[0] ?? 0;

function numbersOf({input}: ReadInput): readonly number[] {
  return input?.rowNumbers ?? Array.from({length: input?.shape[0] ?? 0}, (_, row) => row);
}

function onlyRows(read: ReadInput, wanted: ReadonlySet<number>): ReadInput {
  const {input} = read;
  const numbers = numbersOf(read);
  if (!input || numbers.every((row) => wanted.has(row))) return read;
  const width = input.values.length / numbers.length;
  const kept = numbers.flatMap((row, i) => (wanted.has(row) ? [i] : []));
  const elements = kept.flatMap((i) => Array.from({length: width}, (_, c) => i * width + c));
  return {
    ...read,
    places: elements.map((i) => read.places?.[i] ?? i),
    input: {
      ...input,
      values: Float64Array.from(elements, (i) => input.values[i] ?? Number.NaN),
      shape: [kept.length, ...input.shape.slice(1)],
      rowNumbers: kept.map((i) => numbers[i] ?? i),
    },
  };
}
