//% clean — logits into softmaxCrossEntropy
import * as tf from '@tensorflow/tfjs';
const logits = model.predict(xs) as tf.Tensor;
const loss = tf.losses.softmaxCrossEntropy(ys, logits);
//% clean — softmax kept for the display
import * as tf from '@tensorflow/tfjs';
const logits = net.apply(x) as tf.Tensor2D;
const loss = tf.losses.softmaxCrossEntropy(labels, logits);
const probs = tf.softmax(logits);
probs.print();
//% clean — sigmoid into logLoss
import * as tf from '@tensorflow/tfjs';
const p = tf.sigmoid(z);
const loss = tf.losses.logLoss(y, p);
//% clean — logits into sigmoidCrossEntropy
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.sigmoidCrossEntropy(multiClassLabels, logits, undefined, 0.1);
//% clean — one-hot on the fly
import * as tf from '@tensorflow/tfjs';
const ys = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
const loss = tf.losses.softmaxCrossEntropy(ys, logits);
//% clean — layers model with the matching string loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 10, activation: 'softmax', inputShape: [784]}));
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy']});
//% clean — linear head, loss from logits
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [4]})]});
model.compile({optimizer: 'sgd', loss: (y, p) => tf.losses.softmaxCrossEntropy(y, p)});
//% clean — own helper of the same name
function softmaxCrossEntropy(probs: number[], target: number[]): number {
  return -target.reduce((s, t, i) => s + t * Math.log(probs[i]), 0);
}
const probs = softmax(scores);
softmaxCrossEntropy(probs, [0, 1, 0]);
//% clean — literals that are logits
import * as tf from '@tensorflow/tfjs';
const yTrue = tf.tensor2d([[0, 1, 0], [0, 0, 1]]);
const z = tf.tensor2d([[1.05, 3.9, -0.05], [0.1, -2.2, 0.7]]);
tf.losses.softmaxCrossEntropy(yTrue, z).print();
//% clean — logLoss of probabilities
import * as tf from '@tensorflow/tfjs';
tf.losses.logLoss(tf.tensor1d([1, 0, 1]), tf.tensor1d([0.9, 0.2, 0.6])).print();
//% clean — logLoss of several labels, rows do not sum to 1
import * as tf from '@tensorflow/tfjs';
tf.losses.logLoss(tf.tensor2d([[1, 1, 0]]), tf.tensor2d([[0.9, 0.8, 0.2]])).print();
//% clean — other losses
import * as tf from '@tensorflow/tfjs';
const mse = tf.losses.meanSquaredError(labels, predictions);
const abs = tf.losses.absoluteDifference(predictions, labels);
//% clean — cosine with labels of -1 and 1
import * as tf from '@tensorflow/tfjs';
const hinge = tf.losses.hingeLoss(tf.tensor1d([-1, 1]), tf.tensor1d([0.3, 2.1]));
//% clean — code in a comment
import * as tf from '@tensorflow/tfjs';
// wrong: tf.losses.softmaxCrossEntropy(ys, tf.softmax(logits))
const loss = tf.losses.softmaxCrossEntropy(ys, logits);
//% clean — code in a template string
import * as tf from '@tensorflow/tfjs';
const help = `never write tf.losses.softmaxCrossEntropy(ys, tf.softmax(logits))`;
console.log(help);
//% clean — soft targets, a distribution a row
import * as tf from '@tensorflow/tfjs';
const soft = tf.tensor2d([[0.1, 0.8, 0.1], [0.3, 0.3, 0.4]]);
const loss = tf.losses.softmaxCrossEntropy(soft, logits);
//% clean — teacher's softmax as the labels
import * as tf from '@tensorflow/tfjs';
const teacherProbs = tf.softmax(teacherLogits.div(T));
const loss = tf.losses.softmaxCrossEntropy(teacherProbs, studentLogits.div(T));
//% clean — bits after division
import * as tf from '@tensorflow/tfjs';
const lossBits = tf.losses.softmaxCrossEntropy(ys, logits).div(Math.LN2);
//% clean — a chart's rows
const chart = {labels: ['a', 'b'], data: [[0.2, 0.7], [0.4, 0.6]]};
draw(chart.labels, chart.data);
//% clean — softmax in another function
import * as tf from '@tensorflow/tfjs';
function predict(x: tf.Tensor) {
  const out = tf.softmax(net.apply(x) as tf.Tensor);
  return out.argMax(-1);
}
function loss(x: tf.Tensor, y: tf.Tensor) {
  const out = net.apply(x) as tf.Tensor;
  return tf.losses.softmaxCrossEntropy(y, out);
}
//% clean — a variable reassigned to the logits
import * as tf from '@tensorflow/tfjs';
let out = tf.softmax(a);
out = b;
const loss = tf.losses.softmaxCrossEntropy(y, out);
//% clean — metrics of tfjs
import * as tf from '@tensorflow/tfjs';
const acc = tf.metrics.categoricalAccuracy(ys, tf.softmax(logits));
const cce = tf.metrics.categoricalCrossentropy(ys, tf.softmax(logits));
//% clean — weighted labels, reduction
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(ys, logits, weights, 0, tf.Reduction.SUM);
//% clean — named bits on another quantity
const bits = Math.log2(4);
const nats = Math.log(4);
//% clean — own class method
class Loss {
  crossEntropy(pred: number[], target: number[]) {
    return target.map((t, i) => -t * Math.log(pred[i]));
  }
}
new Loss().crossEntropy([0.2, 0.7], [1, 0]);
