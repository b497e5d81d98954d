/** Where a density is positive, and where its mass lies. */
import type {Density, SimpleDensity} from './types.ts';

export type Interval = readonly [low: number, high: number];

/** The components of a mixture with normalised weights; a simple density is a mixture of itself. */
export function componentsOf(density: Density): readonly {readonly weight: number; readonly density: SimpleDensity}[] {
  if (density.kind !== 'mixture') return [{weight: 1, density}];
  const total = density.components.reduce((sum, {weight}) => sum + weight, 0);
  return density.components.filter(({weight}) => weight > 0).map((c) => ({...c, weight: c.weight / total}));
}

function simpleSupport(density: SimpleDensity): Interval {
  if (density.kind === 'exponential') return [0, Number.POSITIVE_INFINITY];
  if (density.kind === 'uniform') return [density.low, density.high];
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}

/** The support as intervals that do not touch, in order. */
export function supportOf(density: Density): readonly Interval[] {
  const all = componentsOf(density).map((c) => simpleSupport(c.density));
  const merged: Interval[] = [];
  for (const next of [...all].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && next[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], next[1])];
    else merged.push(next);
  }
  return merged;
}

/** An interval where p has mass and q has none; undefined where q covers p. */
export function uncovered(p: Density, q: Density): Interval | undefined {
  const cover = supportOf(q);
  for (const [low, high] of supportOf(p)) {
    const home = cover.find(([a, b]) => a <= low && low < b);
    if (!home) return [low, Math.min(high, ...cover.filter(([a]) => a > low).map(([a]) => a))];
    if (high > home[1]) return [home[1], high];
  }
  return undefined;
}

/** Location and scale: where a density's mass begins to be looked for. */
export function placeOf(density: SimpleDensity): {readonly location: number; readonly scale: number} {
  switch (density.kind) {
    case 'gaussian':
      return {location: density.mean, scale: density.standardDeviation};
    case 'exponential':
      return {location: 0, scale: 1 / density.rate};
    case 'uniform':
      return {location: density.low, scale: density.high - density.low};
    default:
      return {location: density.location, scale: density.scale};
  }
}

/** The range beyond which the density is below the smallest double's neighbourhood: what is left out is under e^-740. */
export function rangeOf(density: SimpleDensity): Interval {
  const {location, scale} = placeOf(density);
  switch (density.kind) {
    case 'gaussian':
      return [location - 39 * scale, location + 39 * scale];
    case 'exponential':
      return [0, 750 * scale];
    case 'uniform':
      return [density.low, density.high];
    default:
      return [location - 750 * scale, location + 750 * scale];
  }
}
