/** Named densities on the real line, and what is said of them. */

export type Density =
  | {readonly kind: 'gaussian'; readonly mean: number; readonly standardDeviation: number}
  | {readonly kind: 'laplace'; readonly location: number; readonly scale: number}
  | {readonly kind: 'exponential'; readonly rate: number}
  | {readonly kind: 'uniform'; readonly low: number; readonly high: number}
  | {readonly kind: 'logistic'; readonly location: number; readonly scale: number}
  | {readonly kind: 'mixture'; readonly components: readonly MixtureComponent[]};

/** Weights are taken relative to their sum. */
export interface MixtureComponent {
  readonly weight: number;
  readonly density: SimpleDensity;
}

export type SimpleDensity = Exclude<Density, {readonly kind: 'mixture'}>;

export type DensityResult =
  | {
      readonly ok: true;
      /** In nats (or the unit asked for); may be negative, +Infinity with a `reason`. */
      readonly value: number;
      /** How it was found: a closed form is correctly rounded; quadrature is as good as `error` says. */
      readonly method: 'closed-form' | 'quadrature' | 'support';
      /** A bound of the absolute error, estimated for quadrature. */
      readonly error: number;
      /** Why the value is infinite. */
      readonly reason?: string;
    }
  | {readonly ok: false; readonly code: string; readonly message: string};
