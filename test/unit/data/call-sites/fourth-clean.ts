//% clean — logits into softmaxCrossEntropy
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(tf.oneHot(labels, 10), model.apply(xs) as tf.Tensor);
//% clean — compile with softmax and the string loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 3, activation: 'softmax', inputShape: [4]}));
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy'});
//% clean — probabilities into logLoss
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(labels, tf.sigmoid(scores));
//% clean — softmax only for display
import * as tf from '@tensorflow/tfjs';
const logits = model.predict(xs) as tf.Tensor;
const probs = logits.softmax();
const loss = tf.losses.softmaxCrossEntropy(ys, logits);
probs.print();
