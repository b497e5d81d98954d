/** Puzzles of section F: values that cannot be right, or that hide something. */
import type {ReferenceRow} from './types.ts';

export const puzzlesOfValues: readonly ReferenceRow[] = [
  {
    anchor: 'all-ignored',
    title: 'Every row ignored: NaN',
    formulas: [{tex: String.raw`L = \frac{0}{0}`, text: 'L = 0 / 0'}],
    words: [
      'A mean over no rows has no value. If a whole batch carries the ignore index (−100 by default in PyTorch), the mean is NaN and one such batch poisons the run. The count of valid rows is shown, with a warning at 0.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'ignored-one',
        caption: 'One row of two is ignored; set the other to −100 too',
        prediction: '[[0.7, 0.3], [0.4, 0.6]]',
        target: '[0, -100]',
        options: {targetKind: 'index', predictionKind: 'probabilities'},
        figures: [{label: 'loss over valid rows', of: 'loss'}],
      },
    ],
    keywords: ['ignore_index', '-100', 'padding', 'NaN', 'mask'],
    codes: ['all-ignored', 'ignored-rows', 'all-rows-ignored'],
  },
  {
    anchor: 'index-out-of-range',
    title: 'A target that names no class',
    formulas: [{tex: String.raw`0 \le y < K`, text: '0 ≤ y < K'}],
    words: [
      'Labels 1 to K for a program that counts from 0, or a mask value such as 255 that nobody told the loss about. On a GPU this is the device-side assert that hides its cause. Subtract 1, or set the ignore index.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'off-by-one',
        caption: 'Labels counted from 1, read so',
        prediction: '[[0.2, 0.7, 0.1], [0.1, 0.1, 0.8]]',
        target: '[2, 3]',
        options: {targetKind: 'index', indexBase: 1},
        figures: [{label: 'loss', of: 'loss'}],
      },
    ],
    keywords: ['off by one', 'index out of bounds', 'device-side assert', 'mask', '255'],
    codes: ['index-out-of-range', 'off-by-one', 'target-out-of-range', 'target-off-by-one'],
  },
  {
    anchor: 'negative-loss',
    title: 'A negative loss',
    formulas: [{tex: String.raw`q \le 1 \;\Rightarrow\; -\ln q \ge 0`, text: 'q ≤ 1 gives −ln q ≥ 0'}],
    words: [
      'Cross-entropy of probabilities cannot be negative. If yours is, a target lies outside 0…1, a “probability” is above 1, or probabilities went where log-probabilities belong: nll_loss takes −x as it is, so probabilities give values between −1 and 0.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'nll-of-probabilities',
        isReading: true,
        caption: 'Probabilities read as log-probabilities, as nll_loss would',
        prediction: '[0.2, 0.7, 0.1]',
        target: '1',
        options: {predictionKind: 'log-probabilities', targetKind: 'index'},
        unit: 'nats',
        figures: [{label: '“loss”', of: 'loss'}],
      },
    ],
    keywords: ['negative loss', 'nll_loss', 'log_softmax', 'targets outside'],
    codes: ['target-outside-unit', 'negative-loss', 'binary-target-out-of-range', 'probabilities-as-log'],
  },
  {
    anchor: 'hidden-clamps',
    title: 'log 0 and hidden clamps',
    formulas: [{tex: String.raw`-\ln 0 = \infty`, text: '−ln 0 = ∞'}],
    words: [
      'PyTorch’s BCE stops at 100; scikit-learn clips at the rounding of the number type, Keras at 1e-7. A mean that holds a few suspiciously equal large values has met such a cap. The scale shows −ln of the usual limits: the machine epsilons of float64, float32 and float16, and Keras’s 1e-7.',
    ],
    examples: [
      {
        kind: 'calculator',
        id: 'caps',
        caption: 'Caps by ε',
        calculator: 'surprise',
        inputs: {q: '[2.220446049250313e-16, 1.1920928955078125e-7, 0.0009765625, 1e-7]'},
        unit: 'nats',
      },
    ],
    keywords: ['clamp', 'clip', 'cap', '100', '36.04', '16.118', '15.94', 'NaN', 'inf'],
    codes: ['infinite-loss', 'clamps', 'infinity-hidden'],
  },
  {
    anchor: 'kl-argument-order',
    title: 'KL: which way round, and of what',
    formulas: [
      {
        tex: String.raw`\texttt{kl\_div}(\ln q, p) = D_{\mathrm{KL}}(p \,\|\, q)`,
        text: 'kl_div(input = ln q, target = p) = KL(p‖q)',
      },
    ],
    words: [
      'PyTorch’s kl_div takes the logarithm of the prediction first and the target second, and computes KL(target‖exp(input)). SciPy takes them the other way round and no logarithm. A negative result says that the input was no logarithm.',
      'Its mean divides by the number of elements; batchmean, by rows, is the divergence.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'kl-pq',
        caption: 'KL(p‖q)',
        prediction: '[0.5, 0.3, 0.2]',
        target: '[0.7, 0.2, 0.1]',
        figures: [{label: 'KL(p‖q)', of: 'kl'}],
      },
      {
        kind: 'evaluate',
        id: 'kl-qp',
        isSwapped: true,
        caption: 'KL(q‖p)',
        prediction: '[0.7, 0.2, 0.1]',
        target: '[0.5, 0.3, 0.2]',
        figures: [{label: 'KL(q‖p)', of: 'kl'}],
      },
    ],
    keywords: ['KLDivLoss', 'kl_div', 'batchmean', 'argument order', 'log_target', 'rel_entr'],
    codes: ['kl-input-not-log', 'negative-kl', 'kl-direction', 'kl-reduction', 'kl-log-target', 'kl-mean-reduction'],
  },
];
