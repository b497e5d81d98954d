/** Differential entropy, cross-entropy and KL divergence of named densities. */
import {correctlyRounded} from '../numeric/exact/correctlyRounded.ts';
import type {Reals} from '../numeric/exact/reals.ts';
import {natsPerUnit} from '../numeric/units.ts';
import type {Unit} from '../types.ts';
import {breakpoints} from './breakpoints.ts';
import {type ClosedForm, crossEntropyForm, entropyForm} from './closedForms.ts';
import {type Integral, integrate} from './gaussKronrod.ts';
import {logDensity} from './logDensity.ts';
import {componentsOf, type Interval, uncovered} from './support.ts';
import type {Density, DensityResult, SimpleDensity} from './types.ts';
import {problemOf} from './validate.ts';

export {logDensity} from './logDensity.ts';
export type {Density, DensityResult, MixtureComponent, SimpleDensity} from './types.ts';

function invalid(...densities: readonly Density[]): DensityResult | undefined {
  const problem = densities.map(problemOf).find((p) => p !== undefined);
  return problem === undefined ? undefined : {ok: false, code: 'invalid-density', message: `${problem}.`};
}

function describe([low, high]: Interval): string {
  return `(${low}, ${high})`;
}

function missingSupport(p: Density, q: Density): DensityResult | undefined {
  const gap = uncovered(p, q);
  if (!gap) return undefined;
  const reason = `p has mass on ${describe(gap)}, where q is 0.`;
  return {ok: true, value: Number.POSITIVE_INFINITY, method: 'support', error: 0, reason};
}

/** A sum of closed forms with weights, over any reals; undefined where one is missing. */
function combined(p: Density, form: (c: SimpleDensity) => ClosedForm | undefined): ClosedForm | undefined {
  const parts = weightsOf(p).map(({weight, density}) => ({weight, form: form(density)}));
  if (parts.some((part) => part.form === undefined)) return undefined;
  return <T>(real: Reals<T>) => {
    let sum = real.of(0);
    let total = real.of(0);
    for (const {weight, form: f} of parts) {
      sum = real.add(sum, real.mul(real.of(weight), (f as ClosedForm)(real)));
      total = real.add(total, real.of(weight));
    }
    return parts.length === 1 ? (parts[0].form as ClosedForm)(real) : real.div(sum, total);
  };
}

function weightsOf(p: Density): readonly {readonly weight: number; readonly density: SimpleDensity}[] {
  return p.kind === 'mixture' ? p.components.filter((c) => c.weight > 0) : [{weight: 1, density: p}];
}

function simpleOf(q: Density): SimpleDensity | undefined {
  const parts = componentsOf(q);
  return parts.length === 1 ? parts[0].density : undefined;
}

function closedCrossEntropy(p: Density, q: Density): ClosedForm | undefined {
  const simple = simpleOf(q);
  return simple && combined(p, (c) => crossEntropyForm(c, simple));
}

function closedEntropy(p: Density): ClosedForm | undefined {
  const simple = simpleOf(p);
  return simple && entropyForm(simple);
}

function closed(form: ClosedForm, unit: Unit): DensityResult {
  const value = correctlyRounded((real) => {
    const nats = form(real);
    return unit === 'nats' ? nats : real.div(nats, real.constant(unit === 'bits' ? 'ln2' : 'ln10'));
  });
  return {ok: true, value, method: 'closed-form', error: Math.abs(value) * 2 ** -53};
}

/** E_p[g] as the weighted sum over p's components: each is integrated where its own mass lies. */
function expectation(p: Density, q: Density, g: (x: number) => number): Integral {
  let value = 0;
  let error = 0;
  for (const {weight, density} of componentsOf(p)) {
    const f = (x: number) => {
      const mass = Math.exp(logDensity(density, x));
      return mass === 0 ? 0 : mass * g(x);
    };
    const part = integrate(f, breakpoints(density, q));
    value += weight * part.value;
    error += weight * part.error;
  }
  return {value, error};
}

function quadrature({value, error}: Integral, unit: Unit): DensityResult {
  const perUnit = natsPerUnit[unit];
  return {ok: true, value: value / perUnit, method: 'quadrature', error: error / perUnit};
}

/**
 * h(p) = −∫ p ln p, the differential entropy: may be negative, and depends on the unit of x. Closed form for every
 * simple density, quadrature for mixtures. differentialEntropy({kind: 'uniform', low: 0, high: 1}).value = 0.
 */
export function differentialEntropy(p: Density, unit: Unit = 'nats'): DensityResult {
  const form = problemOf(p) === undefined ? closedEntropy(p) : undefined;
  return (
    invalid(p) ??
    (form
      ? closed(form, unit)
      : quadrature(
          expectation(p, p, (x) => -logDensity(p, x)),
          unit,
        ))
  );
}

/**
 * H(p, q) = −∫ p ln q = h(p) + KL(p‖q). Closed form where −ln q is a polynomial or an absolute value (q Gaussian,
 * Laplace, exponential, uniform; p any of them, logistic or a mixture), quadrature for a logistic or a mixture q,
 * +Infinity with the interval as its reason where q's support misses p's.
 */
export function densityCrossEntropy(p: Density, q: Density, unit: Unit = 'nats'): DensityResult {
  const early = invalid(p, q) ?? missingSupport(p, q);
  if (early) return early;
  const form = closedCrossEntropy(p, q);
  return form
    ? closed(form, unit)
    : quadrature(
        expectation(p, q, (x) => -logDensity(q, x)),
        unit,
      );
}

/**
 * KL(p‖q) = ∫ p ln(p/q) = H(p, q) − h(p) ≥ 0. From the closed forms of both, with as much precision as their
 * difference needs; else by quadrature of p ln(p/q).
 */
export function densityKl(p: Density, q: Density, unit: Unit = 'nats'): DensityResult {
  const early = invalid(p, q) ?? missingSupport(p, q);
  if (early) return early;
  if (JSON.stringify(p) === JSON.stringify(q)) return {ok: true, value: 0, method: 'closed-form', error: 0};
  const cross = closedCrossEntropy(p, q);
  const own = closedEntropy(p);
  if (cross && own) return closed((real) => real.sub(cross(real), own(real)), unit);
  return quadrature(
    expectation(p, q, (x) => logDensity(p, x) - logDensity(q, x)),
    unit,
  );
}
