/** The logarithm of a density. */
import {plainLogSumExp} from '../numeric/plain/logSumExp.ts';
import {plainSoftplus} from '../numeric/plain/softplus.ts';
import {componentsOf} from './support.ts';
import type {Density, SimpleDensity} from './types.ts';

const outside = Number.NEGATIVE_INFINITY;

function simple(density: SimpleDensity, x: number): number {
  switch (density.kind) {
    case 'gaussian': {
      const z = (x - density.mean) / density.standardDeviation;
      return -0.5 * z * z - Math.log(density.standardDeviation) - 0.5 * Math.log(2 * Math.PI);
    }
    case 'laplace':
      return -Math.abs(x - density.location) / density.scale - Math.log(2 * density.scale);
    case 'exponential':
      return x < 0 ? outside : Math.log(density.rate) - density.rate * x;
    case 'uniform':
      return x < density.low || x > density.high ? outside : -Math.log(density.high - density.low);
    case 'logistic': {
      // e^-z/(s(1 + e^-z)²) is even in z: −|z| − 2 ln(1 + e^−|z|) − ln s.
      const z = Math.abs(x - density.location) / density.scale;
      return -z - 2 * plainSoftplus(-z) - Math.log(density.scale);
    }
  }
}

/** ln density(x), in nats; −Infinity outside the support. */
export function logDensity(density: Density, x: number): number {
  const components = componentsOf(density);
  if (components.length === 1) return simple(components[0].density, x);
  return plainLogSumExp(components.map((c) => Math.log(c.weight) + simple(c.density, x)));
}
