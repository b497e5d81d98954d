/**
 * What every surface shows: strings that are already formatted, fractions for bars, element numbers for links.
 * Surfaces lay it out; they neither compute a loss nor format a number. Built by explain(evaluation, options).
 */
import type {Task} from '../evaluate/types.ts';
import type {Unit} from '../types.ts';

/** Text with its spoken form where they differ ("∞ — q is 0 for class 2, where p is 0.3"). */
export interface Chip {
  readonly id: string;
  readonly label: string;
  readonly alternatives: readonly {readonly value: string; readonly label: string}[];
  readonly certain: boolean;
  readonly title: string;
}

export interface ClassRow {
  /** Row-major element of the prediction this line shows, to link to its token. */
  readonly element: number;
  readonly row: number;
  readonly classIndex: number;
  readonly label: string; // "dog" or "1"
  readonly isTrue: boolean;
  readonly isArgmax: boolean;
  readonly p?: string;
  readonly q: string;
  readonly nats: string; // −ln q
  readonly bits: string; // −log₂ q
  readonly surprisal: string; // in the chosen unit
  readonly term?: string; // p·(−log q) in the chosen unit
  readonly share?: string; // "71 %"
  readonly gradient?: string; // q − p, signed
  /** 0…1 lengths for bars. */
  readonly surprisalFraction: number;
  readonly termFraction?: number;
  readonly gradientFraction?: number; // −1…1
  /** The terms of a Bernoulli (binary, multi-label) are two: this says which log was taken. */
  readonly branch?: 'q' | '1−q';
}

export interface FormulaStep {
  readonly caption: string; // "in general", "for a one-hot target", "with your numbers", "result"
  readonly tex: string;
  readonly text: string; // the same for screen readers, hovers and the command line
}

export interface Fact {
  readonly id: string;
  readonly label: string; // "H(P)", "perplexity", "chance"
  readonly value: string; // with its unit
  readonly title?: string;
}

export interface Message {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly text: string;
  readonly mend?: string;
  readonly of: 'prediction' | 'target' | 'pair';
  readonly elements: readonly number[];
}

export interface BatchRow {
  readonly row: number;
  readonly label: string;
  readonly target: string;
  readonly argmax: string;
  readonly loss: string;
  readonly lossFraction: number;
  readonly element: number;
  readonly ignored: boolean;
}

export interface ViewModel {
  readonly task?: Task;
  readonly unit: Unit;
  readonly title: string; // "probs"
  readonly summary: string; // "3 classes · probabilities · Σ = 1.0000 ✓"
  readonly headline?: string; // "0.3567 nats"
  readonly headlineBoth?: string; // "0.3567 nats (0.5146 bits)"
  readonly verdict?: string; // "moderate", where REFERENCE's scale of words applies
  readonly announcement: string; // for aria-live
  readonly chips: readonly Chip[];
  readonly steps: readonly FormulaStep[];
  /** Lines of one row (single example) or of the chosen row of a batch. */
  readonly classes: readonly ClassRow[];
  /** How many lines of that row are folded away; classRow() makes any of them. */
  readonly hiddenClasses?: number;
  readonly batch?: readonly BatchRow[];
  /** How many rows the batch has beyond `batch`; batchRow() makes any of them. */
  readonly hiddenRows?: number;
  readonly facts: readonly Fact[];
  readonly decomposition?: {
    readonly entropy: string;
    readonly kl: string;
    readonly total: string;
    readonly entropyFraction: number;
  };
  readonly messages: readonly Message[];
}
