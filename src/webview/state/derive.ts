/** Panel state → everything the views show: one evaluate, one view model, remembered until an input changes. */
import {evaluate} from '../../core/evaluate/index.ts';
import type {Evaluation, EvaluationFailure} from '../../core/evaluate/types.ts';
import {explain} from '../../core/explain/index.ts';
import type {ViewModel} from '../../core/explain/viewModel.ts';
import type {PanelState} from '../../protocol.ts';
import {inLanguage} from '../words.ts';
import {align} from './ragged.ts';
import {createReader, type ReadInput} from './read.ts';

export interface Derived {
  readonly prediction: ReadInput | undefined;
  readonly target: ReadInput | undefined;
  readonly result: Evaluation | EvaluationFailure | undefined;
  readonly evaluation: Evaluation | undefined;
  readonly view: ViewModel | undefined;
}

export type Derive = (panel: PanelState, row: number) => Derived;

export function createDerive(): Derive {
  const read = createReader();
  const result = remember(run);
  const view = remember(show);
  const aligned = remember(align);
  return (panel, row) => {
    const [prediction, target] = aligned(read(panel.prediction), read(panel.target));
    const {unit, precision, indexBase} = panel.settings;
    const found = result(prediction?.input, target?.input, panel.options, indexBase);
    const evaluation = found?.ok ? found : undefined;
    const shown = evaluation && Math.min(row, Math.max(0, evaluation.numRows - 1));
    return {prediction, target, result: found, evaluation, view: view(evaluation, unit, precision, shown ?? 0)};
  };
}

type Run = (
  prediction: ReadInput['input'],
  target: ReadInput['input'],
  options: PanelState['options'],
  indexBase: 0 | 1,
) => Evaluation | EvaluationFailure | undefined;

const run: Run = (prediction, target, options, indexBase) =>
  prediction && evaluate({prediction, ...(target && {target}), options: {indexBase, ...options}});

type Show = (
  evaluation: Evaluation | undefined,
  unit: ViewModel['unit'],
  precision: number,
  row: number,
) => ViewModel | undefined;

const show: Show = (evaluation, unit, precision, row) =>
  evaluation && explain(evaluation, {unit, precision, row, ...inLanguage()});

/** Keeps the last answer while the arguments stay the same objects. */
function remember<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: {readonly args: A; readonly answer: R} | undefined;
  return (...args) => {
    if (last?.args.every((arg, i) => arg === args[i])) return last.answer;
    last = {args, answer: compute(...args)};
    return last.answer;
  };
}
