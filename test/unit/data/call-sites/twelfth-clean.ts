//% clean
import * as tf from '@tensorflow/tfjs';
export function getModel() {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: [28, 28, 1], kernelSize: 5, filters: 8, activation: 'relu' }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 10, kernelInitializer: 'varianceScaling', activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}
export const train = async (m: tf.Sequential, xs: tf.Tensor4D, digits: Int32Array) =>
  m.fit(xs, tf.oneHot(tf.tensor1d(digits, 'int32'), 10), { epochs: 3 });
//% clean
import * as tf from '@tensorflow/tfjs';
const w = tf.variable(tf.randomNormal([784, 10]));
const b = tf.variable(tf.zeros([10]));
const logitsOf = (x: tf.Tensor2D) => x.matMul(w).add(b) as tf.Tensor2D;
export const loss = (labels: tf.Tensor2D, xs: tf.Tensor2D) => tf.losses.softmaxCrossEntropy(labels, logitsOf(xs)) as tf.Scalar;
export const predict = (xs: tf.Tensor2D) => tf.tidy(() => tf.softmax(logitsOf(xs)).argMax(1).dataSync());
//% clean
import { losses, sigmoid, tidy, type Tensor, type Scalar } from '@tensorflow/tfjs-core';
export function bceAndAccuracy(yTrue: Tensor, scores: Tensor): [Scalar, Scalar] {
  return tidy(() => {
    const loss = losses.sigmoidCrossEntropy(yTrue, scores) as Scalar;
    const acc = sigmoid(scores).greater(0.5).toFloat().equal(yTrue).toFloat().mean() as Scalar;
    return [loss, acc] as [Scalar, Scalar];
  });
}
//% clean
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, activation: 'sigmoid' })] });
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'binaryCrossentropy' });
const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
const ys = tf.tensor2d([[0], [1], [1], [0]]);
model.fit(xs, ys, { epochs: 100 }).then(() => (model.predict(xs) as tf.Tensor).print());
//% clean
const tf = require('@tensorflow/tfjs-node');
async function main() {
  const labels = tf.tensor1d([0, 2, 1, 2], 'float32');
  const xs = tf.randomUniform([4, 2]);
  const m = tf.sequential();
  m.add(tf.layers.dense({ units: 3, activation: 'softmax', inputShape: [2] }));
  m.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  await m.fit(xs, labels, { epochs: 2 });
}
main();
//% clean
import * as tf from '@tensorflow/tfjs';
const labels = tf.tensor1d([1, 2, 3, 3, 1, 2], 'int32').sub(tf.scalar(1, 'int32'));
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [4], units: 3, activation: 'softmax' })] });
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
await model.fit(tf.randomNormal([6, 4]), labels.toFloat());
//% clean
import React, { useCallback, useState } from 'react';
import * as tf from '@tensorflow/tfjs';
export default function IrisTrainer({ rows, targets }: { rows: number[][]; targets: number[] }) {
  const [log, setLog] = useState<string[]>([]);
  const onTrain = useCallback(async () => {
    const xs = tf.tensor2d(rows);
    const ys = tf.oneHot(tf.tensor1d(targets, 'int32'), 3);
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 10, activation: 'sigmoid', inputShape: [4] }));
    model.add(tf.layers.dense({ units: 3 }));
    model.add(tf.layers.softmax());
    model.compile({ optimizer: tf.train.adam(0.1), loss: 'categoricalCrossentropy' });
    await model.fit(xs, ys, { epochs: 50, callbacks: { onEpochEnd: (e, l) => setLog((s) => [...s, `${e}: ${l?.loss}`]) } });
    xs.dispose(); ys.dispose();
  }, [rows, targets]);
  return <button onClick={onTrain}>train ({log.length})</button>;
}
//% clean
import * as tf from '@tensorflow/tfjs';
const input = tf.input({ shape: [64] });
const dense = tf.layers.dense({ units: 32, activation: 'relu' }).apply(input);
const logits = tf.layers.dense({ units: 5, name: 'logits' }).apply(dense);
const model = tf.model({ inputs: input, outputs: logits });
model.compile({ optimizer: 'adam', loss: (yTrue, yPred) => tf.losses.softmaxCrossEntropy(yTrue, yPred) });
export const classify = (x) => tf.tidy(() => tf.softmax(model.predict(x)).arraySync());
//% clean
import * as tf from '@tensorflow/tfjs';
const genres = tf.tensor2d([[1, 0, 1], [0, 1, 1]]);
const scores = tf.tensor2d([[1.2, -0.4, 0.3], [0.1, 0.9, 2.2]]);
const loss = tf.losses.sigmoidCrossEntropy(genres, scores);
const logl = tf.losses.logLoss(genres, tf.sigmoid(scores));
loss.print(); logl.print();
//% clean
import * as tf from '@tensorflow/tfjs';
export function evalBatch(model: tf.LayersModel, x: tf.Tensor2D, y: number[]) {
  const yTrue = tf.oneHot(y, 10).toFloat();
  const yPred = model.predict(x) as tf.Tensor2D;
  const ce = tf.metrics.categoricalCrossentropy(yTrue, yPred).mean();
  const acc = tf.metrics.categoricalAccuracy(yTrue, yPred).mean();
  return { ce: ce.dataSync()[0], acc: acc.dataSync()[0] };
}
//% clean
import * as tf from '@tensorflow/tfjs';
import * as mobilenet from '@tensorflow-models/mobilenet';
let head: tf.Sequential;
export async function init(k: number) {
  const net = await mobilenet.load();
  head = tf.sequential({ layers: [
    tf.layers.flatten({ inputShape: [7, 7, 256] }),
    tf.layers.dense({ units: 100, activation: 'relu' }),
    tf.layers.dense({ units: k, useBias: false, activation: 'softmax' }),
  ] });
  head.compile({ optimizer: tf.train.adam(1e-4), loss: 'categoricalCrossentropy' });
  return net;
}
//% clean
import * as tf from '@tensorflow/tfjs';
// policy gradient: cross-entropy against sampled action
export function policyLoss(net: tf.Sequential, obs: tf.Tensor2D, actions: tf.Tensor1D, adv: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const logits = net.apply(obs, { training: true }) as tf.Tensor2D;
    const mask = tf.oneHot(actions.toInt(), 4);
    const logp = tf.logSoftmax(logits).mul(mask).sum(1);
    return logp.mul(adv).mean().neg() as tf.Scalar;
  });
}
//% clean
import { sequential, layers, tensor2d, train } from '@tensorflow/tfjs';
const ds = tensor2d([[0.2, 0.8], [0.9, 0.1]]);
const ys = tensor2d([[0, 1], [1, 0]]);
const m = sequential();
m.add(layers.dense({ units: 2, inputShape: [2] }));
m.add(layers.activation({ activation: 'softmax' }));
m.compile({ optimizer: train.adam(), loss: ['categoricalCrossentropy'] });
await m.fit(ds, ys);
//% clean
import * as tf from '@tensorflow/tfjs';
const price = tf.sequential();
price.add(tf.layers.dense({ inputShape: [13], units: 50, activation: 'sigmoid' }));
price.add(tf.layers.dense({ units: 1 }));
price.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });
//% clean
import * as tf from '@tensorflow/tfjs';
async function* batches() {
  for (let i = 0; i < 10; i++) yield { xs: tf.randomNormal([8]), ys: tf.oneHot(i % 4, 4) };
}
export async function go() {
  const ds = tf.data.generator(batches as never).batch(4);
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [8], units: 4, activation: 'softmax' })] });
  model.compile({ optimizer: 'sgd', loss: tf.metrics.categoricalCrossentropy });
  await model.fitDataset(ds as tf.data.Dataset<tf.TensorContainer>, { epochs: 2 });
}
//% clean
import * as tf from '@tensorflow/tfjs';
interface Spec { multi: boolean; classes: number }
export function compileFor({ multi, classes }: Spec) {
  const m = tf.sequential();
  m.add(tf.layers.dense({ inputShape: [20], units: classes, activation: multi ? 'sigmoid' : 'softmax' }));
  m.compile({ optimizer: 'adam', loss: multi ? 'binaryCrossentropy' : 'categoricalCrossentropy' });
  return m;
}
//% clean
import * as tf from '@tensorflow/tfjs-node';
const p = tf.softmax(tf.tensor2d([[1, 2, 3], [3, 2, 1]]));
const t = tf.oneHot([2, 0], 3).toFloat();
const nats = t.mul(p.log()).sum(1).neg().mean();
const bits = nats.div(Math.LN2);
console.log(`${nats.dataSync()[0]} nats, ${bits.dataSync()[0]} bits`);
//% clean
import * as tf from '@tensorflow/tfjs';
class Discriminator {
  private readonly net = tf.sequential({ layers: [
    tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 1 }),
  ] });
  loss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
    const r = this.net.apply(real) as tf.Tensor;
    const f = this.net.apply(fake) as tf.Tensor;
    return tf.losses.sigmoidCrossEntropy(tf.onesLike(r), r)
      .add(tf.losses.sigmoidCrossEntropy(tf.zerosLike(f), f)) as tf.Scalar;
  }
}
export default Discriminator;
//% clean
import * as tf from '@tensorflow/tfjs';
export async function retrain(url: string, xs: tf.Tensor4D, labels: number[]) {
  const base = await tf.loadLayersModel(url);
  const cut = base.getLayer('conv_pw_13_relu');
  const feat = tf.model({ inputs: base.inputs, outputs: cut.output });
  const head = tf.sequential({ layers: [
    tf.layers.flatten({ inputShape: feat.outputs[0].shape.slice(1) as number[] }),
    tf.layers.dense({ units: 2, activation: 'softmax' }),
  ] });
  head.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const f = feat.predict(xs) as tf.Tensor;
  return head.fit(f, tf.tensor1d(labels, 'float32'));
}
