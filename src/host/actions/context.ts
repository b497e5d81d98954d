/** What a refactoring looks at: the array, its text, its role, and the pair it belongs to. */

import type {TextDocument} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import {computeResult, IN_ENGLISH, type Result} from '../compute/result.ts';
import {subjectOf} from '../compute/subject.ts';
import {isPlainlyNotPrediction} from '../core.ts';
import {isSameArray, type LocatedArray} from '../document/located.ts';

export interface ActionContext {
  readonly document: TextDocument;
  readonly text: string;
  readonly array: NumericArray;
  readonly role: 'prediction' | 'target';
  readonly result: Result;
}

/** Undefined for shapes, ids and the like, and where nothing can be computed from the array, alone or with its partner. */
export function actionContext(located: LocatedArray): ActionContext | undefined {
  const {document, text, array} = located;
  if (isPlainlyNotPrediction(array)) return;
  const result = document && computeResult(subjectOf([located]), document, IN_ENGLISH);
  if (!document || !result) return;
  return {document, text, array, role: isSameArray(located, result.target) ? 'target' : 'prediction', result};
}

/** There is a target, and what it costs is known, though it may be ∞. */
export const hasLoss = ({evaluation}: Result): boolean =>
  evaluation.ok && evaluation.loss !== undefined && !Number.isNaN(evaluation.loss.value);
