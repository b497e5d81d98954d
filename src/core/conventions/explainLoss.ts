/** "Explain a number": which known quantities a loss that someone saw could be, to the digits that were typed. */

import type {Evaluation} from '../evaluate/types.ts';
import {formatNumber} from '../explain/format.ts';
import {hypotheses} from './explain/hypotheses.ts';

export interface ExplainLossInput {
  /** The loss as typed ("2.303", "-0.7", "16.12"), or as a number. */
  readonly loss: string | number;
  readonly numClasses?: number;
  /** Label smoothing ε in use; 0.1 is tried where none is said. */
  readonly labelSmoothing?: number;
  /** The exact evaluation of the numbers at hand, for sums, units, perplexities and denominators of it. */
  readonly evaluation?: Evaluation;
}

export interface LossHypothesis {
  readonly id: string;
  /** "chance: ln 10" */
  readonly title: string;
  /** What happened, and what to look at. */
  readonly text: string;
  /** The value that the hypothesis predicts, in the unit of the loss that was seen. */
  readonly expected: number;
  /** |seen − expected| / half a unit of the last digit typed: below 1 the digits agree. */
  readonly distance: number;
}

/** A typed number with the half unit of its last digit: "2.30" is 2.30 ± 0.005. Undefined where it is no number. */
export function readTyped(loss: string | number): {readonly value: number; readonly tolerance: number} | undefined {
  const text = String(loss)
    .trim()
    .replace('\u2212', '-')
    .replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match || !(match[2] || match[3])) return infinite(text);
  const decimals = (match[3] ?? '').length - Number(match[4] ?? 0);
  return {value: Number(text), tolerance: 0.5 * 10 ** -decimals};
}

const infinite = (text: string) =>
  /^[+-]?(inf|infinity|∞)$/i.test(text)
    ? {value: text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, tolerance: 0}
    : /^nan$/i.test(text)
      ? {value: Number.NaN, tolerance: 0}
      : undefined;

/** At least this part of the number is allowed, for a mean that is not quite at its floor or cap. */
const leastRelative = 2e-4;

/** Every hypothesis that agrees with the digits, the closest first; empty where nothing does or nothing was typed. */
export function explainLoss(input: ExplainLossInput): readonly LossHypothesis[] {
  const typed = readTyped(input.loss);
  if (!typed) return [];
  const {value, tolerance} = typed;
  const allowed = Math.max(tolerance, leastRelative * Math.abs(value));
  return hypotheses(input, value, tolerance)
    .map((h) => ({...h, distance: h.certain ? 0 : distanceOf(value, h.expected, allowed)}))
    .filter((h) => h.distance <= 1.0000001)
    .sort((a, b) => a.distance - b.distance)
    .map(({certain, ...hypothesis}) => hypothesis);
}

const distanceOf = (seen: number, expected: number, allowed: number): number =>
  Object.is(seen, expected) ? 0 : Math.abs(seen - expected) / allowed;

/** What the number is in every unit, and what probability it is the price of, for the line above the hypotheses. */
export const readings = (nats: number): string =>
  `${formatNumber(nats, 4)} nats, ${formatNumber(nats / Math.LN2, 4)} bits, perplexity ${formatNumber(Math.exp(nats), 4)}${priceOf(nats)}`;

const priceOf = (nats: number): string =>
  nats < 0 ? '' : `: what an outcome costs that was given probability ${formatNumber(Math.exp(-nats), 4)}`;
