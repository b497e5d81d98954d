/** Calculators for real-valued outcomes: Gaussian, Laplace, Poisson, gradients. */
import {
  gaussianNll,
  laplaceNll,
  meanAbsoluteError,
  meanSquaredError,
  poissonNll,
  softmaxGradient,
} from '../loss/index.ts';
import {sigmoid} from '../numeric/index.ts';
import {all, type Calculator, given, list, one, scalar} from './calculatorKit.ts';
import {plain, quantity} from './figure.ts';

function gaussianOf(y: number, mean: number, sigma: number): number {
  return gaussianNll({mean: [mean], target: [y], variance: [sigma ** 2], full: true}).value;
}

function laplaceOf(y: number, location: number, b: number): number {
  return laplaceNll({location: [location], target: [y], scale: [b], full: true}).value;
}

const gaussian: Calculator = {
  inputs: [scalar('y', 'observed y'), scalar('prediction', 'predicted ŷ'), scalar('sigma', 'σ')],
  compute: (inputs, format) => {
    const [y, prediction, sigma] = ['y', 'prediction', 'sigma'].map((name) => one(inputs, name));
    const squared = meanSquaredError({prediction: [prediction], target: [y]}).value;
    return [
      quantity('−ln P(y|ŷ)', gaussianOf(y, prediction, sigma), format),
      plain('squared error', squared, format),
      plain('(y − ŷ)²/(2σ²)', squared / (2 * sigma ** 2), format),
      quantity('constant ½ ln(2πσ²)', gaussianOf(y, y, sigma), format),
    ];
  },
};

const laplace: Calculator = {
  inputs: [scalar('y', 'observed y'), scalar('prediction', 'predicted ŷ'), scalar('b', 'scale b')],
  compute: (inputs, format) => {
    const [y, prediction, b] = ['y', 'prediction', 'b'].map((name) => one(inputs, name));
    return [
      quantity('−ln P(y|ŷ)', laplaceOf(y, prediction, b), format),
      plain('absolute error', meanAbsoluteError({prediction: [prediction], target: [y]}).value, format),
      quantity('constant ln(2b)', laplaceOf(y, y, b), format),
    ];
  },
};

const poisson: Calculator = {
  inputs: [scalar('y', 'observed count y'), scalar('rate', 'expected count ŷ')],
  compute: (inputs, format) => {
    const input = {prediction: [one(inputs, 'rate')], target: [one(inputs, 'y')]};
    const main = poissonNll(input).value;
    const full = poissonNll({...input, constant: 'exact'}).value;
    return [
      quantity('ŷ − y ln ŷ', main, format),
      quantity('ln y!', full - main, format),
      quantity('−ln P(y|ŷ)', full, format),
    ];
  },
};

const noise: Calculator = {
  inputs: [list('error', 'errors y − ŷ')],
  compute: (inputs, format) =>
    all(inputs, 'error').flatMap((error) => [
      quantity(`${given('error', error)}, Gaussian`, gaussianOf(error, 0, 1), format),
      quantity(`${given('error', error)}, Laplace`, laplaceOf(error, 0, 1), format),
    ]),
};

/** d/dz of −ln σ(z) for label 1 is σ(z) − 1, as in a softmax over {z, 0}; of ½(σ(z) − y)² it is (σ(z) − y) σ(z)(1 − σ(z)). */
const gradients: Calculator = {
  inputs: [list('z', 'logits z'), scalar('y', 'label, 0 or 1')],
  compute: (inputs, format) =>
    all(inputs, 'z').flatMap((z) => {
      const [slope] = softmaxGradient({logits: [z, 0], shape: [1, 2], target: [one(inputs, 'y') === 1 ? 0 : 1]});
      const q = sigmoid(z);
      return [
        plain(`cross-entropy at ${given('z', z)}`, slope, format),
        plain(`squared error at ${given('z', z)}`, slope * q * (1 - q), format),
      ];
    }),
};

export const continuousCalculators = {gaussian, laplace, poisson, noise, gradients} as const;
