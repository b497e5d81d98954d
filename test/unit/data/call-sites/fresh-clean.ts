//% clean — layers, softmax and the plain loss
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 10, activation: 'softmax', inputShape: [784]}));
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy']});
//% clean — logits into softmaxCrossEntropy
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(labels, model.predict(xs) as tf.Tensor).mean();
//% clean — softmax for display
import * as tf from '@tensorflow/tfjs-core';
const logits = net.infer(img);
const probs = await tf.softmax(logits).data();
const loss = tf.losses.softmaxCrossEntropy(onehot, logits);
//% clean — logLoss of sigmoid
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.logLoss(labels, tf.sigmoid(logits));
//% clean — another library's softmax
import {softmax, crossEntropy} from './math';
const loss = crossEntropy(softmax(z), y);
