/** The one place that turns numbers into text: decimals, units, signs, ∞, counts, percentages. */
import {type Said, say} from '../say.ts';
import type {Unit} from '../types.ts';

export const MINUS = '−';
const THIN_SPACE = '\u2009';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Integers beyond this have lost their last digits, and fixed notation would pretend otherwise. */
const LARGEST_FIXED = 1e15;

/** Nats in one unit: value in unit = nats / natsPer[unit]. */
export const natsPer: Readonly<Record<Unit, number>> = {nats: 1, bits: Math.LN2, hartleys: Math.LN10};
/** The logarithm that yields the unit, as text and as TeX. */
export const logName: Readonly<Record<Unit, string>> = {nats: 'ln', bits: 'log₂', hartleys: 'log₁₀'};
export const logTex: Readonly<Record<Unit, string>> = {nats: '\\ln', bits: '\\log_2', hartleys: '\\log_{10}'};

export function inUnit(nats: number, unit: Unit): number {
  return nats / natsPer[unit];
}

/** A thin space between groups of three, from five digits on: 12 345, but 1234. */
function grouped(digits: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((d) => SUPERSCRIPTS[Number(d)]).join('');
  return exponent < 0 ? `⁻${digits}` : digits;
}

function scientific(magnitude: number, decimals: number): string {
  const [mantissa = '', exponent = '0'] = magnitude.toExponential(decimals).split('e');
  return `${mantissa}×10${superscript(Number(exponent))}`;
}

function fixed(magnitude: number, decimals: number): string {
  const [whole = '', fraction] = magnitude.toFixed(decimals).split('.');
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

/** True where fixed decimals would show a number that is not 0 as 0, or more digits than a double holds. */
function needsExponent(magnitude: number, decimals: number): boolean {
  return magnitude >= LARGEST_FIXED || (magnitude > 0 && magnitude < 0.5 * 10 ** -decimals);
}

/**
 * A number with `precision` decimals: 0.3567, −12 345.6789, 1.0000×10⁻⁹ where decimals would show 0, ∞, "undefined" for NaN.
 */
export function formatNumber(value: number, precision: number): string {
  if (Number.isNaN(value)) return 'undefined';
  const magnitude = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}∞`;
  return sign + (needsExponent(magnitude, precision) ? scientific(magnitude, precision) : fixed(magnitude, precision));
}

/** A number as a person wrote it (0.7, 12, 1×10⁻⁹), cut to `precision` decimals where it has more. */
export function formatInput(value: number, precision: number): string {
  if (!Number.isFinite(value)) return formatNumber(value, precision);
  const short = String(Math.abs(value));
  if (short.includes('e')) return formatNumber(value, mantissaDecimals(short, precision));
  const decimals = short.split('.')[1]?.length ?? 0;
  return formatNumber(value, Math.min(decimals, precision));
}

function mantissaDecimals(short: string, precision: number): number {
  const decimals = short.split('e')[0].split('.')[1]?.length ?? 0;
  return Math.min(decimals, precision);
}

/** Nats → "0.3567 nats" in the chosen unit, with its name. */
export function formatQuantity(nats: number, unit: Unit, precision: number): string {
  if (Number.isNaN(nats)) return formatNumber(nats, precision);
  return `${formatNumber(inUnit(nats, unit), precision)} ${unit}`;
}

/** "0.3567 nats (0.5146 bits)"; where the unit is not nats, nats stand in the brackets. */
export function formatBoth(nats: number, unit: Unit, precision: number): string {
  if (!Number.isFinite(nats)) return formatQuantity(nats, unit, precision);
  const other: Unit = unit === 'nats' ? 'bits' : 'nats';
  return `${formatQuantity(nats, unit, precision)} (${formatQuantity(nats, other, precision)})`;
}

/** A signed number: "+0.2000", "−0.3000". */
export function formatSigned(value: number, precision: number): string {
  return value > 0 ? `+${formatNumber(value, precision)}` : formatNumber(value, precision);
}

/** A whole number with thin spaces: 1 000 000. */
export function formatCount(count: number): string {
  return (count < 0 ? MINUS : '') + grouped(String(Math.abs(count)));
}

/** "3 rows", "1 row". */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** As words: the count is {0} of the sentence for one or of the one for many, and `rest` what follows. */
export function counted(count: number, one: string, many: string, ...rest: readonly (string | Said)[]): Said {
  return say(count === 1 ? one : many, formatCount(count), ...rest);
}

/** A share as a percentage without decimals: "71 %"; "< 1 %" where it would round to 0. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return share === Number.POSITIVE_INFINITY ? '∞' : '–';
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '< 1 %';
  return `${percent < 0 ? MINUS : ''}${Math.abs(percent)} %`;
}

/** The same number as TeX: a real minus, \infty, \times 10^{n}. */
export function numberTex(text: string): string {
  return text
    .replaceAll(MINUS, '-')
    .replaceAll('∞', '\\infty ')
    .replaceAll(THIN_SPACE, '\\,')
    .replace('undefined', '\\text{undefined}')
    .replace(/×10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/, (_, power: string) => `\\times 10^{${plainDigits(power)}}`);
}

function plainDigits(power: string): string {
  return [...power].map((c) => (c === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(c)))).join('');
}
