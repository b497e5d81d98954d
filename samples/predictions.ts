// Explains one answer of a language-identification model in the browser.
import * as tf from '@tensorflow/tfjs';

export const LANGUAGES = ['de', 'en', 'fr', 'nl'] as const;

const yTrue = [0, 1, 0, 0];
const yPred = [0.08, 0.81, 0.04, 0.07];

/** What the last layer said before softmax, for the same sentence and a harder one. */
const logits = tf.tensor2d([1.2, 3.5, 0.5, 1.1, 2.0, 1.9, 0.3, 1.8], [2, 4]);
const labels = tf.tensor2d([0, 1, 0, 0, 0, 0, 0, 1], [2, 4]);

export function sentenceLoss(): number {
  return -yTrue.reduce((sum, target, index) => sum + (target > 0 ? target * Math.log(yPred[index]) : 0), 0);
}

export const batchLoss = (): tf.Scalar => tf.losses.softmaxCrossEntropy(labels, logits);
