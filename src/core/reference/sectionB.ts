/** Section B: two distributions. */
import type {Section} from './types.ts';

const TORCH_LOGITS = '[[1.2, -0.8, -0.5], [0.9, -1.2, 1.1]]';

export const sectionB: Section = {
  id: 'B',
  anchor: 'two-distributions',
  title: 'Two distributions',
  words:
    'A target need not be a single class. Compare the distribution that is true, P, with the one that is claimed, Q.',
  rows: [
    {
      anchor: 'expected-value',
      title: 'Expected value',
      formulas: [{tex: String.raw`\mathbb{E}[X] = \sum_i x_i\, p(x_i)`, text: 'E[X] = Σ x_i p(x_i)'}],
      words: [
        'The average in the long run: each value weighed by how often it comes. Everything that follows is an expected value of surprise.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'expectation-coin',
          caption: 'Heads in two throws of a coin',
          calculator: 'expectation',
          inputs: {x: '[0, 1, 2]', p: '[0.25, 0.5, 0.25]'},
        },
        {
          kind: 'calculator',
          id: 'logarithms',
          caption: 'Logarithms of probabilities are never positive',
          calculator: 'logarithm',
          inputs: {x: '[0.8, 0.1]'},
        },
      ],
      keywords: ['expectation', 'mean', 'average', 'logarithm', 'ln'],
    },
    {
      anchor: 'entropy',
      title: 'Entropy: expected surprise',
      formulas: [{tex: String.raw`H(P) = -\sum_x p(x) \ln p(x)`, text: 'H(P) = −Σ p(x) ln p(x)'}],
      words: [
        'If you know P and expect accordingly, the surprise you meet on average is the entropy. It is 0 when the outcome is certain and ln K, the most there can be, when K outcomes are equally likely.',
        'Its exponential, the perplexity, is the number of equally likely outcomes that would be just as uncertain.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'entropy-peaked',
          caption: 'A distribution that is nearly certain',
          prediction: '[0.98, 0.01, 0.01]',
          unit: 'nats',
          figures: [
            {label: 'H', of: 'prediction-entropy'},
            {label: 'perplexity', of: 'perplexity'},
            {label: 'most possible, ln 3', of: 'chance'},
          ],
        },
      ],
      keywords: ['Shannon entropy', 'expected surprise', 'uncertainty', 'perplexity'],
    },
    {
      anchor: 'cross-entropy',
      title: 'Cross-entropy: surprise with the wrong expectations',
      formulas: [{tex: String.raw`H(P, Q) = -\sum_x p(x) \ln q(x)`, text: 'H(P, Q) = −Σ p(x) ln q(x)'}],
      words: [
        'Outcomes come as P says, but you are surprised as Q says. The weights are true, the logarithms are the model’s: keep the two apart and most confusion goes away.',
        'The first Q below puts most of its weight where P does. The second has the same numbers in another order, and pays for it.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'two-good',
          caption: 'Q = {0.8, 0.1, 0.1}: the right favourite',
          prediction: '[0.8, 0.1, 0.1]',
          target: '[0.98, 0.01, 0.01]',
          unit: 'nats',
          figures: [
            {label: 'H(P, Q)', of: 'loss'},
            {label: 'H(P)', of: 'target-entropy'},
            {label: 'KL(P‖Q)', of: 'kl'},
          ],
        },
        {
          kind: 'evaluate',
          id: 'two-bad',
          caption: 'Q = {0.1, 0.8, 0.1}: the wrong favourite',
          prediction: '[0.1, 0.8, 0.1]',
          target: '[0.98, 0.01, 0.01]',
          unit: 'nats',
          figures: [
            {label: 'H(P, Q)', of: 'loss'},
            {label: 'KL(P‖Q)', of: 'kl'},
            {label: '−ln q of the first outcome', of: 'surprisal', at: 0},
            {label: '−ln q of the second outcome', of: 'surprisal', at: 1},
          ],
        },
      ],
      slips: [
        {
          printed: '4.56',
          words: 'A published example gives 4.56 for the second Q. That is twice the right value, which stands above.',
        },
        {
          printed: 'ln 0.1 for the second outcome',
          words:
            'The same example writes ln 0.1 in all three terms, although Q gives the second outcome 0.8. Its own expression comes to −ln 0.1, the figure of the first outcome above, which is not the printed result either.',
        },
      ],
      keywords: ['cross entropy', 'soft target', 'soft labels', 'distributions', 'P and Q'],
      codes: ['target-not-normalized', 'not-normalized'],
    },
    {
      anchor: 'kl-divergence',
      title: 'KL divergence: the part that is the model’s',
      formulas: [
        {
          tex: String.raw`D_{\mathrm{KL}}(P\,\|\,Q) = \sum_x p(x) \ln \frac{p(x)}{q(x)} = H(P, Q) - H(P)`,
          text: 'KL(P‖Q) = Σ p(x) ln(p(x) / q(x)) = H(P, Q) − H(P)',
        },
      ],
      words: [
        'Write the logarithm of the quotient as a difference. Its first half, Σ p ln p, has no Q in it: no training can change it. Drop it, and what is left is the cross-entropy.',
        'KL is 0 exactly when Q equals P, and it is not a distance: swap the two and it changes.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'kl-equal',
          caption: 'Q equal to P: nothing left but the entropy',
          prediction: '[0.98, 0.01, 0.01]',
          target: '[0.98, 0.01, 0.01]',
          figures: [
            {label: 'H(P, Q)', of: 'loss'},
            {label: 'H(P)', of: 'target-entropy'},
            {label: 'KL(P‖Q)', of: 'kl'},
          ],
        },
      ],
      keywords: ['Kullback-Leibler', 'relative entropy', 'divergence', 'constant'],
    },
    {
      anchor: 'pytorch-cross-entropy',
      title: 'In PyTorch: CrossEntropyLoss',
      formulas: [
        {
          tex: String.raw`L_i = -w_{y_i} \ln \frac{e^{z_{i,y_i}}}{\sum_c e^{z_{i,c}}}, \qquad L = \frac{\sum_i L_i}{\sum_i w_{y_i}}`,
          text: 'L_i = −w[y_i] ln softmax(z_i)[y_i]; L = Σ L_i / Σ w[y_i]',
        },
      ],
      words: [
        'It takes logits, not probabilities: the softmax is inside. Targets are class indices, or whole distributions as floats.',
        'weight scales each class; ignore_index leaves rows out; label_smoothing mixes in the uniform distribution; reduction is mean, sum or none. With index targets the weighted mean divides by the sum of the weights, with probability targets by the number of rows, so the same labels give two values below.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'torch-index',
          caption: 'Index targets, class weights 1, 2, 3',
          prediction: TORCH_LOGITS,
          target: '[0, 1]',
          options: {predictionKind: 'logits', targetKind: 'index', weight: [1, 2, 3]},
          unit: 'nats',
          figures: [{label: 'weighted mean', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'torch-one-hot',
          caption: 'The same labels as one-hot rows',
          prediction: TORCH_LOGITS,
          target: '[[1, 0, 0], [0, 1, 0]]',
          options: {predictionKind: 'logits', weight: [1, 2, 3]},
          unit: 'nats',
          figures: [{label: 'mean over rows', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'torch-smoothing',
          caption: 'Index targets, the weights, and label smoothing 0.1',
          prediction: TORCH_LOGITS,
          target: '[0, 1]',
          options: {predictionKind: 'logits', targetKind: 'index', weight: [1, 2, 3], labelSmoothing: 0.1},
          unit: 'nats',
          figures: [{label: 'weighted mean', of: 'loss'}],
        },
      ],
      keywords: [
        'PyTorch',
        'CrossEntropyLoss',
        'F.cross_entropy',
        'logits',
        'weight',
        'ignore_index',
        'reduction',
        'label_smoothing',
      ],
    },
  ],
  check: {
    question: 'P is certain of the first outcome up to two per cent. Which Q has the smaller cross-entropy with P?',
    choices: ['{0.1, 0.8, 0.1}', '{0.8, 0.1, 0.1}', 'They are equal: both hold the same numbers'],
    answer: 1,
    words: 'Order matters: the weight 0.98 falls on −ln of the first number of Q. Change the prediction below and see.',
    example: {
      kind: 'evaluate',
      id: 'check-b',
      caption: 'Move the 0.8 about',
      prediction: '[0.8, 0.1, 0.1]',
      target: '[0.98, 0.01, 0.01]',
      unit: 'nats',
      figures: [{label: 'H(P, Q)', of: 'loss'}],
    },
  },
};
