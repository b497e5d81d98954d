//% true double-softmax — CommonJS, async training
const tf = require('@tensorflow/tfjs-node');
async function main() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  const opt = tf.train.adam();
  for (let i = 0; i < 10; i++) {
    opt.minimize(() => {
      const out = model.apply(xs);
      const loss = tf.losses.softmaxCrossEntropy(labels, out);
      return loss;
    });
  }
}
//% true double-sigmoid — class with a private method
import * as tf from '@tensorflow/tfjs';
export class Logistic {
  private w = tf.variable(tf.zeros([3, 1]));
  predict(x: tf.Tensor2D): tf.Tensor2D {
    return tf.sigmoid(tf.matMul(x, this.w));
  }
  loss(x: tf.Tensor2D, y: tf.Tensor2D) {
    return tf.losses.sigmoidCrossEntropy(y, this.predict(x));
  }
}
//% true swapped-arguments — named for what they are
import * as tf from '@tensorflow/tfjs';
function lossFn(predictions: tf.Tensor, labels: tf.Tensor) {
  return tf.losses.logLoss(predictions, labels);
}
//% true logits-as-probabilities — binary compile
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 8, activation: 'relu', inputShape: [2]}));
model.add(tf.layers.dense({units: 1}));
model.compile({loss: 'binaryCrossentropy', optimizer: tf.train.sgd(0.1)});
//% true rows-not-normalized — softmax by hand, wrongly copied
import * as tf from '@tensorflow/tfjs';
const p = tf.tensor2d([[0.7, 0.2, 0.2]]);
const y = tf.tensor2d([[1, 0, 0]]);
const l = tf.metrics.categoricalCrossentropy(y, p);
//% true unit-mismatch — bits of a natural logarithm
const surprisalBits = -probs.map((p) => p * Math.log(p)).reduce((a, b) => a + b, 0);
