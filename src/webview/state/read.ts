/** Text of an input → the array that evaluate takes; read again only when the text changes. */
import type {ArrayInput} from '../../core/evaluate/types.ts';
import {cut, plain} from '../../core/explain/labels.ts';
import type {NumericArray} from '../../core/literal/types.ts';
import type {Diagnostic} from '../../core/types.ts';
import type {SourceArray} from '../../protocol.ts';
import {readRagged, rowsOf, type TextRow} from './ragged.ts';
import {readText} from './reader.ts';

export interface ReadInput {
  readonly source: SourceArray;
  /** Undefined where the text holds no numbers. */
  readonly array: NumericArray | undefined;
  readonly input: ArrayInput | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Where rows were left out: the element of the text for each of `input`, how many rows the text has, and those left out. */
  readonly places?: readonly number[];
  readonly numRows?: number;
  readonly odd?: readonly TextRow[];
}

export function readSource(source: SourceArray): ReadInput {
  const result = readText(source.text, source.dialect);
  const array = result.arrays[0];
  const diagnostics = [...result.diagnostics, ...(array?.diagnostics ?? [])];
  const read = {source, array, input: array && toInput(array, source), diagnostics};
  const isRagged = array?.diagnostics.some(({code}) => code === 'ragged-rows');
  return isRagged ? readRagged(read, rowsOf(array, result.arrays)) : read;
}

/** "probs, eval.py:14", without marks that would reorder it. */
export function nameAndPlace({name, label}: SourceArray): string {
  return [...(name ? [cut(name)] : []), plain(label)].join(', ');
}

function toInput(array: NumericArray, source: SourceArray): ArrayInput {
  const shape = array.shapeInCall ?? fittingShape(source, array.values.length) ?? array.shape;
  const values = array.valuesInCall ?? byRows(array.values, shape, source.columnMajor === true);
  const name = source.name ?? array.name;
  const classNames = source.classNames ?? array.classNames;
  const {classNamesFrom} = source;
  return {
    ...{values, shape},
    ...(name !== undefined && {name: cut(name)}),
    ...(classNames && {classNames}),
    ...(classNamesFrom !== undefined && {classNamesFrom}),
  };
}

/** The shape that the surroundings gave, as long as the edited text still has that many elements. */
function fittingShape(source: SourceArray, length: number): readonly number[] | undefined {
  return source.shape?.reduce((a, b) => a * b, 1) === length ? source.shape : undefined;
}

function byRows(values: Float64Array, shape: readonly number[], columnMajor: boolean): Float64Array {
  if (!columnMajor || shape.length !== 2) return values;
  const [rows = 0, columns = 0] = shape;
  return values.map((_, i) => values[(i % columns) * rows + Math.floor(i / columns)] ?? Number.NaN);
}

/** Remembers the last two texts, which are the prediction and the target. */
export function createReader(): (source: SourceArray | undefined) => ReadInput | undefined {
  let known: readonly ReadInput[] = [];
  return (source) => {
    if (!source) return undefined;
    const hit = known.find((r) => r.source === source || sameText(r.source, source));
    const read = hit?.source === source ? hit : hit ? {...hit, source} : readSource(source);
    known = [read, ...known.filter((r) => r !== hit)].slice(0, 4);
    return read;
  };
}

function sameText(a: SourceArray, b: SourceArray): boolean {
  return (
    a.text === b.text &&
    a.dialect === b.dialect &&
    a.name === b.name &&
    a.classNames === b.classNames &&
    a.classNamesFrom === b.classNamesFrom &&
    a.shape === b.shape
  );
}

/** The numbers of a short text, in order. */
export function numbersIn(text: string): readonly number[] {
  return Array.from(readText(text, 'python').arrays[0]?.values ?? []);
}
