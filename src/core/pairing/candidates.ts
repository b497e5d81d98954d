/** Partners of one array among all the others: those that fit, best first. */
import {roleInCall} from './callRoles.ts';
import {type Fit, fitOf} from './fit.ts';
import {roleByCall, roleByName} from './guessRole.ts';
import type {Role} from './nameRole.ts';
import {isOtherName, isPlainlyNotPrediction} from './notPrediction.ts';
import {isMeantFor, isScalar} from './scalars.ts';
import type {Candidate, Pairable} from './types.ts';
import {isIntegral, isOneHot} from './values.ts';
import {nameWords} from './words.ts';

/** Points for what tells that two arrays belong together; distance takes points away. */
const POINTS = {
  call: 100,
  together: 60,
  name: 30,
  oneHot: 15,
  index: 8,
  soft: 2,
  commonWord: 5,
  otherWhere: -8,
  cell: -3,
} as const;

/** All arrays that could be the partner in `role` of the focus, best first. Shapes, ids, weights and paddings never are. */
export function candidatesFor<T extends Pairable>(arrays: readonly T[], focus: T, role: Role): readonly Candidate<T>[] {
  const mayPredict = (array: T): boolean => !isOther(array, 'prediction') && roleByName(array)?.role !== 'target';
  const found = arrays.flatMap((array) => {
    const fitting = candidate(focus, array, role);
    if (fitting === undefined || !isScalar(array) || isSameCall(focus, array)) return fitting ?? [];
    if (isMeantFor(arrays, focus, array, mayPredict)) return fitting;
    return {...fitting, score: fitting.score - POINTS.name, isSure: false};
  });
  return found.sort((a, b) => b.score - a.score);
}

function candidate<T extends Pairable>(focus: T, array: T, role: Role): Candidate<T> | undefined {
  if (isSame(focus, array) || overlaps(focus, array) || isOther(array, role)) return undefined;
  const fit = role === 'target' ? fitOf(focus, array) : fitOf(array, focus);
  if (fit === undefined) return undefined;
  const isTogether = isSameCall(focus, array);
  const told = isTogether ? roleByCall(array) : undefined;
  const known = told ?? roleByName(array) ?? roleByCall(array);
  if (known !== undefined && known.role !== role) return undefined;
  if (known === undefined && role === 'prediction' && isOneHot(array)) return undefined;
  const evidence = evidenceOf({isToldByCall: told !== undefined, isTogether, isKnown: known !== undefined, fit});
  const score = (evidence === undefined ? pointsOf(fit) : POINTS[evidence]) + nearness(focus, array);
  const isSure = evidence !== undefined && (evidence !== 'oneHot' || role === 'target' || isTogether);
  return {array, role, score, reason: reasonOf(known?.reason, fit, role), isSure};
}

interface Told {
  readonly isToldByCall: boolean;
  readonly isTogether: boolean;
  readonly isKnown: boolean;
  readonly fit: Fit;
}

/** In one call of a function that nobody knows (`cce(y, p)`), labels that fit are meant together. */
function evidenceOf({isToldByCall, isTogether, isKnown, fit}: Told): keyof typeof POINTS | undefined {
  if (isToldByCall) return 'call';
  if (isTogether && fit !== 'soft') return 'together';
  if (isKnown) return 'name';
  return fit === 'one-hot' ? 'oneHot' : undefined;
}

const pointsOf = (fit: Fit): number => (fit === 'index' || fit === 'binary' ? POINTS.index : POINTS.soft);

const isSame = (a: Pairable, b: Pairable): boolean =>
  a === b || (a.document === b.document && a.spans[0] === b.spans[0] && a.end === b.end);

const overlaps = (a: Pairable, b: Pairable): boolean =>
  a.document === b.document &&
  a.start < b.end &&
  b.start < a.end &&
  a.container === b.container &&
  a.container !== 'table' &&
  a.container !== 'printed';

function isOther(array: Pairable, role: Role): boolean {
  if (roleInCall(array.call) !== undefined) return false;
  if (role === 'prediction') return isPlainlyNotPrediction(array);
  return isOtherName(array.name) || (isPlainlyNotPrediction(array) && !isIntegral(array)) || isArgumentOfOther(array);
}

/** Whole numbers without a name that are an argument of something that is no loss (`zeros((2, 3))`, `f([1, 2])`). */
const isArgumentOfOther = (array: Pairable): boolean =>
  array.call !== undefined && array.name === undefined && isIntegral(array) && !isOneHot(array);

export const isSameCall = (a: Pairable, b: Pairable): boolean =>
  a.document === b.document &&
  a.call !== undefined &&
  a.call.open === b.call?.open &&
  a.call.calleeStart === b.call.calleeStart;

/** Words that both names have (`val_probs`, `val_labels`) bring together; distance, another cell, a comment set apart. */
function nearness(focus: Pairable, array: Pairable): number {
  const words = nameWords(focus.name ?? '');
  const common = nameWords(array.name ?? '').filter((word) => words.includes(word)).length;
  const cells = Math.abs((focus.document ?? 0) - (array.document ?? 0));
  const gap = cells > 0 ? 0 : Math.max(array.start - focus.end, focus.start - array.end, 0);
  const where = focus.where === array.where ? 0 : POINTS.otherWhere;
  return POINTS.commonWord * common + POINTS.cell * Math.min(cells, 5) + where - Math.log2(1 + gap / 40);
}

function reasonOf(known: string | undefined, fit: Fit, role: Role): string {
  const shape = {
    'one-hot': 'one-hot, of the same shape',
    index: 'class indices, one a row',
    binary: 'zeros and ones, of the same length',
    soft: 'of the same shape',
    'multi-hot': 'zeros and ones, of the same shape',
  }[fit];
  const fitting = role === 'target' ? shape : 'its shape fits';
  return known === undefined ? fitting : `${known}; ${fitting}`;
}
