/** How a number is written in the source: its decimals, its suffix, its leading zero; so that a rewrite keeps the style. */
import type {Dialect, NumericArray} from '../../core/literal/types.ts';

/** One replacement in the text that the array's offsets refer to. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `0.2f`, `0.7_f64`, `1.5d`, Julia's `0.1f0`; suffixes of integers (`1L`, `1n`, `1u`) do not survive a fraction. */
const FRACTION_SUFFIX = /\d\.?(f0|_?f(?:32|64)|[fFdDmM])$/;
const SUFFIXED_DIALECTS: ReadonlySet<Dialect> = new Set([
  'c',
  'cpp',
  'csharp',
  'java',
  'rust',
  'swift',
  'kotlin',
  'scala',
  'julia',
]);
/** More would only be noise of the double. */
export const MOST_DECIMALS = 17;
/** `1e-20` does not ask for 20 decimals of its neighbours; `2.5e-3` for four. */
const MOST_BY_EXPONENT = 10;
/** `0.20, 0.70`; that `1.0, 0.5` have as many says little. */
const FEWEST_EVEN = 2;

export interface NumberStyle {
  /** Decimals that the literal's most precise element has. */
  readonly decimals: number;
  /** All elements have as many: new ones keep their zeros at the end. */
  readonly isEven: boolean;
  readonly suffix: string;
  /** `.5` rather than `0.5`. */
  readonly bareFraction: boolean;
}

export function tokensOf(text: string, {spans}: NumericArray): readonly string[] {
  return Array.from({length: spans.length >> 1}, (_, i) => text.slice(spans[2 * i], spans[2 * i + 1]));
}

function writtenDecimals(token: string): number {
  const match = /^[+\-−]?[\d_]*\.?([\d_]*)(?:[eE]([+-]?\d+))?/.exec(token);
  const fraction = match?.[1]?.replaceAll('_', '').length ?? 0;
  const exponent = Number(match?.[2] ?? 0);
  const shifted = Math.max(0, fraction - exponent);
  return exponent < 0 && shifted > MOST_BY_EXPONENT ? fraction : shifted;
}

export function numberStyle(text: string, array: NumericArray): NumberStyle {
  const tokens = tokensOf(text, array);
  const suffix = SUFFIXED_DIALECTS.has(array.dialect)
    ? tokens.map((t) => FRACTION_SUFFIX.exec(t)?.[1]).find(Boolean)
    : undefined;
  const written = tokens.map(writtenDecimals);
  const decimals = written.reduce((most, one) => Math.max(most, one), 0);
  return {
    decimals: Math.min(decimals, MOST_DECIMALS),
    isEven: decimals >= FEWEST_EVEN && written.every((one) => one === decimals),
    suffix: suffix ?? '',
    bareFraction: tokens.some((token) => /^[+-]?\.\d/.test(token)) && !tokens.some((t) => /^[+-]?0\.\d/.test(t)),
  };
}
