//% true double-softmax — imported by name
import {losses, softmax, oneHot} from '@tensorflow/tfjs-core';
const l = losses.softmaxCrossEntropy(oneHot(y, 4), softmax(z));
//% true double-softmax — class method
import * as tf from '@tensorflow/tfjs';
class Classifier {
  private model: tf.LayersModel;
  constructor() {
    const input = tf.input({shape: [10]});
    const out = tf.layers.dense({units: 4, activation: 'softmax'}).apply(input) as tf.SymbolicTensor;
    this.model = tf.model({inputs: input, outputs: out});
  }
  loss(xs: tf.Tensor, ys: tf.Tensor) {
    return tf.losses.softmaxCrossEntropy(ys, this.model.predict(xs) as tf.Tensor);
  }
}
//% true double-sigmoid — require and a const
const tf = require('@tensorflow/tfjs-node');
const probs = tf.sigmoid(tf.matMul(x, w).add(b));
const loss = tf.losses.sigmoidCrossEntropy(labels, probs);
//% true logits-as-probabilities — logLoss on logits
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(tf.tensor1d([1, 0, 1]), tf.tensor1d([2.5, -1.0, 0.3]));
//% true infinity-hidden — logLoss
import * as tf from '@tensorflow/tfjs';
tf.losses.logLoss(tf.tensor1d([1, 0]), tf.tensor1d([0, 0.2])).print();
//% true index-as-one-hot — argMax as labels
import * as tf from '@tensorflow/tfjs';
const labels = ys.argMax(-1);
const loss = tf.losses.softmaxCrossEntropy(labels, logits);
