/** One line for each class of a row, made on demand, and which lines to show where there are many. */
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {formatNumber, formatPercent, formatSigned, inUnit} from './format.ts';
import {classLabel} from './labels.ts';
import type {ClassRow} from './viewModel.ts';

/** Lines of a row: the classes, or both labels of a binary example. */
export function linesPerRow(evaluation: Evaluation): number {
  return evaluation.task === 'binary' ? 2 : evaluation.numClasses;
}

/** The prediction's element that a line belongs to; both labels of a binary example share one. */
export function elementOf(evaluation: Evaluation, row: number, classIndex: number): number {
  return evaluation.task === 'binary' ? row : row * evaluation.numClasses + classIndex;
}

/** What a line shows, as numbers: q and p of its outcome, the surprisal taken, its term. */
export interface Line {
  readonly p?: number;
  readonly q: number;
  readonly surprisal: number;
  readonly term?: number;
  readonly gradient?: number;
  readonly branch?: 'q' | '1−q';
}

export function lineOf(evaluation: Evaluation, row: number, classIndex: number): Line {
  const i = elementOf(evaluation, row, classIndex);
  if (evaluation.task === 'multiclass') return exclusiveLine(evaluation, i);
  return evaluation.task === 'binary' ? binaryLine(evaluation, i, classIndex) : multiLabelLine(evaluation, i);
}

function exclusiveLine({q, p, surprisal, terms, gradient}: Evaluation, i: number): Line {
  const base = {q: q[i], surprisal: surprisal[i]};
  if (!p || !terms || !gradient) return base;
  return {...base, p: p[i], term: terms[i], gradient: gradient[i]};
}

function binaryLine({q, p, surprisal, complement, branches, gradient}: Evaluation, i: number, label: number): Line {
  const isPositive = label === 1;
  const one = q[i];
  const line: Line = isPositive
    ? {q: one, surprisal: surprisal[i], branch: 'q'}
    : {q: 1 - one, surprisal: complement?.[i] as number, branch: '1−q'};
  if (!p || !branches || !gradient) return line;
  const y = p[i];
  const slope = gradient[i];
  return isPositive
    ? {...line, p: y, term: branches.positive[i], gradient: slope}
    : {...line, p: 1 - y, term: branches.negative[i], gradient: 0 - slope};
}

/** The branch with the larger label weight is the one whose logarithm is shown. */
function multiLabelLine({q, p, surprisal, complement, terms, gradient}: Evaluation, i: number): Line {
  const y = p?.[i];
  const takesComplement = y !== undefined && y < 0.5;
  const line: Line = {
    q: q[i],
    surprisal: (takesComplement ? complement?.[i] : surprisal[i]) as number,
    branch: takesComplement ? '1−q' : 'q',
  };
  if (y === undefined || !terms || !gradient) return line;
  return {...line, p: y, term: terms[i], gradient: gradient[i]};
}

interface Scale {
  readonly surprisal: number;
  readonly term: number;
  readonly gradient: number;
}

const scales = new WeakMap<Evaluation, Map<number, Scale>>();

/** The largest finite values of a row, by which bars are drawn; remembered for each row that is looked at. */
function scaleOf(evaluation: Evaluation, row: number): Scale {
  const known = scales.get(evaluation) ?? new Map<number, Scale>();
  scales.set(evaluation, known);
  const scale = known.get(row) ?? measure(evaluation, row);
  known.set(row, scale);
  return scale;
}

function measure(evaluation: Evaluation, row: number): Scale {
  const {task, numClasses, surprisal, complement, terms, gradient, p} = evaluation;
  const scale = {surprisal: 0, term: 0, gradient: 0};
  for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
    const takesOther = task === 'multilabel' && p !== undefined && p[i] < 0.5;
    if (!takesOther) scale.surprisal = larger(scale.surprisal, surprisal[i]);
    if (complement && (task === 'binary' || takesOther)) scale.surprisal = larger(scale.surprisal, complement[i]);
    if (terms) scale.term = larger(scale.term, terms[i]);
    if (gradient) scale.gradient = larger(scale.gradient, Math.abs(gradient[i]));
  }
  return scale;
}

function larger(most: number, value: number): number {
  return Number.isFinite(value) && value > most ? value : most;
}

/** A value's bar from 0 to 1: ∞ fills it, nothing to compare with leaves it empty. */
function fraction(value: number, most: number): number {
  if (value === Number.POSITIVE_INFINITY) return 1;
  return most > 0 && value > 0 ? Math.min(1, value / most) : 0;
}

export function classRow(evaluation: Evaluation, row: number, classIndex: number, options: FormatOptions): ClassRow {
  const line = lineOf(evaluation, row, classIndex);
  const scale = scaleOf(evaluation, row);
  const result = rowAt(evaluation, row);
  const text = (nats: number) => formatNumber(inUnit(nats, options.unit), options.precision);
  return {
    element: elementOf(evaluation, row, classIndex),
    row,
    classIndex,
    label: classLabel(evaluation, classIndex),
    isTrue: evaluation.task === 'multilabel' ? line.p === 1 : result.targetIndex === classIndex,
    isArgmax: result.argmax === classIndex,
    q: formatNumber(line.q, options.precision),
    nats: formatNumber(line.surprisal, options.precision),
    bits: formatNumber(inUnit(line.surprisal, 'bits'), options.precision),
    surprisal: text(line.surprisal),
    surprisalFraction: fraction(line.surprisal, scale.surprisal),
    ...(line.branch ? {branch: line.branch} : {}),
    ...withTarget(line, scale, result.loss ?? 0, options, text),
  };
}

function withTarget(line: Line, scale: Scale, loss: number, options: FormatOptions, text: (nats: number) => string) {
  if (line.p === undefined || line.term === undefined || line.gradient === undefined) return {};
  return {
    p: Number.isInteger(line.p) ? formatNumber(line.p, 0) : formatNumber(line.p, options.precision),
    term: line.term === 0 ? '0' : text(line.term),
    share: shareText(line.term, loss),
    termFraction: fraction(line.term, scale.term),
    gradient: formatSigned(line.gradient, options.precision),
    gradientFraction: scale.gradient > 0 ? line.gradient / scale.gradient : 0,
  };
}

function shareText(term: number, loss: number): string {
  if (loss === 0) return '0 %';
  return term === Number.POSITIVE_INFINITY ? '∞' : formatPercent(term / loss);
}

/** Lines shown where a row has more: the true classes, the most probable and the worst, in class order. */
export function foldedClasses(evaluation: Evaluation, row: number, limit: number): number[] {
  const lines = linesPerRow(evaluation);
  if (lines <= limit) return Array.from({length: lines}, (_, c) => c);
  const third = Math.max(1, Math.floor(limit / 3));
  const chosen = new Set<number>();
  const add = (scores: Float64Array | undefined, count: number) => {
    for (const c of topClasses(scores, row, evaluation.numClasses, count)) if (chosen.size < limit) chosen.add(c);
  };
  const truth = rowAt(evaluation, row).targetIndex;
  if (truth !== undefined) chosen.add(truth);
  add(evaluation.p, third);
  add(evaluation.q, third);
  add(evaluation.terms, 1);
  add(evaluation.surprisal, third);
  add(evaluation.q, limit);
  return [...chosen].sort((a, b) => a - b);
}

/** The classes of the largest positive scores: one pass with a short sorted list, for rows of 1e5 classes. */
function topClasses(scores: Float64Array | undefined, row: number, numClasses: number, count: number): number[] {
  const best: number[] = [];
  if (!scores) return best;
  const from = row * numClasses;
  let least = 0;
  for (let c = 0; c < numClasses; c++) {
    const value = scores[from + c];
    if (!(value > least)) continue;
    let at = best.length;
    while (at > 0 && scores[from + best[at - 1]] < value) at--;
    best.splice(at, 0, c);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[from + best[count - 1]];
  }
  return best;
}
