/** Parameters that make a density, or what is wrong with them. */
import type {Density, SimpleDensity} from './types.ts';

function isPositive(x: number): boolean {
  return x > 0 && Number.isFinite(x);
}

function simpleProblem(density: SimpleDensity): string | undefined {
  switch (density.kind) {
    case 'gaussian':
      if (!isPositive(density.standardDeviation)) return 'the standard deviation must be positive and finite';
      return Number.isFinite(density.mean) ? undefined : 'the mean must be finite';
    case 'exponential':
      return isPositive(density.rate) ? undefined : 'the rate must be positive and finite';
    case 'uniform':
      return isPositive(density.high - density.low) ? undefined : 'low must be below high, both finite';
    default:
      if (!isPositive(density.scale)) return 'the scale must be positive and finite';
      return Number.isFinite(density.location) ? undefined : 'the location must be finite';
  }
}

/** What is wrong with a density's parameters, with the component responsible; undefined where nothing is. */
export function problemOf(density: Density): string | undefined {
  if (density.kind !== 'mixture') return withKind(density, simpleProblem(density));
  const {components} = density;
  if (components.length === 0) return 'mixture: give at least one component';
  const weight = components.findIndex((c) => !(c.weight >= 0 && Number.isFinite(c.weight)));
  if (weight >= 0) return `mixture: the weight of component ${weight} must not be negative`;
  if (components.every((c) => c.weight === 0)) return 'mixture: the weights must not all be 0';
  const bad = components.findIndex((c) => simpleProblem(c.density));
  return bad < 0 ? undefined : `mixture, component ${bad}: ${simpleProblem(components[bad].density)}`;
}

function withKind(density: SimpleDensity, problem: string | undefined): string | undefined {
  return problem && `${density.kind}: ${problem}`;
}
