/** The lesson as data: sections of rows, each with formula, words, live examples, known slips of its source, a self-check. */
import type {EvaluateOptions} from '../evaluate/types.ts';
import type {Unit} from '../types.ts';
import type {CalculatorId} from './calculators.ts';

export type SectionId = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface Section {
  readonly id: SectionId;
  readonly anchor: string;
  readonly title: string;
  readonly words: string;
  readonly rows: readonly ReferenceRow[];
  readonly check: SelfCheck;
}

export interface ReferenceRow {
  /** Stable, kebab-case: deep links use it. */
  readonly anchor: string;
  readonly title: string;
  readonly formulas: readonly Formula[];
  /** Paragraphs. */
  readonly words: readonly string[];
  readonly examples: readonly Example[];
  readonly slips?: readonly Slip[];
  readonly keywords: readonly string[];
  /** Codes of findings and diagnostics that link here. */
  readonly codes?: readonly string[];
}

export interface Formula {
  readonly tex: string;
  readonly text: string;
}

export type Example = EvaluateExample | CalculatorExample;

/** Runs through evaluate, as everything that the user points at does. */
export interface EvaluateExample {
  readonly kind: 'evaluate';
  readonly id: string;
  readonly caption: string;
  /** Lists as text, for an editable box. */
  readonly prediction: string;
  readonly target?: string;
  readonly classNames?: readonly string[];
  readonly options?: EvaluateOptions;
  /** The unit in which the source counts; the reader's own unit where absent. */
  readonly unit?: Unit;
  readonly figures: readonly FigureSpec[];
  /** How the numbers are read (kind, task) is what the example is about: other numbers are read so as well. */
  readonly isReading?: true;
  /** Prediction and target stand in each other's place: other arrays are swapped, too. */
  readonly isSwapped?: true;
  /** The calculator's picture that shows what the example is about. */
  readonly picture?: 'lengths' | 'gradient';
}

/** For what is no prediction with a target: densities, Poisson, clipping, scales. */
export interface CalculatorExample {
  readonly kind: 'calculator';
  readonly id: string;
  readonly caption: string;
  readonly calculator: CalculatorId;
  readonly inputs: Readonly<Record<string, string>>;
  readonly unit?: Unit;
  /** Its probabilities are points on the curve −log q, to be moved there. */
  readonly picture?: 'curve';
}

/** A value of an evaluation that the example puts forward. */
export interface FigureSpec {
  readonly label: string;
  readonly of: FigureSource;
  /** Element (surprisal, term, gradient) or row (row-loss). */
  readonly at?: number;
  /** Overrides the example's unit. */
  readonly unit?: Unit;
}

export type FigureSource =
  | 'loss'
  | 'sum'
  | 'mean-elements'
  | 'target-entropy'
  | 'kl'
  | 'prediction-entropy'
  | 'perplexity'
  | 'chance'
  | 'row-loss'
  | 'surprisal'
  | 'term'
  | 'gradient'
  | 'probability';

export interface Figure {
  readonly label: string;
  /** Formatted, with its unit. */
  readonly text: string;
  /** The number itself, in the unit shown; NaN and ±∞ possible. */
  readonly value: number;
  /** What there is to say beside it: a verdict, a cause. */
  readonly note?: string;
  /** A quantity of information, in this unit; other numbers are not measured against each other. */
  readonly unit?: Unit;
  /** 0…1, its length beside the largest of the example's quantities in the same unit. */
  readonly fraction?: number;
}

/** Something that the source printed and that its own numbers do not give. */
export interface Slip {
  readonly printed: string;
  readonly words: string;
}

export interface SelfCheck {
  readonly question: string;
  readonly choices: readonly string[];
  readonly answer: number;
  readonly words: string;
  readonly example: Example;
}
