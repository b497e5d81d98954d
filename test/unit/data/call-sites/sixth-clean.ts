//% clean — own oneHot and logits
import * as tf from '@tensorflow/tfjs';
const labels = tf.oneHot(ys.argMax(-1).toInt(), 4);
const loss = tf.losses.softmaxCrossEntropy(labels, logits);
//% clean — class with logits
import * as tf from '@tensorflow/tfjs';
class Net {
  head = tf.layers.dense({units: 4});
  logits(x: tf.Tensor) {
    return this.head.apply(x) as tf.Tensor;
  }
  loss(x: tf.Tensor, y: tf.Tensor) {
    return tf.losses.softmaxCrossEntropy(y, this.logits(x));
  }
}
//% clean — probabilities for logLoss
import * as tf from '@tensorflow/tfjs';
const p = logits.sigmoid();
const loss = tf.losses.logLoss(y, p);
