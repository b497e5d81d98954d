/** Section F: when the number looks wrong. One row for each of the puzzles that people report most. */
import type {Section} from './types.ts';

export const sectionF: Section = {
  id: 'F',
  anchor: 'when-it-looks-wrong',
  title: 'When the number looks wrong',
  words: 'Fifteen puzzles that fill issue trackers, each with what is behind it and an example to take apart.',
  rows: [
    {
      anchor: 'double-softmax',
      title: 'Softmax before a loss that takes logits',
      formulas: [
        {
          tex: String.raw`\ln(e + K - 1) - 1 \;\le\; L \;\le\; \ln(e + K - 1)`,
          text: 'ln(e + K − 1) − 1 ≤ L ≤ ln(e + K − 1)',
        },
      ],
      words: [
        'A loss that applies softmax itself was given probabilities. It squeezes them again: however good the model, the loss cannot fall below the floor shown for its number of classes.',
        'A training curve that flattens at such a floor is the fingerprint. log_softmax before the loss does no harm: applied twice it changes nothing.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'double-softmax-floor',
          caption: 'The floor for K classes',
          calculator: 'double-softmax',
          inputs: {k: '[2, 3, 10, 100]'},
          unit: 'nats',
        },
        {
          kind: 'evaluate',
          id: 'double-softmax-perfect',
          caption: 'A perfect prediction, taken as logits',
          prediction: '[0, 1, 0]',
          target: '1',
          options: {predictionKind: 'logits', targetKind: 'index'},
          unit: 'nats',
          figures: [{label: 'loss', of: 'loss'}],
        },
      ],
      keywords: ['double softmax', 'softmax twice', 'floor', 'plateau', 'stuck loss'],
      codes: ['double-softmax', 'softmax-before-logits-loss'],
    },
    {
      anchor: 'double-sigmoid',
      title: 'Sigmoid before BCE with logits',
      formulas: [
        {
          tex: String.raw`L_{y=1} \ge \ln(1 + e^{-1}), \qquad L_{y=0} \ge \ln 2`,
          text: 'y = 1: L ≥ ln(1 + 1/e); y = 0: L ≥ ln 2',
        },
      ],
      words: [
        'The same with two outcomes: a probability between 0 and 1, read as a logit, can only mean “somewhat likely”. The two floors below are as low as the loss gets.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'double-sigmoid-floors',
          caption: 'Perfect probabilities 1 and 0, taken as logits',
          prediction: '[1, 0]',
          target: '[1, 0]',
          options: {task: 'binary', predictionKind: 'logits'},
          unit: 'nats',
          figures: [
            {label: 'label 1', of: 'row-loss', at: 0},
            {label: 'label 0', of: 'row-loss', at: 1},
          ],
        },
      ],
      keywords: ['double sigmoid', 'BCEWithLogitsLoss', 'sigmoid twice'],
      codes: ['double-sigmoid', 'sigmoid-before-logits-loss'],
    },
    {
      anchor: 'looks-like-logits',
      title: 'Logits taken for probabilities',
      formulas: [{tex: String.raw`q_c \in [0, 1], \quad \sum_c q_c = 1`, text: 'q_c in 0…1, Σ q_c = 1'}],
      words: [
        'A value below 0 or above 1 is no probability. Most often these are logits, the raw outputs before softmax or sigmoid. Frameworks that clip turn them into a plausible number without a word.',
        'Both readings are shown below: one has a loss, the other says why it has none.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'logits-as-logits',
          caption: 'Read as logits',
          prediction: '[2.1, -0.3, 0.4]',
          target: '0',
          options: {predictionKind: 'logits', targetKind: 'index'},
          figures: [{label: 'loss', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'logits-as-probabilities',
          caption: 'Read as probabilities',
          prediction: '[2.1, -0.3, 0.4]',
          target: '1',
          options: {predictionKind: 'probabilities', targetKind: 'index'},
          figures: [{label: 'loss', of: 'loss'}],
        },
      ],
      keywords: ['logits', 'negative probability', 'above one', 'from_logits'],
      codes: ['looks-like-logits', 'positive-log-probability', 'negative-count'],
    },
    {
      anchor: 'weighted-mean',
      title: 'What a weighted mean divides by',
      formulas: [
        {
          tex: String.raw`\frac{\sum_i w_{y_i} \ell_i}{N} \quad\text{or}\quad \frac{\sum_i w_{y_i} \ell_i}{\sum_i w_{y_i}}`,
          text: 'Σ w ℓ / N, or Σ w ℓ / Σ w',
        },
      ],
      words: [
        'PyTorch with index targets, scikit-learn and ONNX divide by the sum of the weights. With a single row the weight then cancels: changing it changes nothing, which looks like a bug and is not.',
        'Σw, N and the count of valid rows are shown side by side wherever they differ.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'weighted-sum',
          caption: 'Divided by Σw',
          prediction: '[[0.7, 0.3], [0.4, 0.6]]',
          target: '[0, 1]',
          options: {targetKind: 'index', weight: [1, 3], denominator: 'weight'},
          figures: [{label: 'Σ w ℓ / Σ w', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'weighted-rows',
          caption: 'Divided by N',
          prediction: '[[0.7, 0.3], [0.4, 0.6]]',
          target: '[0, 1]',
          options: {targetKind: 'index', weight: [1, 3], denominator: 'rows'},
          figures: [{label: 'Σ w ℓ / N', of: 'loss'}],
        },
      ],
      keywords: ['class weights', 'weighted mean', 'denominator', 'reduction'],
      codes: ['weight-length', 'weight-negative', 'zero-weight'],
    },
    {
      anchor: 'keras-weights',
      title: 'Weights in Keras divide by the count',
      formulas: [{tex: String.raw`L = \frac{\sum_i w_i \ell_i}{N}`, text: 'L = Σ w_i ℓ_i / N'}],
      words: [
        'Keras multiplies each row by its weight and divides by the number of rows (its mean_with_sample_weight divides by Σw instead). So the same weights give another loss than in PyTorch: doubling them all doubles it.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'keras-count',
          caption: 'Sample weights 1 and 2, divided by the count',
          prediction: '[[0.7, 0.3], [0.4, 0.6]]',
          target: '[0, 1]',
          options: {targetKind: 'index', sampleWeight: [1, 2], denominator: 'rows'},
          figures: [
            {label: 'Σ w ℓ / N', of: 'loss'},
            {label: 'Σ w ℓ', of: 'sum'},
          ],
        },
      ],
      keywords: ['Keras', 'sample_weight', 'class_weight', 'count'],
    },
    {
      anchor: 'label-smoothing',
      title: 'Label smoothing has a floor',
      formulas: [
        {
          tex: String.raw`t' = (1 - \varepsilon)\, t + \frac{\varepsilon}{K}, \qquad L \ge H(t')`,
          text: 't′ = (1 − ε) t + ε/K; L ≥ H(t′)',
        },
      ],
      words: [
        'Smoothing replaces the one-hot target by a distribution that keeps some doubt. Its entropy is a floor that no model can pass: a loss that stops there is a perfect fit.',
        'Most libraries spread ε over all K classes; some spread it over the K − 1 wrong ones, which is another ε under the same name.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'smoothing-floor',
          caption: 'ε = 0.1 over 10 classes; the prediction equals the smoothed target',
          prediction: '[0.91, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]',
          target: '0',
          options: {targetKind: 'index', labelSmoothing: 0.1},
          unit: 'nats',
          figures: [
            {label: 'loss', of: 'loss'},
            {label: 'floor H(t′)', of: 'target-entropy'},
          ],
        },
      ],
      keywords: ['label smoothing', 'epsilon', 'floor', 'soft target', 'K − 1'],
    },
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
      codes: ['all-ignored', 'ignored-rows'],
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
      codes: ['index-out-of-range', 'off-by-one'],
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
          caption: 'Probabilities read as log-probabilities, as nll_loss would',
          prediction: '[0.2, 0.7, 0.1]',
          target: '1',
          options: {predictionKind: 'log-probabilities', targetKind: 'index'},
          unit: 'nats',
          figures: [{label: '“loss”', of: 'loss'}],
        },
      ],
      keywords: ['negative loss', 'nll_loss', 'log_softmax', 'targets outside'],
      codes: ['target-outside-unit', 'negative-loss'],
    },
    {
      anchor: 'hidden-clamps',
      title: 'log 0 and hidden clamps',
      formulas: [{tex: String.raw`-\ln 0 = \infty`, text: '−ln 0 = ∞'}],
      words: [
        'PyTorch’s BCE stops at 100; scikit-learn and Keras clip at the rounding of their number type. A mean that holds a few suspiciously equal large values has met such a cap. The scale shows −ln of the usual limits: the machine epsilons of float64, float32 and float16, and Keras’s 1e-7.',
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
      codes: ['infinite-loss'],
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
          caption: 'KL(q‖p)',
          prediction: '[0.7, 0.2, 0.1]',
          target: '[0.5, 0.3, 0.2]',
          figures: [{label: 'KL(q‖p)', of: 'kl'}],
        },
      ],
      keywords: ['KLDivLoss', 'kl_div', 'batchmean', 'argument order', 'log_target', 'rel_entr'],
      codes: ['kl-input-not-log', 'negative-kl'],
    },
    {
      anchor: 'sorted-columns',
      title: 'Columns in sorted label order',
      formulas: [
        {
          tex: String.raw`\text{column } j \leftrightarrow j\text{-th label in sorted order}`,
          text: 'column j belongs to the j-th label in sorted order',
        },
      ],
      words: [
        'scikit-learn’s log_loss reads the columns of y_pred as the sorted labels, whatever order you list them in. If your columns are cat, rabbit, dog, give them as cat, dog, rabbit. Below, the same prediction with two columns swapped.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'columns-yours',
          caption: 'Your order',
          prediction: '[0.2, 0.1, 0.7]',
          target: '2',
          classNames: ['cat', 'rabbit', 'dog'],
          options: {targetKind: 'index'},
          figures: [{label: '−ln q of dog', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'columns-sorted',
          caption: 'As read in sorted order',
          prediction: '[0.2, 0.1, 0.7]',
          target: '1',
          classNames: ['cat', 'dog', 'rabbit'],
          options: {targetKind: 'index'},
          figures: [{label: '−ln q of “dog”', of: 'loss'}],
        },
      ],
      keywords: ['labels', 'sorted', 'columns', 'log_loss', 'class order', 'scikit-learn'],
      codes: ['unsorted-labels'],
    },
    {
      anchor: 'not-normalised',
      title: 'Rows that do not sum to 1',
      formulas: [{tex: String.raw`\sum_c q_c \ne 1`, text: 'Σ q_c ≠ 1'}],
      words: [
        'Some functions divide each row by its sum in silence, some warn, some take it as it is. Surprisal takes it as it is and says so; normalising is one click. Both values:',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'sum-raw',
          caption: 'As given',
          prediction: '[0.2, 0.3]',
          target: '1',
          options: {targetKind: 'index', predictionKind: 'probabilities'},
          unit: 'nats',
          figures: [{label: 'loss', of: 'loss'}],
        },
        {
          kind: 'evaluate',
          id: 'sum-normalised',
          caption: 'Divided by the sum',
          prediction: '[0.2, 0.3]',
          target: '1',
          options: {targetKind: 'index', predictionKind: 'probabilities', normalize: true},
          unit: 'nats',
          figures: [{label: 'loss', of: 'loss'}],
        },
      ],
      keywords: ['normalise', 'normalize', 'sum to one', 'scipy entropy', 'unnormalised'],
      codes: ['not-normalized', 'zero-sum', 'target-not-normalized'],
    },
    {
      anchor: 'units-and-perplexity',
      title: 'Nats, bits, hartleys, perplexity',
      formulas: [
        {
          tex: String.raw`\mathrm{PPL} = e^{H\,[\text{nats}]} = 2^{H\,[\text{bits}]}`,
          text: 'perplexity = exp(nats) = 2^bits',
        },
      ],
      words: [
        'One quantity, three rulers: nats use ln, bits log₂, hartleys log₁₀. A factor of 1.44 between two results is nats against bits. Perplexity is the same from any of them, if the power matches the unit.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'units',
          caption: 'One loss in all units',
          prediction: '[0.2, 0.7, 0.1]',
          target: '1',
          options: {targetKind: 'index'},
          figures: [
            {label: 'nats', of: 'loss', unit: 'nats'},
            {label: 'bits', of: 'loss', unit: 'bits'},
            {label: 'hartleys', of: 'loss', unit: 'hartleys'},
            {label: 'perplexity', of: 'perplexity'},
          ],
        },
      ],
      keywords: ['nats', 'bits', 'hartleys', 'perplexity', 'units', 'log base'],
      codes: ['bad-option'],
    },
    {
      anchor: 'mean-of-means',
      title: 'The mean of means',
      formulas: [
        {
          tex: String.raw`\frac{\sum_b \sum_{i \in b} \ell_i}{\sum_b n_b} \ne \frac1B \sum_b \frac{1}{n_b} \sum_{i \in b} \ell_i`,
          text: 'pooled mean ≠ mean of the batches’ means',
        },
      ],
      words: [
        'If batches differ in size, averaging their means gives rows of small batches more say. Sum everything and divide once. The same holds for perplexity: exp of the pooled mean is not the mean of the exps.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'pooled',
          caption: 'Two batches of losses',
          calculator: 'pooled',
          inputs: {first: '[0.2, 0.3, 0.4, 0.3]', second: '[2]'},
          unit: 'nats',
        },
      ],
      keywords: ['gradient accumulation', 'mean of means', 'pooled', 'token average', 'batch size'],
    },
  ],
  check: {
    question:
      'The loss of a ten-class classifier flattens at the value below and falls not a hair further. What would you look for first?',
    choices: [
      'A learning rate that is too small',
      'A softmax before a loss that applies its own',
      'Rows that do not sum to 1',
    ],
    answer: 1,
    words:
      'That is the floor of softmax applied twice for ten classes: even perfect probabilities, taken as logits, cost that much.',
    example: {
      kind: 'calculator',
      id: 'check-f',
      caption: 'The floor for K classes',
      calculator: 'double-softmax',
      inputs: {k: '[10]'},
      unit: 'nats',
    },
  },
};
