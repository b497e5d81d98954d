/** Puzzles of section F: what goes in, and what weights and smoothing do to it. */
import type {ReferenceRow} from './types.ts';

export const puzzlesOfInputs: readonly ReferenceRow[] = [
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
        isReading: true,
        caption: 'A perfect prediction, taken as logits',
        prediction: '[0, 1, 0]',
        target: '1',
        options: {predictionKind: 'logits', targetKind: 'index'},
        unit: 'nats',
        figures: [{label: 'loss', of: 'loss'}],
      },
    ],
    keywords: ['double softmax', 'softmax twice', 'floor', 'plateau', 'stuck loss'],
    codes: ['double-softmax', 'softmax-before-logits-loss', 'probabilities-as-logits'],
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
        isReading: true,
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
        isReading: true,
        caption: 'Read as logits',
        prediction: '[2.1, -0.3, 0.4]',
        target: '0',
        options: {predictionKind: 'logits', targetKind: 'index'},
        figures: [{label: 'loss', of: 'loss'}],
      },
      {
        kind: 'evaluate',
        id: 'logits-as-probabilities',
        isReading: true,
        caption: 'Read as probabilities',
        prediction: '[2.1, -0.3, 0.4]',
        target: '1',
        options: {predictionKind: 'probabilities', targetKind: 'index'},
        figures: [{label: 'loss', of: 'loss'}],
      },
    ],
    keywords: ['logits', 'negative probability', 'above one', 'from_logits'],
    codes: [
      'looks-like-logits',
      'positive-log-probability',
      'negative-count',
      'logits-as-probabilities',
      'probability-out-of-range',
    ],
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
    codes: ['weight-length', 'weight-negative', 'zero-weight', 'denominators'],
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
    codes: ['smoothing-with-ignored'],
  },
  {
    anchor: 'broken-arrays',
    title: 'Arrays that do not hold together',
    formulas: [
      {
        tex: String.raw`N \text{ rows} \times K \text{ classes} = N K \text{ numbers}`,
        text: 'N rows × K classes = N·K numbers',
      },
    ],
    words: [
      'Every row needs a number for each class, and the target one entry for each row or for each number. A comma too many, a word where a number belongs, a bracket that is not closed or a print-out shortened by dots breaks that.',
      'Surprisal names the place and goes on with what it can read: rows of the usual length count, the others are left out under their own numbers. A value that is not a number is kept, and so its row has no loss.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'broken-nan',
        caption: 'Two sound rows; delete a number and see',
        prediction: '[[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]]',
        target: '[0, 1]',
        options: {targetKind: 'index'},
        figures: [
          {label: 'row 0', of: 'row-loss', at: 0},
          {label: 'row 1', of: 'row-loss', at: 1},
          {label: 'loss', of: 'loss'},
        ],
      },
    ],
    keywords: ['ragged', 'shape', 'shape mismatch', 'NaN', 'missing value', 'ellipsis', 'empty'],
    codes: [
      'ragged',
      'ragged-rows',
      'shape-mismatch',
      'empty',
      'not-a-number',
      'undefined-loss',
      'hole',
      'unreadable-element',
      'unclosed-bracket',
      'elided',
    ],
  },
];
