/** Which class a label means: by the names of the prediction columns, or by the labels themselves. */
import {type Column, isNumber} from './columns.ts';
import {someOf} from './words.ts';

export type LabelMap = Readonly<Record<string, number>>;

/** As many words as there are classes name them, in alphabetical order. */
export function namesOf(labels: readonly string[], numClasses: number): readonly string[] | undefined {
  const seen = [...new Set(labels)].sort();
  return seen.length === numClasses && seen.every((word) => Number.isNaN(Number(word))) ? seen : undefined;
}

/** `prob_cat`, `prob_dog` → cat, dog: what all names share at the front is cut at a word boundary. */
export function commonCut(names: readonly string[]): readonly string[] {
  let n = 0;
  while (names.every((name) => n < name.length && name[n] === names[0]![n])) n++;
  const boundary = names[0]!.slice(0, n).search(/[^_\-.\s/]*$/);
  const isWordThenNumber = /^[a-z]+$/i.test(names[0]!.slice(0, n)) && names.every((x) => /^\d+$/.test(x.slice(n)));
  const prefix = boundary > 0 ? boundary : isWordThenNumber ? n : 0;
  const cut = names.map((name) => name.slice(prefix));
  return cut.every((c) => c !== '') ? cut : names;
}

/** The whole numbers that the names are, each once; undefined where they are words. */
export function numbersIn(names: readonly string[]): readonly number[] | undefined {
  if (names.length < 2) return undefined;
  const cut = commonCut(names);
  return cut.every((name) => /^\d{1,9}$/.test(name)) && new Set(cut).size === cut.length ? cut.map(Number) : undefined;
}

/** The first number where they run on from it, in any order: 2, 0, 1 from 0. */
export function runOf(numbers: readonly number[]): number | undefined {
  const first = Math.min(...numbers);
  return Math.max(...numbers) - first === numbers.length - 1 ? first : undefined;
}

/**
 * Labels that are numbers where the classes are called by numbers: the labels name them, in whatever order the classes stand.
 * Undefined where no class is called `telling` (the label that shows how they count), or 0 where that is seen, or where too many
 * labels name no class: then they count classes.
 */
export function numberedLabels(
  labels: readonly string[],
  names: readonly string[],
  telling: number,
): LabelMap | undefined {
  const numbers = numbersIn(names);
  const seen = labels.filter((text) => text !== '').map(Number);
  if (!numbers || seen.length === 0 || !numbers.includes(telling)) return undefined;
  const known = seen.filter((label) => numbers.includes(label)).length;
  return known >= 0.9 * seen.length ? Object.fromEntries(numbers.map((n, k) => [n, k])) : undefined;
}

/** 0 or 1 where the names count the classes from there, in their order. */
export function baseOf(numbered: LabelMap): 0 | 1 | undefined {
  const entries = Object.entries(numbered);
  const runsFrom = (base: number) => entries.every(([name, k]) => Number(name) === k + base);
  return runsFrom(0) ? 0 : runsFrom(1) ? 1 : undefined;
}

/** Text of a label → its class; a number is known however it is written. −1 where it names none. */
export function namedClass(labels: LabelMap, text: string): number {
  if (Object.hasOwn(labels, text)) return labels[text]!;
  const number = text === '' ? Number.NaN : Number(text);
  const plain = String(number);
  return !Number.isNaN(number) && Object.hasOwn(labels, plain) ? labels[plain]! : -1;
}

/** Two classes may be told as −1 and 1. */
export function signedLabels(labels: readonly string[]): LabelMap | undefined {
  const signs = labels.filter((text) => text !== '' && isNumber(text)).map(Number);
  return signs.includes(-1) && signs.includes(1) && signs.every((x) => Math.abs(x) === 1 || Number.isNaN(x))
    ? {'-1': 0, '1': 1}
    : undefined;
}

/** In the order of the classes: the names where the labels are among them, else the labels, by the alphabet. */
export function wordLabels(
  label: Column,
  names: readonly string[] | undefined,
  numClasses: number,
): {readonly order: readonly string[]} | {readonly message: string} {
  const seen = [...label.distinct].filter((text) => text !== '').sort();
  if (names && seen.every((s) => names.includes(s))) return {order: names};
  if (seen.length === numClasses) return {order: seen};
  return {message: `the labels (${someOf(seen)}) are not the names of the ${numClasses} prediction columns`};
}

/** Of two labels, the one that the only column of predictions is called for is class 1: `p_malignant`, `prob benign`. */
export function calledFor(order: readonly string[], column: string): readonly string[] {
  const [first, second] = order;
  return order.length === 2 && isCalled(column, first!) && !isCalled(column, second!) ? [second!, first!] : order;
}

function isCalled(column: string, label: string): boolean {
  const [name, word] = [column.toLowerCase(), label.toLowerCase()];
  const before = name.length - word.length - 1;
  return name.endsWith(word) && (before < 0 || /[_\-. /]/.test(name[before]!));
}

export const mapOf = (order: readonly string[]): LabelMap => Object.fromEntries(order.map((name, k) => [name, k]));
