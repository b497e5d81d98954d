//% true double-softmax — softmax then softmaxCrossEntropy
import * as tf from '@tensorflow/tfjs';
const probs = tf.softmax(model.predict(xs) as tf.Tensor);
const loss = tf.losses.softmaxCrossEntropy(ys, probs);
//% true double-softmax — method form
import * as tf from '@tensorflow/tfjs-node';
function computeLoss(ys: tf.Tensor2D, logits: tf.Tensor2D): tf.Scalar {
  const p = logits.softmax();
  return tf.losses.softmaxCrossEntropy(ys, p).asScalar();
}
//% true double-softmax — inline
import * as tf from '@tensorflow/tfjs';
const l = tf.losses.softmaxCrossEntropy(labels, tf.softmax(scores, -1));
//% true double-sigmoid — sigmoidCrossEntropy
import * as tf from '@tensorflow/tfjs';
const yHat = tf.sigmoid(tf.matMul(x, w).add(b));
const cost = tf.losses.sigmoidCrossEntropy(y, yHat);
//% true double-sigmoid — method form
const tf = require('@tensorflow/tfjs');
const out = dense.apply(h).sigmoid();
const bce = tf.losses.sigmoidCrossEntropy(target, out);
//% true logits-as-probabilities — logLoss of scores
import * as tf from '@tensorflow/tfjs';
const labels = tf.tensor1d([1, 0, 1]);
const scores = tf.tensor1d([2.5, -1.2, 0.4]);
tf.losses.logLoss(labels, scores).print();
//% true probability-out-of-range — logLoss
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(tf.tensor1d([0, 1]), tf.tensor1d([0.1, 1.05]));
//% true probabilities-as-logits — rows that sum to 1
import * as tf from '@tensorflow/tfjs';
const yTrue = tf.tensor2d([[0, 1, 0], [0, 0, 1]]);
const yPred = tf.tensor2d([[0.05, 0.9, 0.05], [0.1, 0.2, 0.7]]);
const loss = tf.losses.softmaxCrossEntropy(yTrue, yPred);
//% true index-as-one-hot — class numbers
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(tf.tensor1d([0, 2]), tf.tensor2d([[1.2, 0.3, -0.2], [0.1, 0.4, 1.9]]));
//% true target-not-normalized — two classes in a row
import * as tf from '@tensorflow/tfjs';
const tags = tf.tensor2d([[1, 1, 0], [0, 1, 0]]);
const loss = tf.losses.softmaxCrossEntropy(tags, logits);
//% true swapped-arguments — prediction first
import * as tf from '@tensorflow/tfjs';
const logits = net.predict(xs);
const loss = tf.losses.softmaxCrossEntropy(logits, labels);
//% true swapped-arguments — logLoss, helper
import * as tf from '@tensorflow/tfjs';
export const evaluate = (yTrue: tf.Tensor, yPred: tf.Tensor) =>
  tf.losses.logLoss(yPred, yTrue).dataSync()[0];
//% true binary-target-out-of-range — ±1 labels
import * as tf from '@tensorflow/tfjs';
const y = tf.tensor1d([1, -1, 1]);
const loss = tf.losses.sigmoidCrossEntropy(y, logits);
//% true infinity-hidden — logLoss of 0
import * as tf from '@tensorflow/tfjs';
const value = tf.losses.logLoss(tf.tensor1d([1, 1]), tf.tensor1d([0, 0.8]));
//% true unit-mismatch — named bits
import * as tf from '@tensorflow/tfjs';
const lossBits = tf.losses.softmaxCrossEntropy(ys, logits);
//% true double-softmax — layers model compiled with a from-logits loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 10, activation: 'softmax', inputShape: [784]}));
const loss = tf.losses.softmaxCrossEntropy(ys, model.predict(xs) as tf.Tensor);
