/** The quantities that losses get stuck at or are mistaken for, as a table of formulas. */
import {formatInput, formatNumber} from '../../explain/format.ts';
import type {ExplainLossInput} from '../explainLoss.ts';
import {aboutEvaluation} from './evaluationHypotheses.ts';

export interface Hypothesis {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly expected: number;
  /** True of the number whatever its digits (a negative loss, NaN). */
  readonly certain?: boolean;
}

/** All that could be meant, matching or not; `explainLoss` keeps those that agree. */
export const hypotheses = (input: ExplainLossInput, seen: number, tolerance: number): readonly Hypothesis[] => [
  ...aboutSign(seen),
  ...aboutChance(input),
  ...aboutOtherClasses(input, seen, tolerance),
  ...aboutFloors(input),
  ...aboutCaps(),
  ...aboutSmoothing(input),
  ...aboutEvaluation(input),
];

/** No cross-entropy of probabilities is negative, and NaN has few sources. */
function aboutSign(seen: number): readonly Hypothesis[] {
  if (Number.isNaN(seen)) return [notANumber];
  if (!(seen < 0)) return [];
  return [
    {
      id: 'probabilities-into-nll',
      title: 'probabilities where log-probabilities are expected',
      text: 'A negative loss: nll_loss gives −q of the true class when it is handed probabilities (so between −1 and 0), and kl_div goes below 0 when its input is no logarithm. Take log_softmax first. Targets outside [0, 1] do the same to binary cross-entropy.',
      expected: seen,
      certain: true,
    },
  ];
}

const notANumber: Hypothesis = {
  id: 'nan',
  title: '0 · ∞ or 0 / 0',
  text: 'NaN: every row is ignored (0/0 in a mean), or a target of 0 meets ln 0 = −∞ in a formula that multiplies them.',
  expected: Number.NaN,
  certain: true,
};

/** Binary losses are about two classes, however many are said. */
const classCounts = ({numClasses}: ExplainLossInput): readonly number[] =>
  numClasses === undefined || !(numClasses >= 2) ? [2] : numClasses === 2 ? [2] : [numClasses, 2];

const aboutChance = (input: ExplainLossInput): readonly Hypothesis[] =>
  classCounts(input).flatMap((k) => [
    {
      id: k === input.numClasses || k !== 2 ? 'chance' : 'chance-binary',
      title: `chance: ln ${k}`,
      text: `The loss of a uniform guess among ${k} classes, in nats: the model says nothing yet about the target.`,
      expected: Math.log(k),
    },
    {
      id: 'chance-bits',
      title: `chance in bits: log₂ ${k}`,
      text: `The loss of a uniform guess among ${k} classes, in bits.`,
      expected: Math.log2(k),
    },
    {
      id: 'chance-hartleys',
      title: `chance in hartleys: log₁₀ ${k}`,
      text: `The loss of a uniform guess among ${k} classes, with a logarithm to base 10.`,
      expected: Math.log10(k),
    },
    {
      id: 'chance-perplexity',
      title: `the perplexity of chance: ${k}`,
      text: `A perplexity, not a loss: exp(ln ${k}) of a uniform guess.`,
      expected: k,
    },
  ]);

/** Where nobody said how many classes there are: ln K of the only K that has the digits that were seen. */
function aboutOtherClasses({numClasses}: ExplainLossInput, seen: number, tolerance: number): readonly Hypothesis[] {
  const k = Math.round(Math.exp(seen));
  const fits = (classes: number) => Math.abs(Math.log(classes) - seen) <= tolerance;
  if (numClasses !== undefined || !(k > 2) || !fits(k) || fits(k - 1) || fits(k + 1)) return [];
  return [
    {
      id: 'chance',
      title: `chance: ln ${k}`,
      text: `The loss of a uniform guess among ${k} classes, in nats, if there are as many: no other number of classes has these digits.`,
      expected: Math.log(k),
    },
  ];
}

/** softmax(softmax(z)): probabilities in [0, 1] as logits keep the loss in [ln(e + K − 1) − 1, ln(e + K − 1)]. */
function aboutFloors(input: ExplainLossInput): readonly Hypothesis[] {
  const perClass = classCounts(input).flatMap((k): readonly Hypothesis[] => [
    {
      id: 'double-softmax-floor',
      title: `softmax twice, at its floor: ln(e + ${k - 1}) − 1`,
      text: `Probabilities went into a loss that takes logits: even a perfect prediction of ${k} classes cannot get below this. Remove the softmax before the loss.`,
      expected: Math.log(Math.E + k - 1) - 1,
    },
    {
      id: 'double-softmax-ceiling',
      title: `softmax twice, at its ceiling: ln(e + ${k - 1})`,
      text: `Probabilities went into a loss that takes logits: a prediction that is certain and wrong among ${k} classes gives no more than this.`,
      expected: Math.log(Math.E + k - 1),
    },
  ]);
  return [...perClass, sigmoidFloor];
}

/** softplus(−1) for y = 1; for y = 0 it is softplus(0) = ln 2, which stands with chance. */
const sigmoidFloor: Hypothesis = {
  id: 'double-sigmoid-floor',
  title: 'sigmoid twice, at its floor: ln(1 + 1/e)',
  text: 'Probabilities went into binary cross-entropy with logits: a perfect prediction of y = 1 gives 0.3133 and one of y = 0 gives 0.6931. Remove the sigmoid before the loss.',
  expected: Math.log1p(Math.exp(-1)),
};

type Cap = readonly [id: string, value: number, where: string, why: string];

/** float32 holds 1 − 1e-7 as 1 − 2^-23, so its other end is 23 ln 2. */
const caps: readonly Cap[] = [
  ['cap-100', 100, 'PyTorch’s binary_cross_entropy', 'it takes no logarithm below −100'],
  ['cap-float64', 52 * Math.LN2, 'scikit-learn’s log_loss in float64', 'it clips to 2.2e-16, the epsilon of the dtype'],
  ['cap-1e-7', -Math.log(Math.fround(1e-7)), 'Keras and tfjs', 'they clip probabilities to 1e-7'],
  ['cap-float32', 23 * Math.LN2, 'Keras (y = 0, q = 1) and scikit-learn in float32', '1 − 1e-7 is 1 − 2⁻²³ in float32'],
  [
    'cap-float16',
    10 * Math.LN2,
    'scikit-learn’s log_loss in float16',
    'it clips to 0.000977, the epsilon of the dtype',
  ],
  ['cap-1e-9', -Math.log(1e-9), 'a hand-written clip', 'probabilities are clipped to 1e-9'],
  ['cap-1e-8', -Math.log(1e-8), 'a hand-written clip', 'probabilities are clipped to 1e-8'],
  ['cap-1e-10', -Math.log(1e-10), 'a hand-written clip', 'probabilities are clipped to 1e-10'],
  ['cap-1e-12', -Math.log(1e-12), 'a hand-written clip', 'probabilities are clipped to 1e-12'],
  ['cap-1e-15', -Math.log(1e-15), 'scikit-learn’s log_loss to 1.1', 'its eps was 1e-15'],
];

const aboutCaps = (): readonly Hypothesis[] => [
  ...caps.map(([id, expected, where, why]) => ({
    id,
    title: `a clamp’s cap: ${formatInput(Number(expected.toFixed(4)), 4)}`,
    text: `The largest loss that ${where} can report: ${why}. The exact loss is ∞: a probability of 0 (or 1) for what happened.`,
    expected,
  })),
  {
    id: 'infinite',
    title: 'ln 0',
    text: 'The true class was given a probability of exactly 0.',
    expected: Number.POSITIVE_INFINITY,
  },
];

/** H(t′) of a smoothed one-hot target: −(1 − ε + ε/K) ln(1 − ε + ε/K) − (K − 1)(ε/K) ln(ε/K). */
export function smoothingFloor(epsilon: number, k: number): number {
  const low = epsilon / k;
  const high = 1 - epsilon + low;
  return -high * Math.log(high) - (low > 0 ? (k - 1) * low * Math.log(low) : 0);
}

function aboutSmoothing(input: ExplainLossInput): readonly Hypothesis[] {
  const epsilons = input.labelSmoothing ? [input.labelSmoothing] : [0.1];
  return classCounts(input).flatMap((k) =>
    epsilons.map((epsilon) => ({
      id: 'smoothing-floor',
      title: `the floor under label smoothing ${epsilon}: H(t′)`,
      text: `With label_smoothing = ${epsilon} and ${k} classes the target itself has an entropy of ${formatNumber(smoothingFloor(epsilon, k), 4)} nats: no prediction gets below it.`,
      expected: smoothingFloor(epsilon, k),
    })),
  );
}
