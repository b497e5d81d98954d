/** Section D: every standard loss is a cross-entropy. */
import type {Section} from './types.ts';

export const sectionD: Section = {
  id: 'D',
  anchor: 'losses-are-cross-entropies',
  title: 'Every standard loss is a cross-entropy',
  words:
    'Squared error, absolute error, log loss: each is the surprise of the data under some idea of its noise. Choose the noise, and the loss follows.',
  rows: [
    {
      anchor: 'maximum-likelihood',
      title: 'Cross-entropy and maximum likelihood',
      formulas: [
        {
          tex: String.raw`H(\hat P_n, Q) = -\frac{1}{n} \sum_{i=1}^{n} \ln q(x_i) = -\frac{1}{n} \ln \prod_{i} q(x_i)`,
          text: 'H(P̂, Q) = −(1/n) Σ ln q(x_i) = −(1/n) ln Π q(x_i)',
        },
      ],
      words: [
        'Take the data themselves as the true distribution, with weight 1/n on each example. Measured against that distribution, cross-entropy is what an example costs in negative log-likelihood on average.',
        'The product below is the likelihood: the probability of the whole data set. The model that makes it largest is the model that makes the cross-entropy smallest.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'likelihood',
          caption: 'The probabilities that a model gave to five observed outcomes',
          calculator: 'likelihood',
          inputs: {q: '[0.9, 0.6, 0.8, 0.3, 0.7]'},
        },
      ],
      keywords: ['maximum likelihood', 'MLE', 'NLL', 'negative log-likelihood', 'empirical distribution'],
    },
    {
      anchor: 'counting-classes',
      title: 'Which class is class 2?',
      formulas: [{tex: String.raw`L = -\ln \hat y[y^*]`, text: 'L = −ln ŷ[y*]'}],
      words: [
        'Softmax cross-entropy is −ln of one number, so everything hangs on picking the right one. Programs count from 0, people and formulas often from 1.',
        'Beside every result stands the class that was taken, called by its name if it has one, and whether the first class is number 0 or 1. Unless you say otherwise it is 0.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'count-from-one',
          caption: 'Class 2, counted from 1',
          prediction: '[0.1, 0.7, 0.2]',
          target: '2',
          options: {indexBase: 1, targetKind: 'index'},
          unit: 'nats',
          figures: [{label: 'loss', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'count-from-zero',
          caption: 'Class 2, counted from 0',
          prediction: '[0.1, 0.7, 0.2]',
          target: '2',
          options: {indexBase: 0, targetKind: 'index'},
          unit: 'nats',
          figures: [{label: 'loss', of: 'loss'}],
        },
      ],
      slips: [
        {
          printed: 'class 2',
          words:
            'The source itself trips here: it asks for class 2 and its answer depends on whether classes count from one or from zero. Both readings are above.',
        },
      ],
      keywords: ['index', 'zero-based', 'one-based', 'off by one', 'class index', 'softmax cross-entropy', 'sparse'],
      codes: ['index-out-of-range'],
    },
    {
      anchor: 'gaussian-mse',
      title: 'Gaussian noise: squared error',
      formulas: [
        {
          tex: String.raw`-\ln P(y \mid \hat y) = \frac{(y - \hat y)^2}{2\sigma^2} + \tfrac12 \ln (2\pi\sigma^2)`,
          text: '−ln P(y|ŷ) = (y − ŷ)²/(2σ²) + ½ ln(2πσ²)',
        },
        {tex: String.raw`\text{MSE} = \frac1n \sum_i (y_i - \hat y_i)^2`, text: 'MSE = (1/n) Σ (y_i − ŷ_i)²'},
      ],
      words: [
        'If errors are Gaussian, the surprise of an observation is half its squared error in units of σ, plus a constant. Drop the constant and the scale, and mean squared error is left.',
        'MSE is a quantity of its own: for σ = 1 the negative log-likelihood is half the squared error plus the constant shown. A factor of ½ between two programs often comes from here.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'gaussian',
          caption: 'One observation, σ = 1',
          calculator: 'gaussian',
          inputs: {y: '3', prediction: '2.5', sigma: '1'},
          unit: 'nats',
        },
      ],
      keywords: ['Gaussian', 'normal', 'MSE', 'squared error', 'regression', 'least squares', 'L2'],
    },
    {
      anchor: 'laplace-mae',
      title: 'Laplace noise: absolute error',
      formulas: [
        {
          tex: String.raw`-\ln P(y \mid \hat y) = \frac{|y - \hat y|}{b} + \ln (2b)`,
          text: '−ln P(y|ŷ) = |y − ŷ|/b + ln(2b)',
        },
        {tex: String.raw`\text{MAE} = \frac1n \sum_i |y_i - \hat y_i|`, text: 'MAE = (1/n) Σ |y_i − ŷ_i|'},
      ],
      words: [
        'Noise with heavier tails makes large errors less surprising. Under the Laplace distribution surprise grows with the error, not with its square, and the mean absolute error is left.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'laplace',
          caption: 'One observation, b = 1',
          calculator: 'laplace',
          inputs: {y: '3', prediction: '2.5', b: '1'},
          unit: 'nats',
        },
      ],
      keywords: ['Laplace', 'MAE', 'absolute error', 'L1', 'robust', 'median'],
    },
    {
      anchor: 'bernoulli',
      title: 'Bernoulli: binary cross-entropy',
      formulas: [
        {
          tex: String.raw`-\ln P(y \mid p) = -\left[y \ln p + (1-y) \ln (1-p)\right]`,
          text: '−ln P(y|p) = −[y ln p + (1 − y) ln(1 − p)]',
        },
      ],
      words: [
        'A yes-or-no outcome is a coin with probability p. Its surprise is the binary cross-entropy, with no constant to drop.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'bernoulli',
          caption: 'Probability 0.7, label 0',
          prediction: '[0.7]',
          target: '[0]',
          options: {task: 'binary', predictionKind: 'probabilities'},
          figures: [{label: '−ln(1 − p)', of: 'loss'}],
        },
      ],
      keywords: ['Bernoulli', 'coin', 'logistic regression', 'binary cross entropy'],
    },
    {
      anchor: 'categorical',
      title: 'Categorical: softmax cross-entropy',
      formulas: [
        {tex: String.raw`-\ln P(y \mid z) = -z_y + \ln \sum_c e^{z_c}`, text: '−ln P(y|z) = −z_y + ln Σ exp(z_c)'},
      ],
      words: [
        'One outcome among K is a loaded die. Written in logits, the surprise is a difference: the log of the sum of exponentials, less the logit of what happened. Adding a number to every logit changes nothing.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'categorical',
          caption: 'Logits, and the same logits plus 100',
          prediction: '[[2, 1, 0.1], [102, 101, 100.1]]',
          target: '[0, 0]',
          options: {predictionKind: 'logits', targetKind: 'index'},
          figures: [
            {label: 'first row', of: 'row-loss', at: 0},
            {label: 'shifted row', of: 'row-loss', at: 1},
          ],
        },
      ],
      keywords: ['categorical', 'softmax', 'logits', 'logsumexp', 'shift invariance'],
    },
    {
      anchor: 'poisson',
      title: 'Poisson: counts',
      formulas: [
        {
          tex: String.raw`-\ln P(y \mid \hat y) = \hat y - y \ln \hat y + \ln y!`,
          text: '−ln P(y|ŷ) = ŷ − y ln ŷ + ln y!',
        },
      ],
      words: [
        'For counts of rare events the prediction is the expected count ŷ. The last part, ln y!, does not depend on it and is usually dropped, which is why a Poisson loss may come out negative.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'poisson',
          caption: 'Three events where two and a half were expected',
          calculator: 'poisson',
          inputs: {y: '3', rate: '2.5'},
          unit: 'nats',
        },
      ],
      keywords: ['Poisson', 'counts', 'rate', 'factorial', 'Stirling'],
    },
    {
      anchor: 'focal',
      title: 'Focal loss: a weighted cross-entropy',
      formulas: [{tex: String.raw`L = -\alpha\,(1 - q)^{\gamma} \ln q`, text: 'L = −α (1 − q)^γ ln q'}],
      words: [
        'Multiply the surprise by (1 − q)^γ and the easy examples fade, so that training looks at the hard ones. γ = 0 with α = 1 is cross-entropy again.',
        'It is not the negative log-likelihood of any named distribution: it weighs cross-entropy, it does not come from a noise model.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'focal-easy-hard',
          caption: 'An easy and a hard example, γ = 2',
          prediction: '[0.9, 0.1]',
          target: '[1, 1]',
          options: {task: 'binary', predictionKind: 'probabilities', focalGamma: 2},
          figures: [
            {label: 'easy', of: 'row-loss', at: 0},
            {label: 'hard', of: 'row-loss', at: 1},
          ],
        },
      ],
      keywords: ['focal', 'gamma', 'alpha', 'class imbalance', 'hard examples', 'weighted'],
    },
    {
      anchor: 'noise-model',
      title: 'Choosing a loss is choosing a noise model',
      formulas: [
        {
          tex: String.raw`\text{loss}(y, \hat y) = -\ln P(y \mid \hat y) + \text{const}`,
          text: 'loss(y, ŷ) = −ln P(y|ŷ) + const',
        },
      ],
      words: [
        'Ask what kind of error you expect, not which loss is popular. Symmetric and light-tailed: squared error. Outliers: absolute error. Yes or no: binary cross-entropy. One of K: softmax cross-entropy. Counts: Poisson.',
        'Below, the same miss under Gaussian and Laplace noise: close by, the Gaussian is kinder; far away, the Laplace is.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'noise',
          caption: 'Surprise of an error under both, σ = b = 1',
          calculator: 'noise',
          inputs: {error: '[0.5, 1, 2, 4]'},
          unit: 'nats',
        },
      ],
      keywords: ['noise model', 'likelihood', 'regression', 'choosing a loss', 'outliers'],
    },
  ],
  check: {
    question:
      'Your measurements contain a few wild outliers. Which loss keeps them from ruling the fit, and which noise does it assume?',
    choices: ['Squared error, Gaussian', 'Absolute error, Laplace', 'Cross-entropy, categorical'],
    answer: 1,
    words:
      'Under the Laplace distribution surprise grows in proportion to the error instead of its square. Try an error of 10 below.',
    example: {
      kind: 'calculator',
      id: 'check-d',
      caption: 'An outlier under both',
      calculator: 'noise',
      inputs: {error: '[10]'},
      unit: 'nats',
    },
  },
};
