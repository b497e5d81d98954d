/** Writes a new number in the style of the literal that it goes into. */
import type {Dialect} from '../../core/literal/types.ts';
import {MOST_DECIMALS, type NumberStyle} from './tokens.ts';

const FEWEST_DECIMALS = 4;
const SIGNIFICANT = 3;
/** From here on toFixed writes digits that the double does not have. */
const EXACT_DECIMALS = 15;
/** Anything smaller is written as `1.9e-22`, and asks for no decimals of its neighbours. */
const SMALLEST_FIXED = 1e-10;

export const isTiny = (value: number): boolean => value !== 0 && Math.abs(value) < SMALLEST_FIXED;

/** Decimals for new values: as many as were written, at least four, and enough for three digits of the smallest. */
export function decimalsFor({decimals}: NumberStyle, values: ArrayLike<number>): number {
  let smallest = 1;
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i]);
    if (magnitude >= SMALLEST_FIXED && magnitude < smallest) smallest = magnitude;
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

/** "1.9e-22", always with a point: YAML takes 1e-7 for a word. Julia's `f0` stands in place of the e. */
function exponentText(value: number, decimals: number, {decimals: written, suffix}: NumberStyle): string {
  const isExact = decimals > EXACT_DECIMALS;
  const text = isExact ? value.toExponential() : value.toExponential(Math.max(SIGNIFICANT, written) - 1);
  const [mantissa = '', exponent = ''] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const point = short.includes('.') ? short : `${short}.0`;
  return suffix === 'f0' ? `${point}f${exponent}` : `${point}e${exponent}${suffix}`;
}

/** All digits that tell the double from its neighbours, where they are no more than `decimals`. */
function fixedText(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals);
  const shortest = String(value);
  return decimals > EXACT_DECIMALS && !shortest.includes('e') && shortest.length < fixed.length ? shortest : fixed;
}

/** The value with `decimals` at most, zeros at the end dropped down to the decimals that were written. */
export function numberText(value: number, decimals: number, style: NumberStyle, dialect: Dialect): string | undefined {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? undefined : infinityText(value, dialect);
  if (isTiny(value)) return exponentText(value, decimals, style);
  const kept = style.isEven ? decimals : Math.max(style.decimals, 1);
  const [whole = '0', fraction = ''] = fixedText(value, decimals).split('.');
  const digits = fraction.slice(0, kept).padEnd(kept, '0') + fraction.slice(kept).replace(/0+$/, '');
  const text = `${whole}.${digits}`;
  return (style.bareFraction ? text.replace(/^(-?)0\./, '$1.') : text) + style.suffix;
}
