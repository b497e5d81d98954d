//% true double-softmax — arrow, typed
import * as tf from '@tensorflow/tfjs';
const lossFn = (labels: tf.Tensor, logits: tf.Tensor): tf.Scalar =>
  tf.losses.softmaxCrossEntropy(labels, tf.softmax(logits)).mean() as tf.Scalar;
//% true double-sigmoid — inside minimize
import * as tf from '@tensorflow/tfjs';
optimizer.minimize(() => {
  const pred = tf.sigmoid(xs.matMul(w).add(b));
  return tf.losses.sigmoidCrossEntropy(ys, pred).asScalar();
});
//% true double-softmax — tidy, cast
import * as tf from '@tensorflow/tfjs';
const l = tf.tidy(() => {
  const out = (model.predict(xs) as tf.Tensor).softmax();
  return tf.losses.softmaxCrossEntropy(ys, out);
});
//% true swapped-arguments — method output
import * as tf from '@tensorflow/tfjs';
const preds = model.predict(xs) as tf.Tensor;
const loss = tf.losses.logLoss(preds, labels);
//% true probability-out-of-range — arrays of named numbers
import * as tf from '@tensorflow/tfjs';
const y = [1, 0];
const p = [1.02, 0.3];
tf.losses.logLoss(tf.tensor(y), tf.tensor(p)).print();
//% clean — softmax returned beside the loss
import * as tf from '@tensorflow/tfjs';
function step(x: tf.Tensor, y: tf.Tensor) {
  const logits = net(x);
  return {loss: tf.losses.softmaxCrossEntropy(y, logits), probs: tf.softmax(logits)};
}
//% clean — const in another block
import * as tf from '@tensorflow/tfjs';
{
  const out = tf.softmax(net(x));
  show(out);
}
{
  const out = net(x);
  tf.losses.softmaxCrossEntropy(y, out);
}
//% clean — object with keys of the same names
const options = {loss: 'categoricalCrossentropy', activation: 'softmax'};
//% clean — class field
import * as tf from '@tensorflow/tfjs';
class Model {
  private out = tf.layers.dense({units: 3});
  loss(x: tf.Tensor, y: tf.Tensor) {
    return tf.losses.softmaxCrossEntropy(y, this.out.apply(x) as tf.Tensor);
  }
}
//% clean — ml5's own functions
import {softmax, crossEntropy} from './math.js';
const p = softmax([1, 2, 3]);
crossEntropy(p, [0, 0, 1]);
//% clean — reinforcement: labels are actions' one-hot
import * as tf from '@tensorflow/tfjs';
const probs = tf.softmax(policy.predict(s) as tf.Tensor);
const a = tf.multinomial(probs as tf.Tensor2D, 1);
const loss = tf.losses.softmaxCrossEntropy(tf.oneHot(a.flatten(), 4), policy.predict(s) as tf.Tensor);
