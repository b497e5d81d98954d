/** Section E: information theory. */
import type {Section} from './types.ts';

export const sectionE: Section = {
  id: 'E',
  anchor: 'information-theory',
  title: 'Information theory',
  words:
    'The same formula, as its inventors meant it: the cost of describing what happens in a language made for something else.',
  rows: [
    {
      anchor: 'code-lengths',
      title: 'Code lengths',
      formulas: [
        {
          tex: String.raw`\ell(x) = -\log_2 q(x), \qquad H(p, q) = \sum_x p(x)\, \ell(x)`,
          text: 'ℓ(x) = −log₂ q(x); H(p, q) = Σ p(x) ℓ(x)',
        },
      ],
      words: [
        'The best code for a source q spends −log₂ q(x) bits on x: short words for what is common. Use that code for another source p, and the mean number of bits is the cross-entropy. So p says how often each word is needed, and q how long it is.',
        'Entropy is the cost with the best code for p, and KL is the surcharge for having the wrong one.',
        'Some write H(X, Y) for the joint entropy, which is another thing: it has two variables, while here one variable meets two opinions about it.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'code',
          picture: 'lengths',
          caption: 'A source with halves and quarters, coded for a uniform one',
          prediction: '[0.25, 0.25, 0.25, 0.25]',
          target: '[0.5, 0.25, 0.125, 0.125]',
          unit: 'bits',
          figures: [
            {label: 'each code word', of: 'surprisal', at: 0},
            {label: 'mean length, H(p, q)', of: 'loss'},
            {label: 'best possible, H(p)', of: 'target-entropy'},
            {label: 'surcharge, KL', of: 'kl'},
          ],
        },
      ],
      keywords: ['code length', 'bits', 'Huffman', 'compression', 'coding', 'joint entropy', 'surcharge'],
    },
    {
      anchor: 'zero-and-infinity',
      title: 'Zeros: 0·log 0, and ∞',
      formulas: [
        {
          tex: String.raw`0 \cdot \log 0 = 0, \qquad p > 0,\ q = 0 \;\Rightarrow\; H(p, q) = +\infty`,
          text: '0·log 0 = 0; p > 0 and q = 0: H(p, q) = +∞',
        },
      ],
      words: [
        'What never happens costs nothing, whatever the code: 0·log 0 is 0, the limit of x log x.',
        'What happens but has no code word cannot be written down: the cost is infinite. Q must give weight wherever P does; mathematicians say that P is absolutely continuous with respect to Q. Surprisal names the outcome responsible.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'zero-fine',
          caption: 'Zero beside zero',
          prediction: '[0.5, 0.5, 0]',
          target: '[0.5, 0.5, 0]',
          unit: 'bits',
          figures: [{label: 'H(p, q)', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'zero-infinite',
          caption: 'An outcome that happens and has no code word',
          prediction: '[0.7, 0.3, 0]',
          target: '[0.5, 0.2, 0.3]',
          unit: 'bits',
          figures: [{label: 'H(p, q)', of: 'loss'}],
        },
      ],
      keywords: ['0 log 0', 'infinity', 'absolute continuity', 'support', 'zero probability'],
      codes: ['zero-sum', 'not-finite'],
    },
    {
      anchor: 'gibbs',
      title: 'Gibbs’ inequality, and no symmetry',
      formulas: [
        {
          tex: String.raw`H(p, q) \ge H(p), \quad \text{with equality iff } p = q`,
          text: 'H(p, q) ≥ H(p), with equality exactly if p = q',
        },
        {
          tex: String.raw`H(p, p) = H(p), \qquad H(p, q) \ne H(q, p)\ \text{in general}`,
          text: 'H(p, p) = H(p); H(p, q) ≠ H(q, p) in general',
        },
      ],
      words: [
        'No code beats the one made for the source. That is Gibbs’ inequality, and it is why minimising cross-entropy pulls Q towards P.',
        'The two arguments have different parts to play: one says what comes, the other what is expected. Below each takes both parts. Make q equal to p, and every bar has one length but the two of KL, which are gone.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'gibbs',
          caption: 'p coded for q, and q coded for p',
          calculator: 'both-ways',
          inputs: {p: '[0.9, 0.1]', q: '[0.5, 0.5]'},
          unit: 'bits',
        },
      ],
      keywords: ['Gibbs', 'inequality', 'asymmetry', 'argument order', 'self'],
    },
    {
      anchor: 'continuous',
      title: 'Densities',
      formulas: [
        {tex: String.raw`H(p, q) = -\int p(x) \ln q(x)\, dx`, text: 'H(p, q) = −∫ p(x) ln q(x) dx'},
        {
          tex: String.raw`H = \tfrac12 \ln (2\pi\sigma_q^2) + \frac{\sigma_p^2 + (\mu_p - \mu_q)^2}{2\sigma_q^2}`,
          text: 'two Gaussians: H = ½ ln(2πσ_q²) + (σ_p² + (μ_p − μ_q)²)/(2σ_q²)',
        },
      ],
      words: [
        'For continuous variables the sum becomes an integral and H(p) the differential entropy. The decomposition into entropy and KL still holds, but values may be negative: a density can exceed 1.',
        'Two Gaussians have the closed form above. Other pairs are integrated numerically, with an estimate of the error, and the result is +∞ where q’s support misses some of p’s.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'gaussians',
          caption: 'Two Gaussians',
          calculator: 'gaussians',
          inputs: {muP: '0', sigmaP: '1', muQ: '1', sigmaQ: '2'},
          unit: 'nats',
        },
        {
          kind: 'calculator',
          id: 'narrow',
          caption: 'A narrow density has negative entropy',
          calculator: 'gaussians',
          inputs: {muP: '0', sigmaP: '0.1', muQ: '0', sigmaQ: '0.1'},
          unit: 'nats',
        },
        {
          kind: 'calculator',
          id: 'densities',
          caption: 'Other families: closed forms, integrals, and a support that is missed',
          calculator: 'densities',
          inputs: {location: '0', scale: '1'},
          unit: 'nats',
        },
      ],
      keywords: [
        'continuous',
        'density',
        'differential entropy',
        'integral',
        'quadrature',
        'Gaussian',
        'Laplace',
        'exponential',
        'uniform',
        'logistic',
        'mixture',
      ],
    },
    {
      anchor: 'gradient',
      title: 'The gradient: q − p',
      formulas: [
        {tex: String.raw`\frac{\partial L}{\partial z_c} = q_c - p_c`, text: '∂L/∂z_c = q_c − p_c'},
        {
          tex: String.raw`\text{squared error: } \frac{\partial}{\partial z} \tfrac12 (\sigma(z) - y)^2 = (q - y)\, \sigma'(z)`,
          text: 'squared error: ∂/∂z ½(σ(z) − y)² = (q − y) σ′(z)',
        },
      ],
      words: [
        'Through the softmax, the derivative of cross-entropy in a logit is simply what was claimed minus what is true. Wrong by much, pulled by much.',
        'Squared error has an extra factor σ′, which goes to 0 where the model is sure. A model that is sure and wrong then hardly learns. Below, the label is 1 and the logit says no.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'gradient-softmax',
          picture: 'gradient',
          caption: 'Softmax cross-entropy, true class 1',
          prediction: '[2, 1, 0.1]',
          target: '[0, 1, 0]',
          options: {predictionKind: 'logits'},
          figures: [
            {label: 'class 0', of: 'gradient', at: 0},
            {label: 'class 1', of: 'gradient', at: 1},
            {label: 'class 2', of: 'gradient', at: 2},
          ],
        },
        {
          kind: 'calculator',
          id: 'gradient-vanishes',
          caption: 'Sure and wrong: cross-entropy against squared error',
          calculator: 'gradients',
          inputs: {z: '[-1, -3, -6]', y: '1'},
        },
      ],
      keywords: ['gradient', 'derivative', 'backpropagation', 'q − p', 'vanishing', 'squared error'],
    },
  ],
  check: {
    question: 'For which q is H(p, q) as small as it can be?',
    choices: ['q uniform', 'q = p', 'q certain of the likeliest outcome'],
    answer: 1,
    words:
      'Gibbs’ inequality: only q = p reaches H(p). Being certain of the favourite costs ∞ as soon as anything else happens.',
    example: {
      kind: 'evaluate',
      id: 'check-e',
      caption: 'Move q towards p = {0.7, 0.2, 0.1}',
      prediction: '[0.7, 0.2, 0.1]',
      target: '[0.7, 0.2, 0.1]',
      unit: 'bits',
      figures: [
        {label: 'H(p, q)', of: 'loss'},
        {label: 'H(p)', of: 'target-entropy'},
        {label: 'KL', of: 'kl'},
      ],
    },
  },
};
