//% true double-softmax — layers compiled with a softmax and a loss that takes logits
import * as tf from '@tensorflow/tfjs-node';
async function loss(model: tf.LayersModel, xs: tf.Tensor2D, labels: tf.Tensor2D) {
  const probs = tf.softmax(model.predict(xs) as tf.Tensor2D);
  return tf.losses.softmaxCrossEntropy(labels, probs);
}
//% true double-sigmoid — method chain
import * as tf from '@tensorflow/tfjs';
const f = () => tf.losses.sigmoidCrossEntropy(y, x.dot(w).add(b).sigmoid()).mean();
//% true swapped-arguments — softmax cross-entropy
import * as tf from '@tensorflow/tfjs';
const logits = model.apply(xs) as tf.Tensor;
const loss = tf.losses.softmaxCrossEntropy(logits, labels);
//% true double-softmax — require
const tf = require('@tensorflow/tfjs');
const out = tf.tidy(() => tf.softmax(model.predict(x)));
const l = tf.losses.softmaxCrossEntropy(y, out);
