/** Section F: when the number looks wrong. One row for each of the puzzles that people report most. */
import {puzzlesOfInputs} from './puzzlesOfInputs.ts';
import {puzzlesOfReading} from './puzzlesOfReading.ts';
import {puzzlesOfValues} from './puzzlesOfValues.ts';
import type {Section} from './types.ts';

export const sectionF: Section = {
  id: 'F',
  anchor: 'when-it-looks-wrong',
  title: 'When the number looks wrong',
  words: 'Puzzles that fill issue trackers, each with what is behind it and an example to take apart.',
  rows: [...puzzlesOfInputs, ...puzzlesOfValues, ...puzzlesOfReading],
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
