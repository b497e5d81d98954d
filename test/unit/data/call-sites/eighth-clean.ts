//% clean — logits for the loss, softmax for the user
import * as tf from '@tensorflow/tfjs';
const logits = model.apply(xs) as tf.Tensor2D;
const probs = tf.softmax(logits);
const loss = tf.losses.softmaxCrossEntropy(ys, logits);
//% clean — compile with a softmax
import * as tf from '@tensorflow/tfjs';
const m = tf.sequential();
m.add(tf.layers.dense({units: 3, activation: 'softmax', inputShape: [4]}));
m.compile({optimizer: 'sgd', loss: 'categoricalCrossentropy'});
//% clean — own losses
const losses = {softmaxCrossEntropy: (y: number[], p: number[]) => -y.reduce((s, v, i) => s + v * Math.log(p[i]), 0)};
losses.softmaxCrossEntropy([1, 0], softmax([1, 2]));
//% clean — the logarithm of two
const bits = -p.reduce((s, x) => s + x * Math.log2(x), 0);
const nats = -p.reduce((s, x) => s + x * Math.log(x), 0);
