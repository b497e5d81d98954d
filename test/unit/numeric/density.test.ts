/** Named densities: closed forms and quadrature against mpmath's values, supports, and parameters that make no density. */
import assert from 'node:assert/strict';
import {integrate} from '../../../src/core/density/gaussKronrod.ts';
import {type Density, densityCrossEntropy, densityKl, differentialEntropy} from '../../../src/core/density/index.ts';

const gaussian = (mean: number, standardDeviation: number) => ({kind: 'gaussian', mean, standardDeviation}) as const;
const laplace = (location: number, scale: number) => ({kind: 'laplace', location, scale}) as const;
const exponential = (rate: number) => ({kind: 'exponential', rate}) as const;
const uniform = (low: number, high: number) => ({kind: 'uniform', low, high}) as const;
const logistic = (location: number, scale: number) => ({kind: 'logistic', location, scale}) as const;
const g = gaussian(0.3, 1.2);
const two: Density = {
  kind: 'mixture',
  components: [
    {weight: 1, density: gaussian(-2, 1)},
    {weight: 3, density: gaussian(2, 0.5)},
  ],
};
const all: readonly Density[] = [g, laplace(-0.4, 0.7), exponential(1.3), uniform(0.5, 2), logistic(0.2, 0.6), two];

function value(result: ReturnType<typeof densityKl>): number {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('density (numeric)', () => {
  it('has closed forms, rounded once', () => {
    assert.equal(value(differentialEntropy(gaussian(0, 1))), 1.4189385332046727);
    assert.equal(value(differentialEntropy(uniform(0, 1))), 0);
    assert.equal(value(differentialEntropy(uniform(0, 8), 'bits')), 3);
    assert.equal(value(densityCrossEntropy(g, laplace(-0.4, 0.7))), 1.9306095588330694);
    assert.equal(value(densityKl(gaussian(0, 1), gaussian(1e-9, 1))), 5e-19);
  });

  it('integrates where there is none, within its error', () => {
    const cross = densityCrossEntropy(g, logistic(0.2, 0.6));
    assert.ok(cross.ok && cross.method === 'quadrature');
    assert.ok(Math.abs(cross.value - 1.6288079800267725) <= cross.error && cross.error < 1e-12);
    const own = differentialEntropy(two);
    assert.ok(own.ok && Math.abs(own.value - 1.45315438484922) <= own.error && own.error < 1e-12);
  });

  it('is infinite, with the reason, where q misses p', () => {
    const result = densityKl(exponential(1), uniform(0, 5));
    assert.ok(result.ok && result.value === Number.POSITIVE_INFINITY && result.method === 'support');
    assert.match(result.reason ?? '', /\(5, Infinity\)/);
    const gap: Density = {
      kind: 'mixture',
      components: [
        {weight: 1, density: uniform(0, 1)},
        {weight: 1, density: uniform(2, 3)},
      ],
    };
    const inGap = densityCrossEntropy(uniform(0, 3), gap);
    assert.match((inGap.ok && inGap.reason) || '', /\(1, 3\)|\(1, 2\)/);
  });

  it('decomposes: H(p, q) = h(p) + KL(p‖q), and KL ≥ 0', () => {
    for (const p of all) {
      for (const q of all) {
        const [cross, own, kl] = [densityCrossEntropy(p, q), differentialEntropy(p), densityKl(p, q)].map(value);
        assert.ok(kl >= -1e-12);
        assert.ok(cross === own + kl || Math.abs(cross - own - kl) < 1e-11, JSON.stringify([p, q, cross, own, kl]));
      }
    }
  });

  it('has the closed forms agree with quadrature', () => {
    for (const p of all.slice(0, 5)) {
      for (const q of all.slice(0, 4)) {
        const mixed: Density = {
          kind: 'mixture',
          components: [1, 1].map((weight) => ({weight, density: q as typeof g})),
        };
        const [closed, integrated] = [densityCrossEntropy(p, q), densityCrossEntropy(p, mixed)];
        assert.ok(closed.ok && integrated.ok);
        if (closed.method === 'support') assert.equal(integrated.value, closed.value);
        else assert.ok(Math.abs(closed.value - integrated.value) <= Math.max(integrated.error, 1e-12) * 4);
      }
    }
  });

  it('integrates polynomials of degree 22 exactly, and narrow peaks', () => {
    for (const k of [0, 1, 8, 22]) assert.ok(Math.abs(integrate((x) => x ** k, [0, 1]).value * (k + 1) - 1) < 1e-14);
    const peak = integrate((x) => 1e-4 / (1e-8 + (x - 0.3) ** 2), [0, 1]);
    const exact = Math.atan(0.7e4) + Math.atan(0.3e4);
    assert.ok(Math.abs(peak.value - exact) < 1e-11);
  });

  it('says what is wrong with parameters', () => {
    for (const bad of [
      gaussian(0, 0),
      gaussian(Number.NaN, 1),
      laplace(0, -1),
      exponential(0),
      uniform(1, 1),
      logistic(0, Infinity),
    ]) {
      const result = differentialEntropy(bad);
      assert.ok(!result.ok && result.code === 'invalid-density' && result.message.startsWith(bad.kind));
    }
    const empty = differentialEntropy({kind: 'mixture', components: []});
    assert.ok(!empty.ok && /at least one/.test(empty.message));
  });
});
