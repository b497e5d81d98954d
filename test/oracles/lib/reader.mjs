// The reader, bundled for the oracles, and what it makes of a case {text, shape, values, complete, classNames, rowNames}.
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export async function loadReader() {
  const out = path.join(root, 'out/oracles/literal.mjs');
  mkdirSync(path.dirname(out), {recursive: true});
  const entry = path.join(root, 'src/core/literal/index.ts');
  await build({entryPoints: [entry], outfile: out, bundle: true, format: 'esm', platform: 'neutral'});
  return import(pathToFileURL(out).href);
}

/** 'nan', 'NA', '-Inf', 'True', '1.5e-03' as numbers. */
export function toNumber(text) {
  if (/^(na|nan)$/i.test(text)) return Number.NaN;
  if (/inf$/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 1 : 0;
  return Number(text);
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** R reads decimals in long double and rounds twice: its values may differ from the nearest double in their last bit. */
export const lastBit = (a, b) => Object.is(a, b) || Math.abs(a - b) <= Math.abs(b) * 2 ** -52;

/** What is wrong with the only whole array that was read, or undefined. */
export function differenceOf(expected, found, isSame = Object.is) {
  const arrays = found.filter((array) => array.partOf === undefined);
  if (arrays.length !== 1) return `${arrays.length} arrays`;
  const {shape, values} = arrays[0];
  if (!same(shape, expected.shape)) return `shape [${shape}] instead of [${expected.shape}]`;
  const wrong = expected.values.findIndex((text, i) => !isSame(toNumber(text), values[i]));
  if (wrong >= 0) return `element ${wrong} is ${values[wrong]} instead of ${expected.values[wrong]}`;
  if (expected.complete !== undefined && arrays[0].complete !== expected.complete)
    return `complete: ${arrays[0].complete}`;
  for (const names of ['classNames', 'rowNames']) {
    if (expected[names] && !same(expected[names], arrays[0][names])) return `${names}: ${arrays[0][names]}`;
  }
  return undefined;
}
