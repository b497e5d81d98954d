/** Where an integral over a density is cut: its places, its scales, and those of what it is compared with. */
import {componentsOf, placeOf, rangeOf} from './support.ts';
import type {Density, SimpleDensity} from './types.ts';

const steps = [0.25, 1, 4, 16, 64, 256];

/** Points around a density's place in steps that grow with the distance: kinks and narrow peaks become end points. */
function around(density: SimpleDensity): readonly number[] {
  const {location, scale} = placeOf(density);
  const ends = density.kind === 'uniform' ? [density.low, density.high] : [];
  return [location, ...ends, ...steps.flatMap((k) => [location - k * scale, location + k * scale])];
}

/** Increasing points from one end of p's range to the other. */
export function breakpoints(p: SimpleDensity, q: Density): readonly number[] {
  const [low, high] = rangeOf(p);
  const inner = [...around(p), ...componentsOf(q).flatMap((c) => around(c.density))];
  const inside = inner.filter((x) => x > low && x < high);
  return [...new Set([low, ...inside, high])].sort((a, b) => a - b);
}
