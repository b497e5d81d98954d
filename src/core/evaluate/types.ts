/** One evaluate for every surface: (prediction, target, options) → Evaluation, all in nats, nothing formatted. */
import type {Translate, Words} from '../say.ts';
import type {Unit} from '../types.ts';

export type PredictionKind = 'probabilities' | 'logits' | 'log-probabilities' | 'counts';
export type TargetKind = 'index' | 'one-hot' | 'soft' | 'multi-hot';
/**
 * binary: one probability (or logit) per example, labels 0/1.
 * multiclass: rows over K exclusive classes. multilabel: rows over K independent classes (each its own Bernoulli).
 */
export type Task = 'binary' | 'multiclass' | 'multilabel';

/** An array as a surface hands it over: what was read, and what is known of it. */
export interface ArrayInput {
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
  readonly name?: string;
  readonly classNames?: readonly string[];
  /** Where the class names were found, if not at the array itself: "CLASSES, line 3". Such names count only where they fit. */
  readonly classNamesFrom?: string;
  /** The number of each row in its source, where rows of another length were left out. */
  readonly rowNumbers?: readonly number[];
}

export interface EvaluateRequest {
  readonly prediction: ArrayInput;
  /** Absent: −log q is given for every class and nothing is called the loss. */
  readonly target?: ArrayInput;
  readonly options?: EvaluateOptions;
}

/** Everything is optional: what is not said is guessed, and the guess is reported as an assumption. */
export interface EvaluateOptions {
  readonly predictionKind?: PredictionKind;
  readonly targetKind?: TargetKind;
  readonly task?: Task;
  /** How index targets count; 0 by default. */
  readonly indexBase?: 0 | 1;
  /** Divide each prediction row by its sum (probabilities and counts). Never done unasked for probabilities. */
  readonly normalize?: boolean;
  readonly weight?: readonly number[];
  readonly posWeight?: readonly number[];
  readonly sampleWeight?: readonly number[];
  readonly ignoreIndex?: number;
  readonly labelSmoothing?: number;
  readonly temperature?: number;
  readonly focalGamma?: number;
  readonly focalAlpha?: number;
  /** What the sum is divided by; by default Σw where sample weights or (with index targets) class weights are given, valid rows otherwise. */
  readonly denominator?: 'rows' | 'weight' | 'valid' | 'elements';
}

export type AssumptionId =
  | 'prediction-kind'
  | 'target-kind'
  | 'task'
  | 'index-base'
  | 'normalize'
  | 'target'
  | 'class-order'
  | 'class-names'
  | 'shape';

/** Something that evaluate decided because nobody said it; a chip that one click changes. */
export interface Assumption {
  readonly id: AssumptionId;
  readonly value: string;
  readonly alternatives: readonly string[];
  /** True where the numbers leave no doubt (a negative value is no probability). */
  readonly certain: boolean;
  readonly reason: Words;
  /** The value for people, where it is more than a word. */
  readonly label?: Words;
}

/** A fact about the numbers that a person should know; `elements` index the prediction's or target's flat values. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly of: 'prediction' | 'target' | 'pair';
  readonly elements: readonly number[];
  /** In English; `words` says the same in any language. */
  readonly message: string;
  readonly mend?: string;
  readonly words: {readonly message: Words; readonly mend?: Words};
}

export interface RowResult {
  /** −Σ p log q of the row (weighted, smoothed as asked), in nats; NaN never without a finding. Undefined without a target. */
  readonly loss?: number;
  /** The true class where the target is one class. */
  readonly targetIndex?: number;
  readonly argmax: number;
  readonly sum: number;
  readonly ignored: boolean;
}

/** The rows' results, column by column; `targetIndex` is −1 where the target is no single class. */
export interface RowColumns {
  readonly argmax: Int32Array;
  readonly sum: Float64Array;
  readonly ignored: Uint8Array;
  readonly loss?: Float64Array;
  readonly targetIndex?: Int32Array;
}

export interface Evaluation {
  readonly ok: true;
  /** What was asked: names, raw values and options, for surfaces that show them. */
  readonly request: EvaluateRequest;
  readonly task: Task;
  readonly predictionKind: PredictionKind;
  readonly targetKind?: TargetKind;
  readonly numRows: number;
  readonly numClasses: number;
  readonly classNames?: readonly string[];
  readonly indexBase: 0 | 1;
  readonly assumptions: readonly Assumption[];
  readonly findings: readonly Finding[];
  /** [numRows × numClasses] row-major (numClasses is 1 for binary: q is the probability of label 1), as used in the formula (after softmax, temperature, normalisation). */
  readonly q: Float64Array;
  readonly surprisal: Float64Array; // −ln q
  /** −ln(1−q), where each class is its own Bernoulli variable (binary, multi-label). */
  readonly complement?: Float64Array;
  /** The target as distributions, same layout; absent without a target. */
  readonly p?: Float64Array;
  readonly terms?: Float64Array; // p·(−ln q), 0·∞ = 0; both Bernoulli terms for multilabel and binary
  /** The two parts of `terms` where each class is a Bernoulli variable. */
  readonly branches?: {readonly positive: Float64Array; readonly negative: Float64Array};
  readonly gradient?: Float64Array; // d loss/d logit per row: q − p
  /** Made on first use; `columns` holds the same without an object for each row. */
  readonly rows: readonly RowResult[];
  readonly columns: RowColumns;
  /** By class; for binary by label (0, 1). */
  readonly perClass?: readonly {readonly sum: number; readonly share: number; readonly count: number}[];
  /** The loss: mean over valid rows (multi-label rows SUM over classes; `meanOverElements` is the frameworks' mean). */
  readonly loss?: {
    readonly value: number;
    readonly sum: number;
    readonly meanOverElements: number;
    readonly denominators: {
      readonly rows: number;
      readonly weight: number;
      readonly valid: number;
      readonly elements: number;
    };
  };
  /** H(P), KL(P‖Q) and perplexity of the mean; of the prediction alone where there is no target. */
  readonly targetEntropy?: number;
  readonly kl?: number;
  readonly predictionEntropy: number; // H(Q), mean over rows
  readonly perplexity: number;
  readonly chance: number; // ln K (ln 2 for binary and multi-label)
}

export interface EvaluationFailure {
  readonly ok: false;
  readonly findings: readonly Finding[];
}

export interface FormatOptions {
  readonly unit: Unit;
  /** Decimals shown, 4 by default. */
  readonly precision: number;
  /** English where nothing else is asked for. */
  readonly translate?: Translate;
}
