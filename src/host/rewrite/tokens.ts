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
const MOST_DECIMALS = 17;
const FEWEST_DECIMALS = 4;
const SIGNIFICANT = 3;

export interface NumberStyle {
  /** Decimals that the literal's most precise element has. */
  readonly decimals: number;
  readonly suffix: string;
  /** `.5` rather than `0.5`. */
  readonly bareFraction: boolean;
}

function tokensOf(text: string, {spans}: NumericArray): readonly string[] {
  return Array.from({length: spans.length >> 1}, (_, i) => text.slice(spans[2 * i], spans[2 * i + 1]));
}

function writtenDecimals(token: string): number {
  const match = /^[+\-−]?[\d_]*\.?([\d_]*)(?:[eE]([+-]?\d+))?/.exec(token);
  const fraction = match?.[1]?.replaceAll('_', '').length ?? 0;
  return Math.max(0, fraction - Number(match?.[2] ?? 0));
}

export function numberStyle(text: string, array: NumericArray): NumberStyle {
  const tokens = tokensOf(text, array);
  const suffix = SUFFIXED_DIALECTS.has(array.dialect)
    ? tokens.map((t) => FRACTION_SUFFIX.exec(t)?.[1]).find(Boolean)
    : undefined;
  const decimals = tokens.reduce((most, token) => Math.max(most, writtenDecimals(token)), 0);
  return {
    decimals: Math.min(decimals, MOST_DECIMALS),
    suffix: suffix ?? '',
    bareFraction: tokens.some((token) => /^[+-]?\.\d/.test(token)),
  };
}

/** Decimals for new values: as many as were written, at least four, and enough for three digits of the smallest. */
export function decimalsFor({decimals}: NumberStyle, values: ArrayLike<number>): number {
  let smallest = 1;
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i]);
    if (magnitude > 0 && magnitude < smallest) smallest = magnitude;
  }
  const needed = Math.ceil(-Math.log10(smallest)) + SIGNIFICANT - 1;
  return Math.min(Math.max(decimals, FEWEST_DECIMALS, needed), MOST_DECIMALS);
}

/** −∞ and ∞ as the language writes them; undefined where it cannot. */
const infinities: Partial<Record<Dialect, string>> = {
  ...{
    python: 'float("inf")',
    javascript: 'Infinity',
    r: 'Inf',
    julia: 'Inf',
    matlab: 'Inf',
    cpp: 'INFINITY',
    c: 'INFINITY',
  },
  ...{
    yaml: '.inf',
    toml: 'inf',
    rust: 'f64::INFINITY',
    java: 'Double.POSITIVE_INFINITY',
    csharp: 'double.PositiveInfinity',
  },
  ...{kotlin: 'Double.POSITIVE_INFINITY', scala: 'Double.PositiveInfinity', swift: '.infinity'},
};

function infinityText(value: number, dialect: Dialect): string | undefined {
  const text = infinities[dialect];
  return text && (value < 0 ? `-${text}` : text);
}

/** The value with `decimals` at most, zeros at the end dropped down to the decimals that were written. */
export function numberText(value: number, decimals: number, style: NumberStyle, dialect: Dialect): string | undefined {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? undefined : infinityText(value, dialect);
  const fixed = value.toFixed(decimals);
  const kept = Math.max(style.decimals, 1);
  const [whole = '0', fraction = ''] = fixed.split('.');
  let end = fraction.length;
  while (end > kept && fraction[end - 1] === '0') end--;
  const text = end > 0 ? `${whole}.${fraction.slice(0, end)}` : whole;
  return (style.bareFraction ? text.replace(/^(-?)0\./, '$1.') : text) + style.suffix;
}
