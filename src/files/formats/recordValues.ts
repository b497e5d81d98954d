/** What a value of a record says: numbers, a list of them, or an object whose keys name the classes. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const toNumber = (value: unknown): number =>
  typeof value === 'string' ? special(value) : typeof value === 'number' ? value : Number.NaN;

/** JSON has no ∞: writers say "inf", "Infinity" or "NaN" in strings. */
function special(text: string): number {
  const match = /^([-+]?)(inf|infinity)$/i.exec(text.trim());
  if (match) return match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return text.trim() === '' ? Number.NaN : Number(text);
}

const wordKeys = /^(label|class|class_?name|name)$/i;
const scoreKeys = /^(scores?|prob|probability|confidence|logit)$/i;

/** [{"label": "cat", "score": 0.2}, …] as {cat: 0.2, …}: what classifiers give that sort their classes. */
export function scoredNames(value: unknown): Fields | undefined {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isFields)) return undefined;
  const keys = Object.keys(value[0]!);
  const [word, score] = [keys.find((key) => wordKeys.test(key)), keys.find((key) => scoreKeys.test(key))];
  if (word === undefined || score === undefined) return undefined;
  const entries = value.map((item) => [item[word], item[score]] as const);
  const isSound = entries.every(([name, number]) => typeof name === 'string' && typeof number === 'number');
  return isSound ? (Object.fromEntries(entries) as Fields) : undefined;
}

export interface Numbers {
  readonly numbers: readonly number[];
  readonly names?: readonly string[];
}

/** An array of numbers, or an object of numbers whose keys name the classes; a single number is the probability of class 1. */
export function numbersOf(value: unknown): Numbers | undefined {
  if (typeof value === 'number') return {numbers: [value]};
  const scored = scoredNames(value);
  if (scored) return {numbers: Object.values(scored) as number[], names: Object.keys(scored)};
  if (Array.isArray(value))
    return value.length > 0 && value.every((v) => !Number.isNaN(toNumber(v)) || v === 'nan')
      ? {numbers: value.map(toNumber)}
      : undefined;
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length < 2 || !entries.every(([, v]) => typeof v === 'number')) return undefined;
  return {numbers: entries.map(([, v]) => v as number), names: entries.map(([k]) => k)};
}

/** Whether the value is a list or a structure of numbers: a row's prediction in one. */
export const isNumbers = (value: unknown): boolean => typeof value === 'object' && numbersOf(value) !== undefined;

/** The class of a one-hot label; −1 where it is none. */
export function hotIndex(label: readonly unknown[]): number {
  const numbers = label.map((value) => (typeof value === 'boolean' ? Number(value) : toNumber(value)));
  const at = numbers.indexOf(1);
  return numbers.every((value, c) => value === (c === at ? 1 : 0)) ? at : -1;
}
