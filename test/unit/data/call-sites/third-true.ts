//% true double-softmax — layers model, custom loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 3, activation: 'softmax', inputShape: [4]}));
const loss = (ys: tf.Tensor, xs: tf.Tensor) => tf.losses.softmaxCrossEntropy(ys, model.predict(xs) as tf.Tensor);
//% true double-softmax — function declaration
import * as tf from '@tensorflow/tfjs';
function loss(labels, logits) {
  const p = tf.softmax(logits);
  return tf.losses.softmaxCrossEntropy(labels, p);
}
//% true logits-as-probabilities — compile without activation
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({units: 10, inputShape: [784]})]});
model.compile({optimizer: 'sgd', loss: 'categoricalCrossentropy'});
//% true double-sigmoid — destructured import
import {sigmoid, losses} from '@tensorflow/tfjs';
const l = losses.sigmoidCrossEntropy(labels, sigmoid(scores));
//% true swapped-arguments — sigmoid cross-entropy
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.sigmoidCrossEntropy(logits, labels);
