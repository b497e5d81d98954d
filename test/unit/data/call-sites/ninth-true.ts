//% true double-softmax — functional model with apply
import * as tf from '@tensorflow/tfjs';
const input = tf.input({shape: [4]});
const hidden = tf.layers.dense({units: 8, activation: 'relu'}).apply(input) as tf.SymbolicTensor;
const output = tf.layers.dense({units: 3, activation: 'softmax'}).apply(hidden) as tf.SymbolicTensor;
const model = tf.model({inputs: input, outputs: output});
const f = () => tf.losses.softmaxCrossEntropy(ys, model.apply(xs) as tf.Tensor);
//% true double-softmax — custom training with variableGrads
import * as tf from '@tensorflow/tfjs-core';
class Trainer {
  constructor(private readonly net: (x: tf.Tensor) => tf.Tensor) {}
  loss(x: tf.Tensor, y: tf.Tensor): tf.Scalar {
    return tf.tidy(() => {
      const probs = this.net(x).softmax();
      return tf.losses.softmaxCrossEntropy(y, probs) as tf.Scalar;
    });
  }
}
//% true double-sigmoid — chained sigmoid
import * as tf from '@tensorflow/tfjs';
const p = xs.matMul(w).add(b).sigmoid();
const loss = tf.losses.sigmoidCrossEntropy(ys, p);
//% true swapped-arguments — sigmoid form
import * as tf from '@tensorflow/tfjs';
const loss = (pred: tf.Tensor, label: tf.Tensor) => tf.losses.sigmoidCrossEntropy(pred, label);
//% true logits-as-probabilities — logLoss of raw scores
import * as tf from '@tensorflow/tfjs';
tf.losses.logLoss(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[2.3, -1.2], [0.4, 3.1]])).print();
//% true target-not-normalized — soft labels of 1.2
import * as tf from '@tensorflow/tfjs';
const soft = tf.tensor2d([[0.9, 0.3], [0.5, 0.5]]);
const l = tf.losses.softmaxCrossEntropy(soft, logits);
//% true probabilities-as-logits — distributions as logits
import * as tf from '@tensorflow/tfjs';
const q = tf.tensor2d([[0.1, 0.7, 0.2], [0.3, 0.3, 0.4]]);
tf.losses.softmaxCrossEntropy(y, q).print();
//% true double-sigmoid — compiled by a custom function
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 1, activation: 'sigmoid', inputShape: [3]}));
model.compile({optimizer: 'adam', loss: (y, p) => tf.losses.sigmoidCrossEntropy(y, p)});
//% true unit-mismatch — bits of a scalar
import * as tf from '@tensorflow/tfjs';
const lossBits = tf.losses.softmaxCrossEntropy(y, z).dataSync()[0];
