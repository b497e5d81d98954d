/** Calculators over densities: closed forms, quadrature with its error, ∞ where supports miss. */
import {
  type Density,
  type DensityResult,
  densityCrossEntropy,
  densityKl,
  differentialEntropy,
} from '../density/index.ts';
import type {FormatOptions} from '../evaluate/types.ts';
import {formatNumber} from '../explain/format.ts';
import {type Calculator, one, scalar} from './calculatorKit.ts';
import {plain, quantity} from './figure.ts';
import type {Figure} from './types.ts';

const gaussian = (mean: number, standardDeviation: number): Density => ({kind: 'gaussian', mean, standardDeviation});

/** A result with the way it was found, or what is wrong with the density. */
function figureOf(label: string, result: DensityResult, format: FormatOptions): Figure {
  return result.ok
    ? quantity(label, result.value, format, noteOf(result))
    : plain(label, Number.NaN, format, result.message);
}

function noteOf(result: Extract<DensityResult, {ok: true}>): string {
  if (result.method === 'quadrature') return `integrated numerically, error below ${formatNumber(result.error, 1)}`;
  return (
    result.reason
      ?.replaceAll('-Infinity', '−∞')
      .replaceAll('Infinity', '∞')
      .replace(/-(?=\d)/g, '−') ?? 'closed form'
  );
}

const gaussians: Calculator = {
  inputs: [scalar('muP', 'μ of p'), scalar('sigmaP', 'σ of p'), scalar('muQ', 'μ of q'), scalar('sigmaQ', 'σ of q')],
  compute: (inputs, format) => {
    const p = gaussian(one(inputs, 'muP'), one(inputs, 'sigmaP'));
    const q = gaussian(one(inputs, 'muQ'), one(inputs, 'sigmaQ'));
    return [
      figureOf('H(p, q)', densityCrossEntropy(p, q), format),
      figureOf('H(p)', differentialEntropy(p), format),
      figureOf('KL(p‖q)', densityKl(p, q), format),
    ];
  },
};

/** Each family at the same location and scale, against a standard Gaussian, and some pairs that have no closed form. */
const densities: Calculator = {
  inputs: [scalar('location', 'location of p'), scalar('scale', 'scale of p')],
  compute: (inputs, format) => {
    const [m, s] = [one(inputs, 'location'), one(inputs, 'scale')];
    return pairs(m, s).map(([label, p, q]) => figureOf(label, densityCrossEntropy(p, q), format));
  },
};

function pairs(m: number, s: number): readonly (readonly [string, Density, Density])[] {
  const normal = gaussian(0, 1);
  const logistic = {kind: 'logistic', location: m, scale: s} as const;
  const twoPeaks: Density = {
    kind: 'mixture',
    components: [-2, 2].map((shift) => ({
      weight: 0.5,
      density: {kind: 'gaussian', mean: m + shift, standardDeviation: s},
    })),
  };
  return [
    ['Laplace, against a Gaussian', {kind: 'laplace', location: m, scale: s}, normal],
    ['exponential, against a Gaussian', {kind: 'exponential', rate: 1 / s}, normal],
    ['uniform, against a Gaussian', {kind: 'uniform', low: m - s, high: m + s}, normal],
    ['logistic, against a Gaussian', logistic, normal],
    ['two peaks, against a Gaussian', twoPeaks, normal],
    ['Gaussian, against a logistic', gaussian(m, s), {kind: 'logistic', location: 0, scale: 1}],
    ['Gaussian, against two peaks', gaussian(m, s), twoPeaks],
    ['Gaussian, against a uniform on −1…1', gaussian(m, s), {kind: 'uniform', low: -1, high: 1}],
  ];
}

export const densityCalculators = {gaussians, densities} as const;
