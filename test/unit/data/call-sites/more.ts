//% true double-softmax — named imports
import {losses, softmax} from '@tensorflow/tfjs';
const p = softmax(logits);
const loss = losses.softmaxCrossEntropy(labels, p);
//% true logits-as-probabilities — linear head, string loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({
  layers: [tf.layers.dense({units: 16, activation: 'relu', inputShape: [4]}), tf.layers.dense({units: 3})],
});
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy'});
//% clean — branches of an if
import * as tf from '@tensorflow/tfjs';
let out = net.apply(x) as tf.Tensor;
if (asProbabilities) {
  out = tf.softmax(out);
} else {
  report(tf.losses.softmaxCrossEntropy(y, out));
}
//% clean — softmax in one arm of an if without braces
import * as tf from '@tensorflow/tfjs';
let out = net.apply(x) as tf.Tensor;
if (asProbabilities) out = tf.softmax(out);
const loss = tf.losses.softmaxCrossEntropy(y, out);
