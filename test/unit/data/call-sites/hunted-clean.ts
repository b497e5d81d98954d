//% clean
// dense of a config object
import * as tf from '@tensorflow/tfjs';
const head = {units: 10, activation: 'softmax' as const};
const model = tf.sequential();
model.add(tf.layers.dense(head));
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// dense of a spread object
import * as tf from '@tensorflow/tfjs';
const common = {activation: 'softmax' as const, kernelInitializer: 'glorotUniform' as const};
const model = tf.sequential();
model.add(tf.layers.dense({units: 10, ...common}));
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// dense of shorthand properties
import * as tf from '@tensorflow/tfjs';
function build(units: number, activation: 'softmax' | 'sigmoid') {
  const model = tf.sequential();
  model.add(tf.layers.dense({units, activation}));
  model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
  return model;
}
//% clean
// dense with quoted keys
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({'units': 10, 'activation': 'softmax'})]});
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// parameter options
import * as tf from '@tensorflow/tfjs';
export function head(options: DenseLayerArgs) {
  const model = tf.sequential();
  model.add(tf.layers.dense(options));
  model.compile({loss: 'binaryCrossentropy', optimizer: 'adam'});
  return model;
}
//% clean
// softmax layer of its own
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({units: 10}));
model.add(tf.layers.softmax());
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// template string: N-bit
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(y, z).dataSync()[0];
console.log(`8-bit: ${loss}`);
console.log(`${bits}-bit: ${loss}`);
console.log(`loss=${loss} bits=${bits}`);
//% clean
// template string right
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(y, z).dataSync()[0];
console.log(`${loss} nats, ${loss / Math.LN2} bits`);
const lossBits = loss * Math.LOG2E;
const kbBits = tf.losses.softmaxCrossEntropy(y, z).div(Math.log(2)).dataSync()[0];
//% clean
// bit loss
import * as tf from '@tensorflow/tfjs';
const bitLoss = tf.losses.sigmoidCrossEntropy(messageBits, bitLogits);
//% clean
// axis
import * as tf from '@tensorflow/tfjs';
const p = tf.softmax(tf.transpose(z));
const loss = tf.metrics.categoricalCrossentropy(y, p);
const all = tf.losses.sigmoidCrossEntropy(tf.ones([8, 1]), tf.zeros([8, 1]));
//% clean
// tidy learned zeros
import * as tf from '@tensorflow/tfjs';
const soft = tf.softmax(teacher.predict(x) as tf.Tensor2D);
const z = tf.variable(tf.zeros([8, 10]));
const loss = () => tf.losses.softmaxCrossEntropy(soft, z).asScalar();
//% clean
// Object.assign
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense(Object.assign({activation: 'softmax'}, {units: 10}) as any));
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// functional head with shared options
import * as tf from '@tensorflow/tfjs';
const opts = {activation: 'sigmoid' as const};
const inputs = tf.input({shape: [4]});
const outputs = tf.layers.dense({units: 1, ...opts}).apply(inputs) as tf.SymbolicTensor;
const model = tf.model({inputs, outputs});
model.compile({loss: 'binaryCrossentropy', optimizer: 'adam'});
//% clean
// config by function
import * as tf from '@tensorflow/tfjs';
import {headConfig} from './config';
const model = tf.sequential({layers: [tf.layers.dense(headConfig(10))]});
model.compile({loss: 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// loss with logits
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({units: 10})]});
model.compile({loss: (y, p) => tf.losses.softmaxCrossEntropy(y, p), optimizer: 'adam'});
//% clean
// conditional activation
import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({layers: [tf.layers.dense({units: 10, activation: multi ? 'sigmoid' : 'softmax'})]});
model.compile({loss: multi ? 'binaryCrossentropy' : 'categoricalCrossentropy', optimizer: 'adam'});
//% clean
// template: bits of a model
import * as tf from '@tensorflow/tfjs';
const loss = tf.losses.softmaxCrossEntropy(y, z).arraySync();
console.log(`weights of 8 bits: ${loss}`);
//% clean
// function named by bits
import * as tf from '@tensorflow/tfjs';
function lossAtBits(bits: number) {
  const q = quantise(model, bits);
  return tf.losses.softmaxCrossEntropy(y, q.predict(x) as tf.Tensor);
}
//% clean
// matMul add of probabilities
import * as tf from '@tensorflow/tfjs';
const w = tf.variable(tf.randomNormal([4, 3]));
const b = tf.variable(tf.zeros([3]));
const logits = x.matMul(w).add(b);
const loss = tf.losses.softmaxCrossEntropy(y, logits);
const p = x.matMul(w).add(b).softmax();
const ce = tf.metrics.categoricalCrossentropy(y, p);
