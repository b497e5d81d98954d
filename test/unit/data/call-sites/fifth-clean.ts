//% clean — parameters that hide a name outside
import * as tf from '@tensorflow/tfjs';
const logits = tf.softmax(raw);
function cost(labels: tf.Tensor, logits: tf.Tensor): tf.Scalar {
  return tf.losses.softmaxCrossEntropy(labels, logits);
}
//% clean — an object's other entry
import * as tf from '@tensorflow/tfjs';
function forward(x: tf.Tensor) {
  const z = head.apply(x) as tf.Tensor;
  return {z, p: tf.sigmoid(z)};
}
const {z} = forward(xs);
const loss = tf.losses.sigmoidCrossEntropy(ys, z);
//% clean — regression
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [3]})]});
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});
//% clean — natural perplexity
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(ys, logits).dataSync()[0];
const perplexity = Math.exp(loss);
const size = Math.pow(2, depth);
//% clean — typed helper with logits
import * as tf from '@tensorflow/tfjs';
const forward = (x: tf.Tensor2D): tf.Tensor2D => {
  const hidden = x.matMul(w).sigmoid();
  return hidden.matMul(v) as tf.Tensor2D;
};
const cost = tf.losses.sigmoidCrossEntropy(y, forward(x));
