//% clean
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 32, inputShape: [4], activation: 'relu'}));
model.add(tf.layers.dense({units: 3}));
const loss = (y: tf.Tensor, p: tf.Tensor) => tf.losses.softmaxCrossEntropy(y, p);
model.compile({optimizer: 'adam', loss});
await model.fit(xs, ys);
model.add(tf.layers.softmax());
await model.save('downloads://m');
//% clean
import * as tf from '@tensorflow/tfjs';
class Net {
  private layers: tf.layers.Layer[] = [tf.layers.dense({units: 8, inputShape: [4]}), tf.layers.dense({units: 3})];
  build() {
    this.layers.push(tf.layers.softmax());
    const model = tf.sequential({layers: this.layers});
    model.compile({optimizer: 'sgd', loss: 'categoricalCrossentropy'});
    return model;
  }
}
//% clean
import * as tf from '@tensorflow/tfjs-node';
export function crossEntropy(pred: tf.Tensor, labels: tf.Tensor, fromLogits = true): tf.Scalar {
  if (fromLogits) {
    return tf.losses.sigmoidCrossEntropy(labels, pred);
  }
  return tf.losses.logLoss(labels, pred);
}
const l = crossEntropy(tf.sigmoid(z), y, false);
//% clean
import * as tf from '@tensorflow/tfjs';
test('refuses bad labels', () => {
  expect(() => tf.losses.sigmoidCrossEntropy(tf.tensor1d([1, -1]), tf.tensor1d([0.3, 0.2]))).toThrow();
});
//% clean
import * as tf from '@tensorflow/tfjs';
import {useEffect, useState} from 'react';
export function useClassifier(url: string) {
  const [model, setModel] = useState<tf.LayersModel | null>(null);
  useEffect(() => { tf.loadLayersModel(url).then(setModel); }, [url]);
  return (x: tf.Tensor) => tf.tidy(() => tf.softmax(model!.predict(x) as tf.Tensor));
}
export const loss = (y: tf.Tensor, z: tf.Tensor) => tf.losses.softmaxCrossEntropy(y, z);
//% clean
import * as tf from '@tensorflow/tfjs';
const probs = tf.softmax(z);
const lossOf = (probs: tf.Tensor) => tf.losses.softmaxCrossEntropy(y, probs);
const l = lossOf(z);
//% clean
import * as tf from '@tensorflow/tfjs';
function build(logits = false) {
  const model = tf.sequential();
  model.add(tf.layers.dense({units: 3, inputShape: [4], activation: logits ? 'linear' : 'softmax'}));
  model.compile({optimizer: 'adam', loss: logits ? tf.losses.softmaxCrossEntropy : 'categoricalCrossentropy'});
  return model;
}
//% clean
import * as tf from '@tensorflow/tfjs';
const entropyBits = (p: number[]) => -p.reduce((s, q) => s + (q > 0 ? q * Math.log(q) : 0), 0) / Math.LN2;
const hBits = p.map(q => -q * Math.log2(q)).reduce((a, b) => a + b, 0);
console.log(`H = ${entropyBits(p).toFixed(3)} bits`);
//% clean
import * as tf from '@tensorflow/tfjs';
function loss(yTrue: tf.Tensor, yPred: tf.Tensor) {
  const w = tf.tensor1d([1, 2, 1]);
  return tf.mul(tf.losses.softmaxCrossEntropy(yTrue, yPred), w.mean());
}
const a = tf.tensor2d([[0.2, 0.8]]).log();
const l = loss(tf.tensor2d([[0, 1]]), a);
//% clean
import * as tf from '@tensorflow/tfjs';
const out = this.policy.predict(obs) as tf.Tensor;
const target = tf.oneHot(actions, 4).mul(adv.expandDims(1));
const l = tf.losses.softmaxCrossEntropy(target, out);
//% clean
import * as tf from '@tensorflow/tfjs';
const y = tf.matMul(x, w);
const l = tf.losses.softmaxCrossEntropy(teacherProbs, y);
//% clean
import * as tf from '@tensorflow/tfjs';
class GAN {
  step(real: tf.Tensor) {
    const y = this.d.apply(real) as tf.Tensor;
    return tf.losses.sigmoidCrossEntropy(tf.onesLike(y), y);
  }
}
//% clean
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 32, inputShape: [4], activation: 'relu'}));
model.add(tf.layers.dense({units: 3}));
model.compile({optimizer: 'adam', loss: (y, p) => tf.losses.softmaxCrossEntropy(y, p)});
await model.fit(xs, ys);
model.add(tf.layers.softmax());
await model.save('downloads://m');
