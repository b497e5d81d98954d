/** explain: an evaluation → the view model. The one place that words and formats a result, for every surface. */
import type {Evaluation, EvaluationFailure, Finding, FormatOptions} from '../evaluate/types.ts';
import {fill, phrase} from '../say.ts';
import {batchRow} from './batch.ts';
import {makeChips} from './chips.ts';
import {classRow, foldedClasses, linesPerRow} from './classRows.ts';
import {makeDecomposition, makeFacts} from './facts.ts';
import {makeAnnouncement, makeHeadline, makeSummary, makeTitle} from './headline.ts';
import {makeSteps} from './steps.ts';
import {verdict} from './verdict.ts';
import type {Message, ViewModel} from './viewModel.ts';

export {batchRow} from './batch.ts';
export {classRow, foldedClasses, linesPerRow} from './classRows.ts';
export {batchTable, textTable} from './textTable.ts';
export {applyWhatIf, type Control, setProbability, type WhatIf, whatIfControls} from './whatIf.ts';

export interface ExplainOptions extends FormatOptions {
  /** The row whose classes are shown; the first by default. */
  readonly row?: number;
  /** Most classes shown before folding, 8 by default. */
  readonly classLimit?: number;
  /** Most batch rows made up front, 8 by default; batchRow makes any other on demand. */
  readonly batchLimit?: number;
}

const DEFAULT_LIMIT = 8;

export function explain(evaluation: Evaluation, options: ExplainOptions): ViewModel {
  const row = Math.min(Math.max(0, options.row ?? 0), evaluation.numRows - 1);
  const shown = foldedClasses(evaluation, row, options.classLimit ?? DEFAULT_LIMIT);
  const said = verdict(evaluation);
  const word = said && (options.translate ?? fill)(said);
  const decomposition = makeDecomposition(evaluation, options);
  return {
    task: evaluation.task,
    unit: options.unit,
    title: makeTitle(evaluation, options),
    summary: makeSummary(evaluation, options),
    ...makeHeadline(evaluation, options),
    ...(word ? {verdict: word} : {}),
    announcement: makeAnnouncement(evaluation, options, word),
    chips: makeChips(evaluation, options),
    steps: makeSteps(evaluation, row, options),
    classes: shown.map((c) => classRow(evaluation, row, c, options)),
    hiddenClasses: linesPerRow(evaluation) - shown.length,
    ...(evaluation.numRows > 1 ? withBatch(evaluation, options) : {}),
    facts: makeFacts(evaluation, options),
    ...(decomposition ? {decomposition} : {}),
    messages: makeMessages(evaluation.findings, options),
  };
}

function withBatch(evaluation: Evaluation, options: ExplainOptions) {
  const count = Math.min(evaluation.numRows, options.batchLimit ?? DEFAULT_LIMIT);
  const batch = Array.from({length: count}, (_, row) => batchRow(evaluation, row, options));
  return {batch, hiddenRows: evaluation.numRows - count};
}

/** Findings as messages; also for a failure, which has nothing else to show. */
export function makeMessages(
  findings: readonly Finding[],
  {translate = fill}: Pick<FormatOptions, 'translate'> = {},
): Message[] {
  return findings.map(({code, severity, of, elements, words: {message, mend}}) => ({
    code,
    severity,
    of,
    elements,
    text: phrase(message, translate),
    ...(mend ? {mend: phrase(mend, translate)} : {}),
  }));
}

/** A failure as a view model: nothing computed, the reasons as messages. */
export function explainFailure({findings}: EvaluationFailure, options: FormatOptions): ViewModel {
  const {translate = fill} = options;
  const messages = makeMessages(findings, options);
  const first = messages[0]?.text ?? translate('Nothing could be computed.');
  return {
    unit: options.unit,
    title: translate('No result'),
    summary: first,
    announcement: first,
    chips: [],
    steps: [],
    classes: [],
    facts: [],
    messages,
  };
}
