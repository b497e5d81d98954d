//% true double-softmax — layers model trained by hand
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 32, activation: 'relu', inputShape: [4]}));
model.add(tf.layers.dense({units: 3, activation: 'softmax'}));
const optimizer = tf.train.adam(0.01);
function step(xs: tf.Tensor2D, ys: tf.Tensor2D) {
  optimizer.minimize(() => {
    const preds = model.predict(xs) as tf.Tensor2D;
    return tf.losses.softmaxCrossEntropy(ys, preds).mean();
  });
}
//% true double-sigmoid — a discriminator's sigmoid
import * as tf from '@tensorflow/tfjs-node';
const logits = tf.tidy(() => tf.sigmoid(disc.apply(images) as tf.Tensor));
const dLoss = tf.losses.sigmoidCrossEntropy(tf.onesLike(logits), logits);
//% true swapped-arguments — predictions first
const tf = require('@tensorflow/tfjs');
const labels = tf.oneHot(tf.tensor1d([0, 1, 2], 'int32'), 3);
const preds = model.predict(xs);
const loss = tf.losses.softmaxCrossEntropy(preds, labels);
//% true double-softmax — destructured losses
import {losses, softmax, Tensor2D} from '@tensorflow/tfjs';
export function lossOf(y: Tensor2D, z: Tensor2D) {
  const p = softmax(z);
  return losses.softmaxCrossEntropy(y, p);
}
//% true index-as-one-hot — labels not encoded
import * as tf from '@tensorflow/tfjs';
const y = tf.tensor1d([0, 2, 1], 'int32');
const loss = tf.losses.softmaxCrossEntropy(y, logits);
//% true rows-not-normalized — a handmade table for the loss of probabilities
import * as tf from '@tensorflow/tfjs';
const yTrue = tf.tensor2d([[1, 0, 0], [0, 1, 0]]);
const yPred = tf.tensor2d([[0.6, 0.3, 0.3], [0.1, 0.8, 0.1]]);
tf.metrics.categoricalCrossentropy(yTrue, yPred).print();
//% true logits-as-probabilities — compile without a softmax
import * as tf from '@tensorflow/tfjs';
const net = tf.sequential({layers: [
  tf.layers.dense({units: 16, activation: 'relu', inputShape: [8]}),
  tf.layers.dense({units: 4}),
]});
net.compile({optimizer: 'adam', loss: 'categoricalCrossentropy'});
//% true unit-mismatch — bits in JavaScript
const p = [0.5, 0.25, 0.25];
const entropyBits = -p.reduce((s, x) => s + x * Math.log(x), 0);
//% true infinity-hidden — logLoss of zero
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(tf.tensor1d([1, 0, 1]), tf.tensor1d([0, 0.1, 0.8]));
