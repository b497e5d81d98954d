/** Puzzles of section F: order, form, units, averages. */
import type {ReferenceRow} from './types.ts';

export const puzzlesOfReading: readonly ReferenceRow[] = [
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
    codes: ['unsorted-labels', 'label-order'],
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
    codes: ['not-normalized', 'zero-sum', 'target-not-normalized', 'rows-not-normalized', 'wrong-axis'],
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
    codes: ['bad-option', 'units', 'unit-mismatch'],
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
  {
    anchor: 'argument-order',
    title: 'Prediction and target in the other order',
    formulas: [{tex: String.raw`H(p, q) \ne H(q, p)`, text: 'H(p, q) ≠ H(q, p)'}],
    words: [
      'PyTorch and optax take the prediction first, Keras, scikit-learn and TensorFlow.js the truth. Swapped, the target is taken for a prediction: its zeros meet the model’s doubts and the loss is ∞, or a large cap where the framework clips.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'order-right',
        caption: 'Prediction against target',
        prediction: '[0.2, 0.7, 0.1]',
        target: '[0, 1, 0]',
        options: {task: 'multiclass', predictionKind: 'probabilities'},
        figures: [{label: 'loss', of: 'loss'}],
      },
      {
        kind: 'evaluate',
        id: 'order-swapped',
        isSwapped: true,
        caption: 'Swapped',
        prediction: '[0, 1, 0]',
        target: '[0.2, 0.7, 0.1]',
        options: {task: 'multiclass', predictionKind: 'probabilities'},
        figures: [{label: '“loss”', of: 'loss'}],
      },
    ],
    keywords: ['argument order', 'swapped', 'y_true', 'y_pred', 'input and target'],
    codes: ['swapped-arguments'],
  },
  {
    anchor: 'labels-as-probabilities',
    title: 'Labels where probabilities are due',
    formulas: [{tex: String.raw`q \in \{0, 1\} \;\Rightarrow\; L \in \{0, \infty\}`, text: 'q is 0 or 1: L is 0 or ∞'}],
    words: [
      'A predicted label is a prediction with all its doubt thrown away. Every right one costs nothing, every wrong one is infinite, and a clipping framework then reports its cap times the error rate. Pass probabilities: predict_proba, not predict.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'labels-for-probabilities',
        caption: 'Four labels, one of them wrong',
        prediction: '[1, 0, 1, 1]',
        target: '[1, 0, 1, 0]',
        options: {task: 'binary', predictionKind: 'probabilities'},
        figures: [
          {label: 'a right one', of: 'row-loss', at: 0},
          {label: 'mean', of: 'loss'},
        ],
      },
    ],
    keywords: ['predict', 'predict_proba', 'hard labels', 'accuracy'],
  },
  {
    anchor: 'form-of-the-target',
    title: 'Indices or one-hot rows',
    formulas: [{tex: String.raw`y = 1 \;\leftrightarrow\; (0, 1, 0)`, text: 'y = 1 stands for (0, 1, 0)'}],
    words: [
      'Both say the same, and each loss takes only one of them: the sparse forms and PyTorch’s cross_entropy with integers take indices, the categorical forms take rows. Given the wrong one, a framework raises if you are lucky.',
    ],
    examples: [
      {
        kind: 'evaluate',
        id: 'form-index',
        caption: 'As an index',
        prediction: '[0.2, 0.7, 0.1]',
        target: '1',
        options: {targetKind: 'index'},
        figures: [{label: 'loss', of: 'loss'}],
      },
      {
        kind: 'evaluate',
        id: 'form-one-hot',
        caption: 'As a one-hot row',
        prediction: '[0.2, 0.7, 0.1]',
        target: '[0, 1, 0]',
        figures: [{label: 'loss', of: 'loss'}],
      },
    ],
    keywords: ['sparse', 'categorical', 'one-hot', 'integer labels', 'to_categorical'],
    codes: ['one-hot-as-index', 'index-as-one-hot'],
  },
];
