/** Calculators for real-valued outcomes: Gaussian, Laplace, Poisson, densities, gradients. */
import {all, type Calculator, given, list, one, scalar} from './calculatorKit.ts';
import {plain, quantity} from './figure.ts';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

function gaussianNll(error: number, sigma: number): number {
  return error ** 2 / (2 * sigma ** 2) + Math.log(sigma) + HALF_LOG_TWO_PI;
}

function laplaceNll(error: number, b: number): number {
  return Math.abs(error) / b + Math.log(2 * b);
}

function logFactorial(y: number): number {
  let sum = 0;
  for (let k = 2; k <= y; k++) sum += Math.log(k);
  return sum;
}

const gaussian: Calculator = {
  inputs: [scalar('y', 'observed y'), scalar('prediction', 'predicted ŷ'), scalar('sigma', 'σ')],
  compute: (inputs, format) => {
    const error = one(inputs, 'y') - one(inputs, 'prediction');
    const sigma = one(inputs, 'sigma');
    return [
      quantity('−ln P(y|ŷ)', gaussianNll(error, sigma), format),
      plain('squared error', error ** 2, format),
      plain('(y − ŷ)²/(2σ²)', error ** 2 / (2 * sigma ** 2), format),
      quantity('constant ½ ln(2πσ²)', gaussianNll(0, sigma), format),
    ];
  },
};

const laplace: Calculator = {
  inputs: [scalar('y', 'observed y'), scalar('prediction', 'predicted ŷ'), scalar('b', 'scale b')],
  compute: (inputs, format) => {
    const error = one(inputs, 'y') - one(inputs, 'prediction');
    const b = one(inputs, 'b');
    return [
      quantity('−ln P(y|ŷ)', laplaceNll(error, b), format),
      plain('absolute error', Math.abs(error), format),
      quantity('constant ln(2b)', laplaceNll(0, b), format),
    ];
  },
};

const poisson: Calculator = {
  inputs: [scalar('y', 'observed count y'), scalar('rate', 'expected count ŷ')],
  compute: (inputs, format) => {
    const [y, rate] = [one(inputs, 'y'), one(inputs, 'rate')];
    const main = rate - (y === 0 ? 0 : y * Math.log(rate));
    return [
      quantity('ŷ − y ln ŷ', main, format),
      quantity('ln y!', logFactorial(y), format),
      quantity('−ln P(y|ŷ)', main + logFactorial(y), format),
    ];
  },
};

const noise: Calculator = {
  inputs: [list('error', 'errors y − ŷ')],
  compute: (inputs, format) =>
    all(inputs, 'error').flatMap((error) => [
      quantity(`${given('error', error)}, Gaussian`, gaussianNll(error, 1), format),
      quantity(`${given('error', error)}, Laplace`, laplaceNll(error, 1), format),
    ]),
};

/** Two Gaussians: H(p, q) = ½ ln(2πσ_q²) + (σ_p² + (μ_p − μ_q)²)/(2σ_q²). */
const gaussians: Calculator = {
  inputs: [scalar('muP', 'μ of p'), scalar('sigmaP', 'σ of p'), scalar('muQ', 'μ of q'), scalar('sigmaQ', 'σ of q')],
  compute: (inputs, format) => {
    const [muP, sigmaP, muQ, sigmaQ] = ['muP', 'sigmaP', 'muQ', 'sigmaQ'].map((name) => one(inputs, name));
    const crossEntropy = gaussianNll(0, sigmaQ) + (sigmaP ** 2 + (muP - muQ) ** 2) / (2 * sigmaQ ** 2);
    const entropy = gaussianNll(0, sigmaP) + 0.5;
    return [
      quantity('H(p, q)', crossEntropy, format),
      quantity('H(p)', entropy, format),
      quantity('KL(p‖q)', crossEntropy - entropy, format),
    ];
  },
};

/** d/dz of −ln σ(z) (label 1) is σ(z) − 1; of ½(σ(z) − 1)² it is (σ(z) − 1) σ(z)(1 − σ(z)). */
const gradients: Calculator = {
  inputs: [list('z', 'logits z'), scalar('y', 'label, 0 or 1')],
  compute: (inputs, format) =>
    all(inputs, 'z').flatMap((z) => {
      const q = 1 / (1 + Math.exp(-z));
      const slope = q - one(inputs, 'y');
      return [
        plain(`cross-entropy at ${given('z', z)}`, slope, format),
        plain(`squared error at ${given('z', z)}`, slope * q * (1 - q), format),
      ];
    }),
};

export const continuousCalculators = {gaussian, laplace, poisson, noise, gaussians, gradients} as const;
