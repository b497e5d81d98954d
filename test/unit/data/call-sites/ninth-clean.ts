//% clean — softmax for display only
import * as tf from '@tensorflow/tfjs';
const z = model.predict(x) as tf.Tensor;
const loss = tf.losses.softmaxCrossEntropy(y, z);
const shown = z.softmax().arraySync();
//% clean — a layers model without activation, custom loss
import * as tf from '@tensorflow/tfjs';
const m = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [4]})]});
m.compile({optimizer: 'adam', loss: (y, p) => tf.losses.softmaxCrossEntropy(y, p)});
//% clean — one-hot by tf.oneHot
import * as tf from '@tensorflow/tfjs';
const y = tf.oneHot(tf.tensor1d([0, 2, 1], 'int32'), 3);
tf.losses.softmaxCrossEntropy(y, logits).print();
//% clean — brain.js
import brain from 'brain.js';
const net = new brain.NeuralNetwork({activation: 'sigmoid'});
//% clean — another library's losses
import {losses} from './losses';
losses.softmaxCrossEntropy(softmax(z), y);
