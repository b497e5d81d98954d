/** Small calculators for what is no prediction with a target: named inputs (lists of numbers) → figures. Never throws. */
import {formatInput} from '../explain/format.ts';
import {verdictForMultiLabel, verdictForSingle} from '../explain/verdict.ts';
import {codeLength, crossEntropy, entropy, klDivergence, perplexity, surprisal} from '../loss/index.ts';
import {toNats} from '../numeric/index.ts';
import {all, type Calculator, given, list, one, scalar} from './calculatorKit.ts';
import {continuousCalculators} from './calculatorsContinuous.ts';
import {densityCalculators} from './calculatorsDensity.ts';
import {plain, quantity} from './figure.ts';

const surprise: Calculator = {
  inputs: [list('q', 'probabilities q')],
  compute: (inputs, format) => all(inputs, 'q').map((q) => quantity(`−ln q at ${given('q', q)}`, surprisal(q), format)),
};

const logarithm: Calculator = {
  inputs: [list('x', 'numbers x')],
  compute: (inputs, format) => all(inputs, 'x').map((x) => plain(`ln ${formatInput(x, 6)}`, -surprisal(x), format)),
};

const expectation: Calculator = {
  inputs: [list('x', 'values x'), list('p', 'probabilities p')],
  compute: (inputs, format) => {
    const p = all(inputs, 'p');
    const mean = all(inputs, 'x').reduce((sum, x, i) => sum + x * (p[i] ?? Number.NaN), 0);
    return [plain('E[X]', mean, format)];
  },
};

/** p held within [ε, 1 − ε]. */
const held = (p: number, epsilon: number): number => Math.min(Math.max(p, epsilon), 1 - epsilon);

/** As frameworks hold it: PyTorch the logarithm, the others the probability, Keras in float32. */
const CAPS: readonly (readonly [label: string, loss: (p: number, y: number) => number])[] = [
  ['PyTorch, logarithm kept above −100', (p, y) => Math.min(100, ofLabel(p, y))],
  ['scikit-learn, clipped at the epsilon of float64', (p, y) => ofLabel(held(p, Number.EPSILON), y)],
  [
    'Keras, clipped at 1e-7 in float32',
    (p, y) => Math.fround(ofLabel(Math.fround(held(Math.fround(p), Math.fround(1e-7))), y)),
  ],
];

/** −ln of the probability given to the label. */
function ofLabel(p: number, y: number): number {
  return surprisal(y === 1 ? p : 1 - p);
}

/** The true value, what clipping at ε makes of it, and what frameworks report. */
const clip: Calculator = {
  inputs: [scalar('p', 'predicted probability of label 1'), scalar('y', 'label, 0 or 1'), scalar('epsilon', 'ε')],
  compute: (inputs, format) => {
    const [p, y, epsilon] = ['p', 'y', 'epsilon'].map((name) => one(inputs, name));
    const isCertain = ofLabel(p, y) === Number.POSITIVE_INFINITY;
    return [
      quantity('true value', ofLabel(p, y), format, isCertain ? 'what happened was given probability 0' : undefined),
      quantity(`clipped at ${given('ε', epsilon)}`, ofLabel(held(p, epsilon), y), format),
      ...CAPS.map(([label, loss]) => quantity(label, loss(p, y), format)),
    ];
  },
};

const verdictScale: Calculator = {
  inputs: [list('q', 'probabilities ŷ of the true class')],
  compute: (inputs, format) =>
    all(inputs, 'q').map((q) => quantity(given('ŷ', q), surprisal(q), format, verdictForSingle(codeLength(q)))),
};

const multiLabelScale: Calculator = {
  inputs: [list('bits', 'totals in bits')],
  compute: (inputs, format) =>
    all(inputs, 'bits').map((bits) => quantity('total', toNats(bits, 'bits'), format, verdictForMultiLabel(bits))),
};

/** Π q and −(1/n) Σ ln q: the likelihood of the data and their cross-entropy against the model. */
const likelihood: Calculator = {
  inputs: [list('q', 'probabilities given to what was observed')],
  compute: (inputs, format) => {
    const q = all(inputs, 'q');
    const nll = q.reduce((sum, value) => sum + surprisal(value), 0);
    return [
      plain(
        'likelihood, the product',
        q.reduce((product, value) => product * value, 1),
        format,
      ),
      quantity('negative log-likelihood, the sum', nll, format),
      quantity('cross-entropy, the sum divided by n', nll / q.length, format),
      plain('perplexity', perplexity(nll / q.length), format),
    ];
  },
};

/** A perfect prediction read as logits: −ln softmax of 1 among K − 1 zeros = ln(e + K − 1) − 1; its opposite costs one nat more. */
const doubleSoftmax: Calculator = {
  inputs: [list('k', 'numbers of classes K')],
  compute: (inputs, format) =>
    all(inputs, 'k').map((k) => quantity(given('K', k), Math.log(Math.E + k - 1) - 1, format)),
};

/** Two distributions, each coded by the other; the arguments of neither H nor KL may change places. */
const bothWays: Calculator = {
  inputs: [list('p', 'distribution p'), list('q', 'distribution q')],
  compute: (inputs, format) => {
    const [p, q] = [all(inputs, 'p'), all(inputs, 'q')];
    if (p.length !== q.length) return [];
    const way = (of: string, by: string, a: readonly number[], b: readonly number[]) => [
      quantity(`H(${of}, ${by})`, crossEntropy(a, b), format, missing(a, b, by)),
      quantity(`H(${of})`, entropy(a), format),
      quantity(`KL(${of}‖${by})`, klDivergence(a, b), format),
    ];
    return [...way('p', 'q', p, q), ...way('q', 'p', q, p)];
  },
};

/** The first outcome that happens under a and has no code under b. */
function missing(a: readonly number[], b: readonly number[], name: string): string | undefined {
  const at = a.findIndex((value, i) => value > 0 && b[i] === 0);
  return at < 0 ? undefined : `${name} is 0 for outcome ${at}`;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const pooled: Calculator = {
  inputs: [list('first', 'losses of the first batch'), list('second', 'losses of the second batch')],
  compute: (inputs, format) => {
    const [first, second] = [all(inputs, 'first'), all(inputs, 'second')];
    return [
      quantity('pooled mean', mean([...first, ...second]), format),
      quantity('mean of the two means', (mean(first) + mean(second)) / 2, format),
    ];
  },
};

export const calculators = {
  'double-softmax': doubleSoftmax,
  'both-ways': bothWays,
  pooled,
  surprise,
  logarithm,
  expectation,
  clip,
  'verdict-scale': verdictScale,
  'multi-label-scale': multiLabelScale,
  likelihood,
  ...continuousCalculators,
  ...densityCalculators,
} as const satisfies Readonly<Record<string, Calculator>>;

export type CalculatorId = keyof typeof calculators;
