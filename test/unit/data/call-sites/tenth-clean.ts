//% clean — a softmax helper and another loss
import * as tf from '@tensorflow/tfjs';
const p = tf.softmax(z);
const loss = tf.losses.meanSquaredError(y, p);
//% clean — logits and one-hot
import * as tf from '@tensorflow/tfjs';
export const lossFn = (labels: tf.Tensor, logits: tf.Tensor) => tf.losses.softmaxCrossEntropy(labels, logits);
//% clean — sigmoid model with binary loss
import * as tf from '@tensorflow/tfjs';
const m = tf.sequential({layers: [tf.layers.dense({units: 1, activation: 'sigmoid', inputShape: [2]})]});
m.compile({loss: 'binaryCrossentropy', optimizer: 'adam'});
//% clean — bits by log2
const entropyBits = -probs.map((p) => p * Math.log2(p)).reduce((a, b) => a + b, 0);
//% clean — a variable of the name of the library
function f(tf: any) {
  return tf.losses.softmaxCrossEntropy(tf.softmax(1), 2);
}
//% clean — generics are no comparisons
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(y, tf.tidy<tf.Tensor>(() => model.predict(x) as tf.Tensor));
