//% true logits-as-probabilities
import * as tf from '@tensorflow/tfjs';

export function createModel(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [4], units: 10, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 3 }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}
//% true double-softmax
import * as tf from '@tensorflow/tfjs-node';

const w = tf.variable(tf.randomNormal([784, 10]));
const b = tf.variable(tf.zeros([10]));
const predict = (x: tf.Tensor2D) => tf.softmax(x.matMul(w).add(b));
export const loss = (labels: tf.Tensor2D, xs: tf.Tensor2D) => {
  const ys = tf.softmax(xs.matMul(w).add(b));
  return tf.losses.softmaxCrossEntropy(labels, ys).mean();
};
//% true double-sigmoid
import { losses, sigmoid, Tensor, Scalar } from '@tensorflow/tfjs-core';

export function bce(yTrue: Tensor, scores: Tensor): Scalar {
  const p = sigmoid(scores);
  return losses.sigmoidCrossEntropy(yTrue, p) as Scalar;
}
//% true swapped-arguments
import * as tf from '@tensorflow/tfjs';
const optimizer = tf.train.sgd(0.1);
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 3 })] });
function trainStep(xs: tf.Tensor2D, classes: tf.Tensor1D) {
  const labels = tf.oneHot(classes, 3);
  return optimizer.minimize(() => {
    const logits = model.apply(xs) as tf.Tensor;
    return tf.losses.softmaxCrossEntropy(logits, labels) as tf.Scalar;
  }, true);
}
//% true one-hot-as-index
import * as tf from '@tensorflow/tfjs';
async function run(xs: tf.Tensor2D, species: number[]) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [4], activation: 'sigmoid' }));
  model.add(tf.layers.dense({ units: 3, activation: 'softmax' }));
  model.compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'adam' });
  const ys = tf.oneHot(tf.tensor1d(species, 'int32'), 3);
  await model.fit(xs, ys, { epochs: 40 });
}
//% true index-as-one-hot
const tf = require('@tensorflow/tfjs-node');
(async () => {
  const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const ys = tf.tensor1d([0, 2, 1, 2], 'int32');
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 3, activation: 'softmax', inputShape: [2] }));
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  await model.fit(xs, ys, { epochs: 10 });
})();
//% true target-off-by-one
import * as tf from '@tensorflow/tfjs';
const feats = tf.randomNormal([6, 4]);
const labels = tf.tensor1d([1, 2, 3, 3, 1, 2], 'float32');
const net = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [4], units: 16, activation: 'relu' }),
    tf.layers.dense({ units: 3, activation: 'softmax' }),
  ],
});
net.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
net.fit(feats, labels, { epochs: 5 }).then((h) => console.log(h.history.loss));
//% true logits-as-probabilities
import * as tf from '@tensorflow/tfjs';
const head = tf.layers.dense({ units: 1 });
export function stepLoss(x: tf.Tensor2D, y: tf.Tensor2D) {
  return tf.tidy(() => {
    const logits = head.apply(x) as tf.Tensor2D;
    return tf.losses.logLoss(y, logits);
  });
}
//% true double-softmax
import { tidy, softmax, matMul, losses, variable, randomNormal, train, type Tensor2D, type Scalar } from '@tensorflow/tfjs';

const weights = variable(randomNormal([20, 5]));
const opt = train.adam(0.005);

export function update(batch: Tensor2D, oneHot: Tensor2D): void {
  opt.minimize(() => tidy(() => losses.softmaxCrossEntropy(oneHot, softmax(matMul(batch, weights))) as Scalar));
}
//% true target-out-of-range
import * as tf from '@tensorflow/tfjs';
const ys = tf.tensor1d([0, 4, 2, 1, 3, 4], 'float32');
const xs = tf.zeros([6, 10]);
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [10], units: 4, activation: 'softmax' }));
model.compile({ optimizer: 'rmsprop', loss: 'sparseCategoricalCrossentropy', metrics: ['acc'] });
await model.fit(xs, ys, { batchSize: 2 });
//% true binary-target-out-of-range
import * as tf from '@tensorflow/tfjs';
const x = tf.tensor2d([[1, 2], [2, 1], [-1, -3], [-2, 0]]);
const y = tf.tensor2d([[1], [1], [-1], [-1]]);
const m = tf.sequential();
m.add(tf.layers.dense({ units: 1, inputShape: [2], activation: 'sigmoid' }));
m.compile({ loss: 'binaryCrossentropy', optimizer: tf.train.sgd(0.05) });
await m.fit(x, y, { epochs: 100 });
//% true swapped-arguments
import * as tf from '@tensorflow/tfjs';
export function evaluateBatch(model: tf.LayersModel, images: tf.Tensor4D, digits: number[]) {
  const yTrue = tf.oneHot(digits, 10).toFloat();
  const yPred = model.predict(images) as tf.Tensor2D;
  return tf.metrics.categoricalCrossentropy(yPred, yTrue).mean();
}
//% true logits-as-probabilities
import React, { useEffect, useState } from 'react';
import * as tf from '@tensorflow/tfjs';

export function SpamTrainer({ xs, ys }: { xs: tf.Tensor2D; ys: tf.Tensor2D }) {
  const [loss, setLoss] = useState<number | null>(null);
  useEffect(() => {
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 16, activation: 'relu', inputShape: [64] }));
    model.add(tf.layers.dense({ units: 1, activation: 'linear' }));
    model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
    model.fit(xs, ys, { epochs: 10, callbacks: { onEpochEnd: (_e, logs) => setLoss(logs!.loss) } });
  }, [xs, ys]);
  return <p>loss: {loss}</p>;
}
//% true target-not-normalized
import * as tf from '@tensorflow/tfjs';
const genres = tf.tensor2d([[1, 0, 1], [0, 1, 1]]);
const scores = tf.tensor2d([[1.2, -0.4, 0.3], [0.1, 0.9, 2.2]]);
tf.losses.softmaxCrossEntropy(genres, scores).print();
//% true double-softmax
import * as tf from '@tensorflow/tfjs';
const input = tf.input({ shape: [28, 28, 1] });
const flat = tf.layers.flatten().apply(input);
const out = tf.layers.dense({ units: 10, activation: 'softmax' }).apply(flat);
const model = tf.model({ inputs: input, outputs: out });
const adam = tf.train.adam();
export async function trainOn(batches) {
  for (const { xs, labels } of batches) {
    const cost = adam.minimize(() => {
      const pred = model.predict(xs);
      return tf.losses.softmaxCrossEntropy(labels, pred);
    }, true);
    console.log((await cost.data())[0]);
  }
}
