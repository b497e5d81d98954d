/** Section A: the loss for one prediction. */
import type {Section} from './types.ts';

export const sectionA: Section = {
  id: 'A',
  anchor: 'one-prediction',
  title: 'The loss for one prediction',
  words:
    'Start with a single guess. The loss asks one thing of it: how much probability did you give to what really happened?',
  rows: [
    {
      anchor: 'surprise',
      title: 'Surprise',
      formulas: [{tex: String.raw`s(q) = -\ln q`, text: 's(q) = −ln q'}],
      words: [
        'An outcome that was given probability q surprises by −ln q. A sure thing surprises by nothing; the rarer it was said to be, the more it surprises.',
        'The curve is gentle near 1 and a cliff near 0. That is why a confident wrong answer costs so much: halving q always adds the same ln 2, however small q already is. Pull a point along it.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'surprise-scale',
          picture: 'curve',
          caption: 'Surprise at some probabilities',
          calculator: 'surprise',
          inputs: {q: '[1, 0.9, 0.5, 0.1, 0.01]'},
        },
      ],
      keywords: ['surprisal', 'self-information', 'log loss', 'negative log', 'confident wrong'],
    },
    {
      anchor: 'binary-cross-entropy',
      title: 'Two outcomes: binary cross-entropy',
      formulas: [
        {tex: String.raw`L = -\left[y \ln p + (1 - y) \ln (1 - p)\right]`, text: 'L = −[y ln p + (1 − y) ln(1 − p)]'},
        {
          tex: String.raw`y = 1:\; L = -\ln p \qquad y = 0:\; L = -\ln(1 - p)`,
          text: 'y = 1: L = −ln p; y = 0: L = −ln(1 − p)',
        },
      ],
      words: [
        'The label y is 0 or 1, and p is the probability that the model gives to label 1. The label works as a switch: only the logarithm of the outcome that happened is left.',
        'Each row below has label 1. Watch how little there is to gain between 0.9 and 0.99, and how much there is to lose at 0.01.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'binary-six',
          caption: 'Six predictions for an example whose label is 1',
          prediction: '[0.9, 0.6, 0.5, 0.01, 0.99, 0.51]',
          target: '[1, 1, 1, 1, 1, 1]',
          options: {task: 'binary', predictionKind: 'probabilities'},
          unit: 'nats',
          figures: [
            {label: 'p = 0.9', of: 'row-loss', at: 0},
            {label: 'p = 0.6', of: 'row-loss', at: 1},
            {label: 'p = 0.5', of: 'row-loss', at: 2},
            {label: 'p = 0.01', of: 'row-loss', at: 3},
            {label: 'p = 0.99', of: 'row-loss', at: 4},
            {label: 'p = 0.51', of: 'row-loss', at: 5},
            {label: 'mean', of: 'loss'},
          ],
        },
      ],
      keywords: ['binary cross entropy', 'BCE', 'log loss', 'sigmoid', 'Bernoulli', 'label'],
      codes: ['target-outside-unit'],
    },
    {
      anchor: 'one-hot',
      title: 'Many outcomes: one true class',
      formulas: [
        {
          tex: String.raw`L = -\sum_c y_c \ln q_c = -\ln q_{\text{true}}`,
          text: 'L = −Σ y_c ln q_c = −ln q[true class]',
        },
        {tex: String.raw`\bar L = \frac{1}{N} \sum_i L_i`, text: 'mean L = 1/N Σ L_i'},
      ],
      words: [
        'With a one-hot target every term but one is multiplied by zero. What the model said about the wrong classes matters only through what it left for the right one.',
        'A data set is scored by the average over its examples.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'one-hot-batch',
          caption: 'Three examples over three classes',
          prediction: '[[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.3, 0.5]]',
          target: '[[1, 0, 0], [0, 1, 0], [0, 0, 1]]',
          figures: [
            {label: 'first example', of: 'row-loss', at: 0},
            {label: 'second example', of: 'row-loss', at: 1},
            {label: 'third example', of: 'row-loss', at: 2},
            {label: 'average', of: 'loss'},
          ],
        },
      ],
      keywords: ['one-hot', 'multiclass', 'categorical cross entropy', 'average', 'mean'],
    },
    {
      anchor: 'clipping',
      title: 'Clipping, and the true ∞',
      formulas: [
        {
          tex: String.raw`-\ln 0 = \infty, \qquad -\ln \max(p, \varepsilon) = -\ln \varepsilon`,
          text: '−ln 0 = ∞; −ln max(p, ε) = −ln ε',
        },
      ],
      words: [
        'If the model says 0 and it happens, the loss is infinite, and that is the right answer: no finite number of later successes can pay for it.',
        'Programs often push p into [ε, 1 − ε] first, so that they print a number. Which number depends on ε alone, so Surprisal shows the true value first and the capped ones beside it, and never clips in silence.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'clip',
          caption: 'Label 1, predicted 0, clipped at ε',
          calculator: 'clip',
          inputs: {p: '0', y: '1', epsilon: '1e-9'},
          unit: 'nats',
        },
      ],
      keywords: ['clip', 'epsilon', 'clamp', 'infinity', 'log 0', 'NaN', 'cap'],
      codes: ['infinite-loss'],
    },
    {
      anchor: 'decomposition',
      title: 'What can be lowered, and what cannot',
      formulas: [
        {
          tex: String.raw`H(P, Q) = H(P) + D_{\mathrm{KL}}(P \,\|\, Q)`,
          text: 'H(P, Q) = H(P) + KL(P‖Q)',
        },
      ],
      words: [
        'Cross-entropy is the entropy of the target plus the divergence from it. The first part belongs to the data; only the second answers to the model.',
        'So with the target fixed, lowering the cross-entropy and lowering the KL divergence are the same thing. For a one-hot target H(P) is 0 and the two are equal.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'decomposition-soft',
          caption: 'A soft target: part of the loss is there to stay',
          prediction: '[0.5, 0.3, 0.2]',
          target: '[0.6, 0.3, 0.1]',
          figures: [
            {label: 'H(P)', of: 'target-entropy'},
            {label: 'KL(P‖Q)', of: 'kl'},
            {label: 'H(P, Q)', of: 'loss'},
          ],
        },
      ],
      keywords: ['decomposition', 'KL divergence', 'entropy', 'minimise', 'floor'],
    },
  ],
  check: {
    question: 'The label is 1. A model moves its prediction from 0.5 down to 0.01. What happens to the loss?',
    choices: ['It doubles', 'It grows more than sixfold', 'It falls, since the model is surer'],
    answer: 1,
    words:
      'It pays −ln p for the label that came, so being sure of the wrong one is what costs. Compare the two rows below.',
    example: {
      kind: 'evaluate',
      id: 'check-a',
      caption: 'Unsure against sure and wrong',
      prediction: '[0.5, 0.01]',
      target: '[1, 1]',
      options: {task: 'binary', predictionKind: 'probabilities'},
      unit: 'nats',
      figures: [
        {label: 'unsure', of: 'row-loss', at: 0},
        {label: 'sure and wrong', of: 'row-loss', at: 1},
      ],
    },
  },
};
