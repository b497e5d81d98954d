//% true double-softmax
const tf = require('@tensorflow/tfjs-node');

const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [4], units: 16, activation: 'relu' }));
model.add(tf.layers.dense({ units: 3, activation: 'softmax' }));

const optimizer = tf.train.adam(0.01);

function trainBatch(xs, ys) {
  return optimizer.minimize(() => {
    const preds = model.predict(xs);
    return tf.losses.softmaxCrossEntropy(ys, preds);
  }, true);
}

module.exports = { trainBatch };
//% true double-softmax
import * as tf from '@tensorflow/tfjs';

export function loss(onehot: tf.Tensor2D, logits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const probs = tf.softmax(logits, -1);
    return tf.losses.softmaxCrossEntropy(onehot, probs).asScalar();
  });
}
//% true double-sigmoid
import * as tf from '@tensorflow/tfjs';

interface Batch { xs: tf.Tensor2D; ys: tf.Tensor2D; }

export class LogisticRegression {
  private w: tf.Variable = tf.variable(tf.zeros([8, 1]));
  private b: tf.Variable = tf.variable(tf.scalar(0));
  private opt = tf.train.sgd(0.1);

  forward(xs: tf.Tensor2D): tf.Tensor {
    return xs.matMul(this.w as tf.Tensor2D).add(this.b);
  }

  step({ xs, ys }: Batch): void {
    this.opt.minimize(() => {
      const p = this.forward(xs).sigmoid();
      return tf.losses.sigmoidCrossEntropy(ys, p) as tf.Scalar;
    });
  }
}
//% true logits-as-probabilities
import * as tf from '@tensorflow/tfjs';

export function createModel(numFeatures) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [numFeatures], units: 32, activation: 'relu' }));
  model.add(tf.layers.dropout({ rate: 0.2 }));
  model.add(tf.layers.dense({ units: 3 }));
  model.compile({
    optimizer: 'adam',
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}
//% true logits-as-probabilities
import * as tf from '@tensorflow/tfjs-core';

const w = tf.variable(tf.randomNormal<tf.Rank.R2>([10, 1]));
const b = tf.variable(tf.scalar(0));

export const trainLoss = (xs: tf.Tensor2D, ys: tf.Tensor2D): tf.Scalar => {
  const logits = xs.matMul(w).add(b);
  return tf.losses.logLoss(ys, logits) as tf.Scalar;
};
//% true probability-out-of-range
const tf = require('@tensorflow/tfjs');

const labels = tf.tensor1d([1, 0, 1, 1]);
const predictions = tf.tensor1d([0.93, -0.04, 0.71, 0.88]);
tf.losses.logLoss(labels, predictions).print();
//% true probabilities-as-logits
import * as tf from '@tensorflow/tfjs';

const labels = tf.tensor2d([[0, 1, 0], [1, 0, 0]]);
const output = tf.tensor2d([[0.1, 0.7, 0.2], [0.85, 0.1, 0.05]]);

const value: number = tf.losses.softmaxCrossEntropy(labels, output).dataSync()[0];
console.log('cross entropy', value);
//% true rows-not-normalized
import * as tf from '@tensorflow/tfjs';

const yTrue = tf.tensor2d([[0, 1, 0], [0, 0, 1]]);
const yPred = tf.tensor2d([[0.1, 0.5, 0.1], [0.2, 0.2, 0.3]]);
const ce = tf.metrics.categoricalCrossentropy(yTrue, yPred);
ce.print();
//% true wrong-axis
import * as tf from '@tensorflow/tfjs';

const truth = tf.tensor2d([[1, 0, 0], [0, 0, 1], [0, 1, 0]]);
const probs = tf.tensor2d([
  [0.6, 0.1, 0.5],
  [0.3, 0.2, 0.4],
  [0.1, 0.7, 0.1],
]);
tf.metrics.categoricalCrossentropy(truth, probs).print();
//% true one-hot-as-index
import * as tf from '@tensorflow/tfjs';

export async function train(features, classIds) {
  const xs = tf.tensor2d(features);
  const ys = tf.oneHot(tf.tensor1d(classIds, 'int32'), 5);

  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [xs.shape[1]], units: 24, activation: 'relu' }),
      tf.layers.dense({ units: 5, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(), loss: 'sparseCategoricalCrossentropy' });
  await model.fit(xs, ys, { epochs: 20, shuffle: true });
  return model;
}
//% true index-as-one-hot
import * as tf from '@tensorflow/tfjs';

async function main(): Promise<void> {
  const xs = tf.tensor2d([[5.1, 3.5], [6.2, 2.9], [7.7, 3.0], [4.9, 3.1]]);
  const ys = tf.tensor1d([0, 1, 2, 0], 'int32');

  const model: tf.Sequential = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'relu' }));
  model.add(tf.layers.dense({ units: 3, activation: 'softmax' }));
  model.compile({ loss: 'categoricalCrossentropy', optimizer: 'sgd' });
  await model.fit(xs, ys, { epochs: 10 });
}

main();
//% true binary-target-out-of-range
const tf = require('@tensorflow/tfjs-node');

const y = tf.tensor1d([-1, 1, 1, -1]);
const z = tf.tensor1d([0.4, 2.3, -1.1, -2.6]);
const loss = tf.losses.sigmoidCrossEntropy(y, z);
console.log(loss.arraySync());
//% true target-not-normalized
import { tensor2d, losses } from '@tensorflow/tfjs';

const genres = tensor2d([
  [1, 0, 1],
  [0, 1, 0],
  [1, 1, 0],
]);
const scores = tensor2d([
  [1.4, -0.8, 2.0],
  [-0.3, 1.6, -1.2],
  [0.7, 1.1, -2.4],
]);
losses.softmaxCrossEntropy(genres, scores).print();
//% true swapped-arguments
import * as tf from '@tensorflow/tfjs';

export function makeLoss(model, numClasses) {
  return (xs, classIds) => tf.tidy(() => {
    const labels = tf.oneHot(classIds, numClasses).toFloat();
    const logits = model.apply(xs, { training: true });
    return tf.losses.softmaxCrossEntropy(logits, labels);
  });
}
//% true swapped-arguments
import * as tf from '@tensorflow/tfjs';

export function evaluate(model: tf.LayersModel, xs: tf.Tensor, yTrue: tf.Tensor): number {
  const yPred = model.predict(xs) as tf.Tensor;
  const bce = tf.metrics.binaryCrossentropy(yPred, yTrue);
  return bce.mean().dataSync()[0];
}
//% true infinity-hidden
import * as tf from '@tensorflow/tfjs';

const clicked = tf.tensor1d([1, 0, 1]);
const p = tf.tensor1d([0.8, 0.3, 0]);
tf.losses.logLoss(clicked, p).print();
//% true labels-as-probabilities
import * as tf from '@tensorflow/tfjs';

export async function score(model: tf.LayersModel, xs: tf.Tensor2D, yTrue: tf.Tensor2D) {
  const probs = model.predict(xs) as tf.Tensor2D;
  const yHat = probs.greater(0.5).toFloat();
  const loss = tf.losses.logLoss(yTrue, yHat);
  return (await loss.data())[0];
}
//% true unit-mismatch
import * as tf from '@tensorflow/tfjs';

export async function bitsPerChar(model, xs, onehot) {
  const logits = model.predict(xs);
  const lossBits = tf.losses.softmaxCrossEntropy(onehot, logits);
  const [value] = await lossBits.data();
  console.log(`${value.toFixed(3)} bits/char`);
  return value;
}
//% true logits-as-probabilities
import { sequential, layers, train, Sequential } from '@tensorflow/tfjs';

export class ChurnModel {
  readonly net: Sequential;

  constructor(inputDim: number, lr = 0.005) {
    this.net = sequential({
      layers: [
        layers.dense({ inputShape: [inputDim], units: 64, activation: 'relu' }),
        layers.batchNormalization(),
        layers.dense({ units: 1 }),
      ],
    });
    this.net.compile({ optimizer: train.adam(lr), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  }
}
//% true target-off-by-one
import * as tf from '@tensorflow/tfjs-node';

const model = tf.sequential({
  layers: [tf.layers.dense({ inputShape: [2], units: 3, activation: 'softmax' })],
});
model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });

const xs = tf.tensor2d([[0.1, 0.4], [0.9, 0.2], [0.5, 0.5], [0.7, 0.8]]);
const ys = tf.tensor1d([1, 2, 3, 3]);

(async () => {
  await model.fit(xs, ys, { epochs: 25 });
})();
