/** Interim reader of plain bracket lists until src/core/literal/index.ts lands; then this file goes. */
import type {NumericArray, ReadOptions, ReadResult} from '../../core/literal/types.ts';

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

export function readText(text: string, _options?: ReadOptions): ReadResult {
  const values: number[] = [];
  const spans: number[] = [];
  for (const match of text.matchAll(NUMBER)) {
    values.push(Number(match[0]));
    spans.push(match.index, match.index + match[0].length);
  }
  const arrays = values.length > 0 ? [arrayOf(text, values, spans)] : [];
  return {arrays, diagnostics: [], complete: true, visited: text.length};
}

function arrayOf(text: string, values: readonly number[], spans: readonly number[]): NumericArray {
  const rows = (text.match(/\[[^[\]]*\]/g) ?? []).length;
  const isNested = rows > 1 && values.length % rows === 0;
  return {
    start: 0,
    end: text.length,
    shape: isNested ? [rows, values.length / rows] : [values.length],
    values: Float64Array.from(values),
    spans: Uint32Array.from(spans),
    container: 'list',
    where: 'code',
    dialect: 'python',
    complete: true,
    diagnostics: [],
  };
}
