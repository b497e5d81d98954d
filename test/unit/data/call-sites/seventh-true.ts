//% true double-softmax — an exported trainer
import * as tf from '@tensorflow/tfjs';
export async function train(xs: tf.Tensor2D, ys: tf.Tensor2D): Promise<void> {
  const w = tf.variable(tf.randomNormal([4, 3]));
  const predict = (x: tf.Tensor2D) => x.matMul(w).softmax();
  const optimizer = tf.train.sgd(0.1);
  for (let i = 0; i < 100; i++) {
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(ys, predict(xs)).asScalar());
  }
}
//% true target-not-normalized — two ones
import * as tf from '@tensorflow/tfjs';
const labels = tf.tensor2d([[1, 1, 0], [0, 1, 0]]);
const loss = tf.losses.softmaxCrossEntropy(labels, logits);
//% true probability-out-of-range — a percentage too many
import * as tf from '@tensorflow/tfjs';
tf.losses.logLoss(tf.tensor1d([1, 0]), tf.tensor1d([1.02, 0.1])).print();
//% true binary-target-out-of-range — minus one
import * as tf from '@tensorflow/tfjs';
const y = tf.tensor1d([1, -1, 1]);
const loss = tf.losses.sigmoidCrossEntropy(y, scores);
