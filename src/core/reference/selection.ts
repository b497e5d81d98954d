/** The lesson on somebody's own numbers: what each section shows of them, and how they fill the boxes of its examples. */
import type {ArrayInput, EvaluateOptions, Evaluation} from '../evaluate/types.ts';
import {inUnit} from '../explain/format.ts';
import {classLabel, rowLabel} from '../explain/labels.ts';
import type {CalculatorId} from './calculators.ts';
import {parseArray} from './parse.ts';
import type {EvaluateExample, Example, FigureSpec, SectionId} from './types.ts';

const LOSS: FigureSpec = {label: 'loss', of: 'loss'};

const FIGURES: Readonly<Record<SectionId, readonly FigureSpec[]>> = {
  A: [LOSS, {label: 'chance', of: 'chance'}],
  B: [
    {label: 'H(P, Q)', of: 'loss'},
    {label: 'H(P)', of: 'target-entropy'},
    {label: 'KL(P‖Q)', of: 'kl'},
    {label: 'H(Q)', of: 'prediction-entropy'},
  ],
  C: [
    {...LOSS, unit: 'bits'},
    {label: 'the same in nats', of: 'loss', unit: 'nats'},
    {label: 'sum over rows', of: 'sum'},
    {label: 'mean over all values', of: 'mean-elements'},
  ],
  D: [
    {label: 'negative log-likelihood, the sum', of: 'sum'},
    {label: 'cross-entropy, the mean', of: 'loss'},
    {label: 'perplexity', of: 'perplexity'},
  ],
  E: [
    {label: 'mean code length, H(p, q)', of: 'loss', unit: 'bits'},
    {label: 'best possible, H(p)', of: 'target-entropy', unit: 'bits'},
    {label: 'surcharge, KL', of: 'kl', unit: 'bits'},
    {label: 'gradient', of: 'gradient', at: 0},
  ],
  F: [LOSS, {label: 'chance', of: 'chance'}, {label: 'perplexity', of: 'perplexity'}],
};

/** A section's figures for arrays that are not the lesson's own; the texts stand in boxes like any other. */
export function ownExample(id: SectionId, caption: string, prediction: string, target?: string): EvaluateExample {
  const arrays = {prediction, ...(target !== undefined && {target})};
  return {kind: 'evaluate', id: `own-${id}`, caption, ...arrays, figures: FIGURES[id]};
}

/** On other arrays an example keeps its method, but not what it says of its own numbers; weights become 1, 2, 3 … */
export function ownOptions({options = {}, isReading}: EvaluateExample, prediction: ArrayInput): EvaluateOptions {
  const {weight, sampleWeight, targetKind: _, ...method} = options;
  const {predictionKind, task, ...rest} = method;
  const numClasses = prediction.shape.at(-1) ?? 1;
  const upTo = (length: number) => Array.from({length}, (__, i) => i + 1);
  return {
    ...(isReading ? method : rest),
    ...(task === 'multilabel' && {task}),
    ...(weight && {weight: upTo(numClasses)}),
    ...(sampleWeight && {sampleWeight: upTo(count(prediction) / numClasses)}),
  };
}

const NAMES: Partial<Record<FigureSpec['of'], string>> = {
  surprisal: '−log q of ',
  term: '',
  gradient: 'q − p of ',
  probability: 'q of ',
};

/** What a figure is called once the numbers are not the lesson's: its own name may speak of them. */
export function ownLabel(evaluation: Evaluation, {label, of, at = 0}: FigureSpec): string {
  const {numClasses} = evaluation;
  if (of === 'chance') return 'chance';
  if (of === 'row-loss') return evaluation.numRows > 1 ? `row ${rowLabel(evaluation, at)}` : 'loss';
  const name = NAMES[of];
  if (name === undefined) return label;
  const row = Math.floor(at / numClasses);
  const of1 = numClasses > 1 ? classLabel(evaluation, at % numClasses) : '1';
  const phrase = evaluation.classNames ? of1 : `class ${of1}`;
  return `${name}${phrase}${evaluation.numRows > 1 ? ` in row ${rowLabel(evaluation, row)}` : ''}`;
}

const count = ({values}: ArrayInput): number => values.length;

/** A target of indices as one-hot rows, for an example whose own target has a value for each class; any other as it is. */
export function ownTarget(
  example: EvaluateExample,
  given: ArrayInput,
  target: ArrayInput,
  indexBase: 0 | 1,
): ArrayInput {
  const isDense = count(parseArray(example.prediction)) === count(parseArray(example.target ?? ''));
  const numClasses = given.shape.at(-1) ?? 1;
  const numRows = count(given) / numClasses;
  if (!isDense || numClasses === 1 || count(target) !== numRows) return target;
  const values = new Float64Array(count(given));
  for (let row = 0; row < numRows; row++) {
    const c = target.values[row] - indexBase;
    if (!Number.isInteger(c) || c < 0 || c >= numClasses) return target;
    values[row * numClasses + c] = 1;
  }
  return {...target, values, shape: given.shape};
}

type Fill = (evaluation: Evaluation) => Readonly<Record<string, ArrayLike<number>>>;

const firstRow = ({numClasses}: Evaluation, values: ArrayLike<number>) =>
  Array.from({length: numClasses}, (_, c) => values[c]);
const losses = ({columns}: Evaluation) => Array.from(columns.loss ?? []).filter(Number.isFinite);
/** The probabilities given to what is true: e^−loss, row by row; of every class, where nothing is said to be true. */
const ofTruth = (e: Evaluation) => (e.columns.loss ? losses(e).map((loss) => Math.exp(-loss)) : firstRow(e, e.q));

const FILLS: Partial<Record<CalculatorId, Fill>> = {
  surprise: (e) => ({q: firstRow(e, e.q)}),
  logarithm: (e) => ({x: firstRow(e, e.q)}),
  expectation: (e) => ({x: firstRow(e, e.q).map((_, c) => c), p: firstRow(e, e.p ?? e.q)}),
  'verdict-scale': (e) => ({q: ofTruth(e)}),
  'multi-label-scale': (e) => ({bits: losses(e).map((loss) => inUnit(loss, 'bits'))}),
  'both-ways': (e) => ({p: firstRow(e, e.p ?? e.q), q: firstRow(e, e.q)}),
  likelihood: (e) => ({q: ofTruth(e)}),
  'double-softmax': ({numClasses}) => ({k: [numClasses]}),
  noise: (e) => ({error: firstRow(e, e.q).map((q, c) => (e.p?.[c] ?? 0) - q)}),
  gradients: (e) => ({
    z: firstRow(e, e.predictionKind === 'logits' ? e.request.prediction.values : e.surprisal.map((s) => -s)),
  }),
  pooled: (e) => {
    const all = (e.numRows > 1 && e.loss ? losses(e) : firstRow(e, e.surprisal)).slice(0, 2 * MOST);
    const half = Math.ceil(all.length / 2);
    return {first: all.slice(0, half), second: all.slice(half)};
  },
};

/** Each number is a figure of its own: more than these say no more. */
const MOST = 12;

/** The texts of an example's boxes, made of the numbers; undefined where it takes none of them. */
export function fillOf(example: Example, evaluation: Evaluation): Record<string, string> | undefined {
  const lists =
    example.kind === 'calculator' ? FILLS[example.calculator]?.(evaluation) : example.isSwapped && swapped(evaluation);
  const all = Object.entries(lists ?? {});
  if (all.length === 0 || all.some(([, values]) => values.length === 0)) return undefined;
  return Object.fromEntries(all.map(([name, values]) => [name, textOf(values)]));
}

/** The first row with prediction and target in each other's place. */
function swapped(e: Evaluation): ReturnType<Fill> {
  return e.p ? {prediction: firstRow(e, e.p), target: firstRow(e, e.q)} : {};
}

function textOf(values: ArrayLike<number>): string {
  const shown = Array.from({length: Math.min(MOST, values.length)}, (_, i) => Number(values[i].toPrecision(6)));
  return `[${shown.map((v) => (Number.isFinite(v) ? v : v > 0 ? 'inf' : v < 0 ? '-inf' : 'nan')).join(', ')}]`;
}
