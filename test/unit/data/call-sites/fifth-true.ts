//% true double-softmax — functional tfjs model
import * as tf from '@tensorflow/tfjs';
const input = tf.input({shape: [4]});
const hidden = tf.layers.dense({units: 8, activation: 'relu'}).apply(input);
const output = tf.layers.dense({units: 3, activation: 'softmax'}).apply(hidden) as tf.SymbolicTensor;
const model = tf.model({inputs: input, outputs: output});
const loss = tf.losses.softmaxCrossEntropy(ys, model.predict(xs) as tf.Tensor);
//% true double-softmax — a helper function before
import * as tf from '@tensorflow/tfjs';
function probabilities(x: tf.Tensor2D): tf.Tensor2D {
  const h = x.matMul(w1).add(b1).relu();
  return h.matMul(w2).add(b2).softmax() as tf.Tensor2D;
}
const cost = () => tf.losses.softmaxCrossEntropy(labels, probabilities(xs)) as tf.Scalar;
//% true double-sigmoid — destructured from a function's object
import * as tf from '@tensorflow/tfjs';
function forward(x: tf.Tensor) {
  const z = head.apply(x) as tf.Tensor;
  return {z, p: tf.sigmoid(z)};
}
const {p} = forward(xs);
const loss = tf.losses.sigmoidCrossEntropy(ys, p);
//% true logits-as-probabilities — compile binary
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({inputShape: [10], units: 8, activation: 'relu'}));
model.add(tf.layers.dense({units: 1}));
model.compile({optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy']});
//% true swapped-arguments — predictions first
import * as tf from '@tensorflow/tfjs';
const acc = tf.metrics.binaryCrossentropy(predictions, labels);
//% true rows-not-normalized — metric
import * as tf from '@tensorflow/tfjs';
tf.metrics.categoricalCrossentropy(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.8, 0.3], [0.1, 0.9]])).print();
//% true unit-mismatch — Math.pow of two
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(ys, logits).dataSync()[0];
const perplexity = Math.pow(2, loss);
