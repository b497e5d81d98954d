/** `scan FILE…`: every numeric array of the files, one JSON line each. */
import {readFileSync} from 'node:fs';
import {findArrays, languageOfFile} from '../core/literal/index.ts';
import type {NumericArray} from '../core/literal/types.ts';

/** Prints the arrays of each file; 0 unless none of the files could be opened. */
export async function scan(files: readonly string[]): Promise<number> {
  let opened = 0;
  for (const file of files) {
    const text = open(file);
    if (text === undefined) continue;
    opened++;
    const languageId = languageOfFile(file);
    const {arrays} = findArrays(text, languageId === undefined ? {} : {languageId});
    for (const array of arrays) await write(`${line(file, array)}\n`);
  }
  return opened > 0 || files.length === 0 ? 0 : 1;
}

function open(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${JSON.stringify({file, code: 'unreadable-file', message: reason})}\n`);
    return undefined;
  }
}

/** Waits while the reader on the other side of a pipe is slower than the scan. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function line(file: string, a: NumericArray): string {
  const head = {file, start: a.start, end: a.end, shape: a.shape};
  const tail = {
    container: a.container,
    where: a.where,
    dialect: a.dialect,
    ...(a.name !== undefined && {name: a.name}),
    ...(a.shapeInCall && {shapeInCall: a.shapeInCall}),
    ...(a.valuesInCall && {valuesInCall: Array.from(a.valuesInCall, jsonNumber)}),
    ...(a.classNames && {classNames: a.classNames}),
    ...(a.rowNames && {rowNames: a.rowNames}),
    ...(a.dtype !== undefined && {dtype: a.dtype}),
    ...(!a.complete && {complete: false}),
    ...(a.call && {call: a.call.callee, argument: a.call.argument}),
    ...(a.wrappers && {wrappers: a.wrappers}),
    ...(a.partOf && {partOf: a.partOf}),
    diagnostics: a.diagnostics,
  };
  return `${JSON.stringify(head).slice(0, -1)},"values":[${numbers(a.values)}],${JSON.stringify(tail).slice(1)}`;
}

/** JSON has no ∞ and no NaN: they are the strings "inf", "-inf", "nan". −0 keeps its sign. */
const numbers = (values: Float64Array): string =>
  Array.from(values, (v) => (Object.is(v, -0) ? '-0' : JSON.stringify(jsonNumber(v)))).join(',');

const jsonNumber = (value: number): number | string =>
  Number.isFinite(value) ? value : Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
