/** Section C: batches, multiclass and multi-label. */
import type {Section} from './types.ts';

export const sectionC: Section = {
  id: 'C',
  anchor: 'batches-and-labels',
  title: 'Batches, one label, several labels',
  words:
    'Real targets come in rows. Two questions decide which formula is right: do the classes exclude each other, and what is averaged over?',
  rows: [
    {
      anchor: 'batch-loss',
      title: 'The loss of a batch',
      formulas: [
        {
          tex: String.raw`L = -\frac{1}{n} \sum_{i=1}^{n} \sum_{j=1}^{K} y_{ij} \ln \hat y_{ij}`,
          text: 'L = −(1/n) Σ_i Σ_j y_ij ln ŷ_ij',
        },
      ],
      words: [
        'Sum over the classes of a row, then average over the rows. It is never negative, since no probability is above 1, and lower is better.',
        'A mean hides its worst row. Look at the rows before trusting the number.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'batch-three',
          caption: 'Three rows; the third is the one to look at',
          prediction: '[[0.2, 0.7, 0.1], [0.9, 0.05, 0.05], [0.6, 0.3, 0.1]]',
          target: '[1, 0, 2]',
          options: {targetKind: 'index'},
          figures: [
            {label: 'row 0', of: 'row-loss', at: 0},
            {label: 'row 1', of: 'row-loss', at: 1},
            {label: 'row 2', of: 'row-loss', at: 2},
            {label: 'batch', of: 'loss'},
          ],
        },
      ],
      keywords: ['batch', 'rows', 'mean', 'average', 'reduction', 'worst row'],
    },
    {
      anchor: 'categorical-in-bits',
      title: 'Categorical cross-entropy, in bits',
      formulas: [
        {tex: String.raw`L = -\log_2 \hat y_{\text{true}}`, text: 'L = −log₂ ŷ[true class]'},
        {tex: String.raw`1\ \text{nat} = \frac{1}{\ln 2}\ \text{bits}`, text: '1 nat = 1 / ln 2 bits'},
      ],
      words: [
        'With logarithms to base 2 the loss counts bits: how many yes-or-no questions the truth was worth to someone who believed the prediction. Divide by ln 2 to come from nats.',
        'The scale gives it a feeling. A loss of 0 is perfect, 1 bit is a coin’s worth of doubt, and log₂ K is what pure guessing among K classes costs.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'bits-dog',
          caption: 'Cat, dog or rabbit; it is a dog',
          prediction: '[0.2, 0.7, 0.1]',
          target: '[0, 1, 0]',
          classNames: ['cat', 'dog', 'rabbit'],
          unit: 'bits',
          figures: [
            {label: 'loss', of: 'loss'},
            {label: 'the same in nats', of: 'loss', unit: 'nats'},
          ],
        },
        {
          kind: 'calculator',
          id: 'bits-scale',
          caption: 'The scale of −log₂ ŷ',
          calculator: 'verdict-scale',
          inputs: {q: '[1, 0.9, 0.7, 0.5, 0.3333333333333333, 0.1]'},
          unit: 'bits',
        },
        {
          kind: 'calculator',
          id: 'bits-point-three',
          caption: '0.3 is not one third',
          calculator: 'verdict-scale',
          inputs: {q: '[0.3]'},
          unit: 'bits',
        },
      ],
      slips: [
        {
          printed: '0.3 for chance among three classes',
          words:
            'The source writes 0.3 beside the value of one third. Chance among three classes is 1/3, the fifth line of the scale; a prediction of exactly 0.3 costs a little more, as the last example shows.',
        },
      ],
      keywords: ['bits', 'log2', 'base 2', 'verdict', 'scale', 'confidence', 'chance'],
    },
    {
      anchor: 'softmax-or-sigmoid',
      title: 'One class or many: softmax or sigmoid',
      formulas: [
        {
          tex: String.raw`\text{softmax: } \hat y_c = \frac{e^{z_c}}{\sum_j e^{z_j}} \qquad \text{sigmoid: } \hat y_c = \frac{1}{1 + e^{-z_c}}`,
          text: 'softmax: ŷ_c = exp(z_c) / Σ exp(z_j); sigmoid: ŷ_c = 1 / (1 + exp(−z_c))',
        },
      ],
      words: [
        'Exactly one class for each input: a one-hot target and softmax, whose probabilities compete and sum to 1.',
        'Any number of classes for each input: a multi-hot target and sigmoid. Each class is a yes-or-no task of its own, and a row’s probabilities need not sum to 1.',
        'The same logits mean different things under the two, so Surprisal says which one it took, and one click changes it.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'same-logits-softmax',
          isReading: true,
          caption: 'As exclusive classes',
          prediction: '[2, 1, 0.1]',
          target: '[1, 0, 0]',
          options: {predictionKind: 'logits', task: 'multiclass'},
          figures: [
            {label: 'probability of the true class', of: 'probability', at: 0},
            {label: 'loss', of: 'loss'},
          ],
        },
        {
          kind: 'evaluate',
          id: 'same-logits-sigmoid',
          isReading: true,
          caption: 'As independent classes',
          prediction: '[2, 1, 0.1]',
          target: '[1, 0, 0]',
          options: {predictionKind: 'logits', task: 'multilabel'},
          figures: [
            {label: 'probability of the first class', of: 'probability', at: 0},
            {label: 'loss, summed over classes', of: 'loss'},
          ],
        },
      ],
      keywords: ['softmax', 'sigmoid', 'one-hot', 'multi-hot', 'exclusive', 'independent'],
    },
    {
      anchor: 'multi-label',
      title: 'Several labels: the sum over classes',
      formulas: [
        {
          tex: String.raw`L = -\sum_{c} \left[y_c \log_2 \hat y_c + (1 - y_c) \log_2 (1 - \hat y_c)\right]`,
          text: 'L = −Σ_c [y_c log₂ ŷ_c + (1 − y_c) log₂(1 − ŷ_c)]',
        },
      ],
      words: [
        'Each class adds the binary cross-entropy of its own label: −log ŷ where the label is 1, −log(1 − ŷ) where it is 0.',
        'The loss of the example is the sum. PyTorch’s BCELoss and Keras’s BinaryCrossentropy report the mean over classes by default, so the two differ by the number of classes. Both are shown.',
      ],
      examples: [
        {
          kind: 'evaluate',
          id: 'multi-label-three',
          caption: 'Labels 1, 0, 1',
          prediction: '[0.8, 0.4, 0.6]',
          target: '[1, 0, 1]',
          options: {task: 'multilabel', predictionKind: 'probabilities'},
          unit: 'bits',
          figures: [
            {label: 'first class', of: 'term', at: 0},
            {label: 'second class', of: 'term', at: 1},
            {label: 'third class', of: 'term', at: 2},
            {label: 'sum over classes', of: 'sum'},
            {label: 'mean over classes, as frameworks report', of: 'mean-elements'},
          ],
        },
      ],
      keywords: ['multi-label', 'multilabel', 'multi-hot', 'BCE', 'sum over classes', 'mean over classes'],
    },
    {
      anchor: 'reading-a-multi-label-loss',
      title: 'Reading a multi-label total',
      formulas: [{tex: String.raw`0 \le L < \infty\ \text{bits}`, text: '0 ≤ L < ∞ bits'}],
      words: [
        'For a handful of classes, the summed loss in bits reads like this: up to 0.5 very good, up to 1 good, up to 2 moderately wrong, above that wrong.',
        'It is a rule of thumb for few classes; a sum grows with their number, and the mean over classes does not.',
      ],
      examples: [
        {
          kind: 'calculator',
          id: 'multi-label-scale',
          caption: 'Totals in bits and the words for them',
          calculator: 'multi-label-scale',
          inputs: {bits: '[0.25, 0.75, 1.5, 2.5]'},
          unit: 'bits',
        },
      ],
      keywords: ['verdict', 'scale', 'very good', 'good', 'moderately wrong', 'wrong', 'interpretation'],
    },
  ],
  check: {
    question: 'A photo may show a cat, a dog, both or neither. Which output and which loss fit?',
    choices: [
      'Softmax, and −log of the true class',
      'Sigmoid for each class, and binary cross-entropy summed over them',
      'Softmax, and binary cross-entropy',
    ],
    answer: 1,
    words:
      'Both animals may be there at once, so their probabilities must not compete. Set both labels to 1 below: with sigmoid both can be right.',
    example: {
      kind: 'evaluate',
      id: 'check-c',
      caption: 'Both are in the picture',
      prediction: '[0.9, 0.8]',
      target: '[1, 1]',
      classNames: ['cat', 'dog'],
      options: {task: 'multilabel', predictionKind: 'probabilities'},
      unit: 'bits',
      figures: [
        {label: 'cat', of: 'term', at: 0},
        {label: 'dog', of: 'term', at: 1},
        {label: 'sum', of: 'sum'},
      ],
    },
  },
};
