/** A row's loss as an expression with its numbers, in TeX and in text; long sums are folded. */
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {formatInput, logName, logTex, numberTex} from './format.ts';

/** The same expression twice. */
export interface Both {
  readonly tex: string;
  readonly text: string;
}

/** Sums of more terms than this show the first ones and the last. */
export const MOST_TERMS = 6;
const FIRST_TERMS = 3;

export function number(value: number, options: FormatOptions): Both {
  const text = formatInput(value, options.precision);
  return {tex: numberTex(text), text};
}

/** a + b + c, or a + b + c + ⋯ + z; `count` is how many there are, `at` makes the i-th. */
export function foldedSum(count: number, at: (i: number) => Both): Both {
  if (count <= MOST_TERMS) return joined(Array.from({length: count}, (_, i) => at(i)));
  const first = Array.from({length: FIRST_TERMS}, (_, i) => at(i));
  return joined([...first, {tex: '\\cdots', text: '⋯'}, at(count - 1)]);
}

function joined(terms: readonly Both[]): Both {
  return {tex: terms.map(({tex}) => tex).join(' + '), text: terms.map(({text}) => text).join(' + ')};
}

/** ln 0.7, ln(1 − 0.4). */
export function logOf(value: number, isComplement: boolean, options: FormatOptions): Both {
  const inner = number(value, options);
  const {unit} = options;
  return isComplement
    ? {tex: `${logTex[unit]}(1 - ${inner.tex})`, text: `${logName[unit]}(1 − ${inner.text})`}
    : {tex: `${logTex[unit]} ${parenthesised(inner.tex)}`, text: `${logName[unit]} ${parenthesised(inner.text)}`};
}

function parenthesised(text: string): string {
  return /^[-−]|×|\\times/.test(text) ? `(${text})` : text;
}

/** factor · ln q, where a factor of 1 is not written. */
function scaled(factors: readonly number[], log: Both, options: FormatOptions): Both {
  const written = factors.filter((factor) => factor !== 1).map((factor) => number(factor, options));
  return {
    tex: [...written.map(({tex}) => parenthesised(tex)), log.tex].join(' \\cdot '),
    text: [...written.map(({text}) => parenthesised(text)), log.text].join(' · '),
  };
}

/** The first terms of a row that do not vanish, the last, and how many there are: what a folded sum shows. */
export interface Ends<T> {
  readonly count: number;
  readonly at: (i: number) => T;
}

/** Collects the ends of a long list as it goes by. */
export function collectEnds<T>(visit: (push: (item: T) => void) => void): Ends<T> {
  const first: T[] = [];
  let last: T | undefined;
  let count = 0;
  visit((item) => {
    if (count++ < MOST_TERMS) first.push(item);
    last = item;
  });
  return {count, at: (i) => (i < first.length ? first[i] : (last as T))};
}

/** The terms of a row that do not vanish, each with its label, weight and logarithm. */
function rowTerms({p, q, complement, numClasses}: Evaluation, row: number): Ends<Part> {
  return collectEnds((push) => {
    if (!p) return;
    for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
      if (p[i] !== 0) push({i, p: p[i], q: q[i], isComplement: false});
      if (complement && p[i] !== 1) push({i, p: 1 - p[i], q: q[i], isComplement: true});
    }
  });
}

export interface Part {
  readonly i: number;
  readonly p: number;
  readonly q: number;
  readonly isComplement: boolean;
}

/** p · w · (1−q)^γ · ln q with the numbers in. */
function partExpression(evaluation: Evaluation, part: Part, options: FormatOptions): Both {
  const log = logOf(part.q, part.isComplement, options);
  const base = scaled([part.p, ...weightsOf(evaluation, part)], log, options);
  const gamma = evaluation.request.options?.focalGamma ?? 0;
  if (gamma === 0) return base;
  const [miss, power] = [number(part.isComplement ? part.q : complementOf(part.q), options), number(gamma, options)];
  return {
    tex: `${parenthesised(miss.tex)}^{${power.tex}} \\cdot ${base.tex}`,
    text: `${parenthesised(miss.text)}^${power.text} · ${base.text}`,
  };
}

/** 1 − q as a person would write it: 0.1 for 0.9, not 0.09999999999999998. */
function complementOf(q: number): number {
  return Number((1 - q).toPrecision(15));
}

function weightsOf(evaluation: Evaluation, {i, isComplement}: Part): number[] {
  const {weight, posWeight, sampleWeight, focalAlpha} = evaluation.request.options ?? {};
  const c = evaluation.task === 'binary' ? Number(!isComplement) : i % evaluation.numClasses;
  const at = (list: readonly number[] | undefined, index: number) =>
    list === undefined ? 1 : ((list.length === 1 ? list[0] : list[index]) as number);
  const alpha = isComplement && focalAlpha !== undefined ? 1 - focalAlpha : (focalAlpha ?? 1);
  return [
    at(weight, c),
    isComplement ? 1 : at(posWeight, i % evaluation.numClasses),
    at(sampleWeight, Math.floor(i / evaluation.numClasses)),
    alpha,
  ];
}

/** −ln 0.7, or −(0.98 ln 0.8 + 0.01 ln 0.1 + …). */
export function rowExpression(evaluation: Evaluation, row: number, options: FormatOptions): Both {
  const {count, at} = rowTerms(evaluation, row);
  if (count === 0) return {tex: '0', text: '0'};
  const sum = foldedSum(count, (i) => partExpression(evaluation, at(i), options));
  return count === 1
    ? {tex: `-${sum.tex}`, text: `−${sum.text}`}
    : {tex: `-\\left(${sum.tex}\\right)`, text: `−(${sum.text})`};
}
