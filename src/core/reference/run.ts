/** Runs an example, as given or as edited: figures computed by the core, and the full view where it is an evaluation. */
import {evaluate} from '../evaluate/index.ts';
import type {ArrayInput, EvaluateOptions, EvaluateRequest, Evaluation, FormatOptions} from '../evaluate/types.ts';
import {causeOf} from '../explain/headline.ts';
import {explain, explainFailure} from '../explain/index.ts';
import {verdict} from '../explain/verdict.ts';
import type {ViewModel} from '../explain/viewModel.ts';
import type {Calculator, Inputs} from './calculatorKit.ts';
import {calculators} from './calculators.ts';
import {plain, quantity, withFractions} from './figure.ts';
import {parseArray} from './parse.ts';
import {ownLabel, ownOptions, ownTarget} from './selection.ts';
import type {CalculatorExample, EvaluateExample, Example, Figure, FigureSource, FigureSpec} from './types.ts';

export interface ExampleResult {
  readonly figures: readonly Figure[];
  readonly view?: ViewModel;
  readonly evaluation?: Evaluation;
}

/** What a person typed over the example's own inputs. */
export interface Edited {
  readonly prediction?: ArrayInput;
  /** Undefined where its box is empty. */
  readonly target?: ArrayInput | undefined;
  readonly options?: EvaluateOptions;
  readonly inputs?: Inputs;
  /** The arrays are not the lesson's changed, but somebody's own. */
  readonly isOwn?: boolean;
  /** What evaluate said of them, where that is known. */
  readonly evaluation?: Evaluation;
}

export function runExample(example: Example, format: FormatOptions, edited: Edited = {}): ExampleResult {
  const inUnit = {...format, unit: example.unit ?? format.unit};
  return example.kind === 'evaluate' ? runEvaluate(example, inUnit, edited) : runCalculator(example, inUnit, edited);
}

/** The inputs of a calculator example, to label their boxes. */
export function calculatorInputs(example: CalculatorExample): Calculator['inputs'] {
  return calculators[example.calculator].inputs;
}

function runCalculator(example: CalculatorExample, format: FormatOptions, {inputs}: Edited): ExampleResult {
  const own = Object.fromEntries(Object.entries(example.inputs).map(([name, text]) => [name, parseArray(text).values]));
  const calculator: Calculator = calculators[example.calculator];
  return {figures: withFractions(calculator.compute({...own, ...inputs} as Inputs, format))};
}

function runEvaluate(example: EvaluateExample, format: FormatOptions, edited: Edited): ExampleResult {
  const result = edited.evaluation ?? evaluate(requestOf(example, edited));
  if (!result.ok) return {figures: [], view: explainFailure(result, format)};
  const figures = example.figures.flatMap((spec) =>
    figureOf(result, edited.prediction ? {...spec, label: ownLabel(result, spec)} : spec, format),
  );
  return {figures: withFractions(figures), view: explain(result, format), evaluation: result};
}

function requestOf(example: EvaluateExample, edited: Edited): EvaluateRequest {
  const prediction = edited.prediction ?? parseArray(example.prediction);
  if (edited.isOwn) return ownRequest(example, prediction, edited);
  const given = example.target === undefined ? undefined : parseArray(example.target);
  const target = 'target' in edited ? edited.target : given;
  const names = example.classNames ? {classNames: example.classNames} : {};
  return {
    prediction: {...prediction, ...names},
    ...(target && {target}),
    options: {...example.options, ...edited.options},
  };
}

function ownRequest(
  example: EvaluateExample,
  prediction: ArrayInput,
  {target: given, options}: Edited,
): EvaluateRequest {
  const target = given && ownTarget(example, prediction, given, options?.indexBase ?? 0);
  return {prediction, ...(target && {target}), options: {...options, ...ownOptions(example, prediction)}};
}

/** Nats for quantities; plain numbers for the others. */
const SOURCES: Readonly<Record<FigureSource, (e: Evaluation, at: number) => number | undefined>> = {
  loss: (e) => e.loss?.value,
  sum: (e) => e.loss?.sum,
  'mean-elements': (e) => (e.task === 'multilabel' ? e.loss?.meanOverElements : undefined),
  'target-entropy': (e) => e.targetEntropy,
  kl: (e) => e.kl,
  'prediction-entropy': (e) => e.predictionEntropy,
  perplexity: (e) => e.perplexity,
  chance: (e) => e.chance,
  'row-loss': (e, at) => e.rows[at]?.loss,
  surprisal: (e, at) => e.surprisal[at],
  term: (e, at) => e.terms?.[at],
  gradient: (e, at) => e.gradient?.[at],
  probability: (e, at) => e.q[at],
};
const UNITLESS: readonly FigureSource[] = ['perplexity', 'gradient', 'probability'];

/** A figure; none where an edit took its place away (a row that is gone). */
function figureOf(evaluation: Evaluation, spec: FigureSpec, format: FormatOptions): Figure[] {
  const value = SOURCES[spec.of](evaluation, spec.at ?? 0);
  if (value === undefined) return [];
  const inUnit = {...format, unit: spec.unit ?? format.unit};
  if (UNITLESS.includes(spec.of)) return [plain(spec.label, value, inUnit)];
  return [spec.of === 'loss' ? lossFigure(evaluation, spec.label, value, inUnit) : quantity(spec.label, value, inUnit)];
}

/** The loss with its verdict, or, where it has no finite value, with its cause. */
function lossFigure(evaluation: Evaluation, label: string, value: number, format: FormatOptions): Figure {
  const cause = causeOf(evaluation);
  const figure = quantity(label, value, format, verdict(evaluation));
  return cause ? {...figure, text: `${figure.text} — ${cause}`} : figure;
}
