/** Interim reader of plain bracket lists until src/core/literal/index.ts lands; then this file goes. */
import type {NumericArray, ReadOptions, ReadResult} from '../../core/literal/types.ts';

const LIST = /\[[\s\d.,eE+\-[\]]*\]/g;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;

function toArray(text: string, start: number, end: number, container: 'list' | 'loose'): NumericArray | undefined {
  const body = text.slice(start, end);
  const found = [...body.matchAll(NUMBER)];
  if (found.length < 1) return;
  const rows = body.split(/\]\s*,\s*\[/).length;
  const shape = container === 'list' && /^\[\s*\[/.test(body) ? [rows, found.length / rows] : [found.length];
  const name = /([A-Za-z_]\w*)\s*=\s*[\w.]*\(?\s*$/.exec(text.slice(Math.max(0, start - 100), start))?.[1];
  return {
    ...{start, end, shape, container, where: 'code', dialect: 'python', complete: true, diagnostics: []},
    values: Float64Array.from(found, ([token]) => Number(token)),
    spans: Uint32Array.from(found.flatMap((m) => [start + m.index, start + m.index + m[0].length])),
    ...(name && {name}),
  };
}

export function findArrays(text: string, {from = 0, to = text.length}: ReadOptions = {}): ReadResult {
  const arrays = [...text.matchAll(LIST)].flatMap((m) => {
    const array = toArray(text, m.index, m.index + m[0].length, 'list');
    return array && array.end > from && array.start < to && array.values.length > 1 ? [array] : [];
  });
  return {arrays, diagnostics: [], complete: true, visited: text.length};
}

export function arrayAt(text: string, offset: number, options?: ReadOptions): NumericArray | undefined {
  return findArrays(text, options).arrays.find((array) => array.start <= offset && offset <= array.end);
}

export function readSelection(
  text: string,
  ranges: readonly (readonly [number, number])[],
  _options?: ReadOptions,
): ReadResult {
  const arrays = ranges.flatMap(([from, to]) => {
    const lists = findArrays(text, {from, to}).arrays;
    const loose = lists.length > 0 ? undefined : toArray(text, from, to, 'loose');
    return loose ? [loose] : lists;
  });
  return {arrays, diagnostics: [], complete: true, visited: text.length};
}

export function readText(text: string): ReadResult {
  return readSelection(text, [[0, text.length]]);
}
