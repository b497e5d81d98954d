/** What every surface shows of a report: strings that are already formatted, fractions for bars, places for links. */
import type {PredictionKind} from '../evaluate/types.ts';
import type {Fact} from '../explain/viewModel.ts';
import type {Unit} from '../types.ts';

export interface ReportSettings {
  readonly unit: Unit;
  readonly precision: number;
  /** How the file counts its classes, where they have no names. 0 by default. */
  readonly indexBase?: 0 | 1;
}

export interface ReportView {
  readonly unit: Unit;
  /** "200 rows · 3 classes · probabilities" */
  readonly summary: string;
  /** "0.3567 nats (0.5146 bits)"; absent where no row has a loss. */
  readonly headline?: string;
  /** "0.7419 nats below chance (ln 3)" */
  readonly verdict?: string;
  readonly facts: readonly Fact[];
  readonly remarks: readonly {readonly severity: 'error' | 'warning'; readonly text: string}[];
  /** True where rows and problems are of several files: then their places name them. */
  readonly hasFiles: boolean;
  readonly worst: readonly WorstLine[];
  readonly problems: readonly ProblemLine[];
  /** For aria-live. */
  readonly announcement: string;
}

/** A class's line; made for one class at a time, because there may be a million. */
export interface ClassLine {
  readonly classIndex: number;
  readonly name: string;
  readonly count: string;
  readonly loss: string;
  readonly share: string;
  /** 0…1, of the largest share. */
  readonly shareFraction: number;
  readonly isEndless: boolean;
  readonly worst: string;
  readonly accuracy: string;
  readonly precision: string;
}

export interface WorstLine {
  readonly file: string;
  /** "12", counted from 1. */
  readonly place: string;
  /** Counted from 0, for the link; the line from 1. */
  readonly row: number;
  readonly line?: number;
  readonly target: string;
  readonly predicted: string;
  readonly isWrong: boolean;
  readonly loss: string;
  /** 0…1, of the largest finite one shown. */
  readonly lossFraction: number;
  readonly isEndless: boolean;
  /** The row and its class (from 0) as text that the calculator reads in full precision. */
  readonly example?: {
    readonly prediction: string;
    readonly target: number;
    /** One value, the probability of class 1. */
    readonly isBinary: boolean;
    readonly kind?: PredictionKind;
  };
}

export interface ProblemLine {
  readonly code: string;
  readonly file: string;
  /** "row 3, column 2, line 5"; with the file where there are several. */
  readonly place: string;
  readonly text: string;
  /** "and in 11 more rows" */
  readonly more?: string;
  readonly row: number;
  readonly line?: number;
}
