//% true double-softmax — one-hot and softmax inline
import * as tf from '@tensorflow/tfjs';
const onehot = tf.oneHot(tf.tensor1d([0, 2], 'int32'), 3);
const loss = tf.losses.softmaxCrossEntropy(onehot, tf.softmax(logits));
//% true double-sigmoid — method chain in an arrow
import * as tf from '@tensorflow/tfjs-node';
optimizer.minimize(() => {
  const scores = (model.apply(xs) as tf.Tensor).sigmoid();
  return tf.losses.sigmoidCrossEntropy(labels, scores).asScalar();
});
//% true logits-as-probabilities — metric on literal logits
import * as tf from '@tensorflow/tfjs';
const yTrue = tf.tensor2d([[0, 1, 0], [1, 0, 0]]);
const yPred = tf.tensor2d([[1.5, -2.0, 0.3], [3.1, 0.2, 0.1]]);
tf.metrics.categoricalCrossentropy(yTrue, yPred).print();
//% true double-softmax — dense layer with softmax, applied in the loss
import * as tf from '@tensorflow/tfjs';
export function buildModel(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({inputShape: [4], units: 16, activation: 'relu'}));
  model.add(tf.layers.dense({units: 3, activation: 'softmax'}));
  return model;
}
const model = buildModel();
function lossFn(xs: tf.Tensor, ys: tf.Tensor): tf.Scalar {
  return tf.losses.softmaxCrossEntropy(ys, model.predict(xs) as tf.Tensor);
}
