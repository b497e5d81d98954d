//% clean
const tf = require('@tensorflow/tfjs-node');

async function run(data, classIds) {
  const xs = tf.tensor2d(data);
  const ys = tf.oneHot(tf.tensor1d(classIds, 'int32'), 3);
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [4], units: 10, activation: 'sigmoid' }));
  model.add(tf.layers.dense({ units: 3, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(xs, ys, { epochs: 40, validationSplit: 0.1 });
  return model;
}

module.exports = run;
//% clean
import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [4], units: 16, activation: 'relu' }));
model.add(tf.layers.dense({ units: 3 }));
const optimizer = tf.train.sgd(0.05);

export const trainBatch = (xs, ys) => optimizer.minimize(() => {
  const logits = model.predict(xs);
  return tf.losses.softmaxCrossEntropy(ys, logits);
}, true);

export const classify = (xs) => tf.softmax(model.predict(xs)).argMax(-1);
//% clean
import * as tf from '@tensorflow/tfjs';

export class LogisticRegression {
  private readonly w = tf.variable(tf.zeros<tf.Rank.R2>([8, 1]));
  private readonly b = tf.variable(tf.scalar(0));

  logits(xs: tf.Tensor2D): tf.Tensor2D {
    return xs.matMul(this.w).add(this.b) as tf.Tensor2D;
  }

  predict(xs: tf.Tensor2D): tf.Tensor2D {
    return this.logits(xs).sigmoid();
  }

  fitStep(xs: tf.Tensor2D, ys: tf.Tensor2D, opt: tf.Optimizer): void {
    opt.minimize(() => tf.losses.sigmoidCrossEntropy(ys, this.logits(xs)) as tf.Scalar);
  }
}
//% clean
import * as tf from '@tensorflow/tfjs-core';

const w = tf.variable(tf.randomNormal<tf.Rank.R2>([10, 1]));

export const trainLoss = (xs: tf.Tensor2D, ys: tf.Tensor2D): tf.Scalar => {
  const p = tf.sigmoid(xs.matMul(w));
  return tf.losses.logLoss(ys, p) as tf.Scalar;
};
//% clean
import * as tf from '@tensorflow/tfjs';

async function main(): Promise<void> {
  const xs = tf.tensor2d([[5.1, 3.5], [6.2, 2.9], [7.7, 3.0], [4.9, 3.1]]);
  const ys = tf.tensor1d([0, 1, 2, 0]);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'relu' }));
  model.add(tf.layers.dense({ units: 3, activation: 'softmax' }));
  model.compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'sgd' });
  await model.fit(xs, ys, { epochs: 10 });
}

void main();
//% clean
import * as tf from '@tensorflow/tfjs';

export function createModel(vocabSize, maxLen) {
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: vocabSize, outputDim: 32, inputLength: maxLen }));
  model.add(tf.layers.globalAveragePooling1d());
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['acc'] });
  return model;
}
//% clean
import * as tf from '@tensorflow/tfjs';

const yTrue = tf.tensor2d([[0, 1, 0], [0, 0, 1]]);
const yPred = tf.tensor2d([[0.1, 0.8, 0.1], [0.2, 0.2, 0.6]]);
tf.metrics.categoricalCrossentropy(yTrue, yPred).print();

const x = tf.tensor2d([[0], [1], [1], [1]]);
const y = tf.tensor2d([[0], [0.2], [0.5], [0.9]]);
tf.metrics.binaryCrossentropy(x, y).print();
//% clean
import * as tf from '@tensorflow/tfjs';

type Step = { loss: number; probs: number[][] };

export async function step(model: tf.LayersModel, xs: tf.Tensor, onehot: tf.Tensor, opt: tf.Optimizer): Promise<Step> {
  let probs!: tf.Tensor2D;
  const cost = opt.minimize(() => {
    const logits = model.apply(xs, { training: true }) as tf.Tensor2D;
    probs = tf.keep(tf.softmax(logits));
    return tf.losses.softmaxCrossEntropy(onehot, logits) as tf.Scalar;
  }, true)!;
  const [loss] = await cost.data();
  return { loss, probs: await probs.array() };
}
//% clean
import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 64, activation: 'relu' }),
    tf.layers.dense({ units: 10 }),
  ],
});

model.compile({
  optimizer: 'rmsprop',
  loss: (yTrue, yPred) => tf.losses.softmaxCrossEntropy(yTrue, yPred),
  metrics: ['accuracy'],
});

export default model;
//% clean
import * as tf from '@tensorflow/tfjs';

/** Cross-entropy of the student with the teacher's softened distribution. */
export function distillLoss(teacherLogits: tf.Tensor2D, studentLogits: tf.Tensor2D, T = 2): tf.Scalar {
  return tf.tidy(() => {
    const soft = tf.softmax(teacherLogits.div(T));
    return tf.losses.softmaxCrossEntropy(soft, studentLogits.div(T)).mul(T * T).asScalar();
  });
}
//% clean
import { tensor2d, losses } from '@tensorflow/tfjs';

const genres = tensor2d([
  [1, 0, 1],
  [0, 1, 0],
  [0, 0, 0],
]);
const scores = tensor2d([
  [1.4, -0.8, 2.0],
  [-0.3, 1.6, -1.2],
  [-0.7, -1.1, -2.4],
]);
losses.sigmoidCrossEntropy(genres, scores).print();
//% clean
import * as tf from '@tensorflow/tfjs';

export async function bitsPerChar(model, xs, onehot) {
  const logits = model.predict(xs);
  const nats = (await tf.losses.softmaxCrossEntropy(onehot, logits).data())[0];
  const bits = nats / Math.LN2;
  console.log(`${bits.toFixed(3)} bits/char, perplexity ${Math.exp(nats).toFixed(1)}`);
  return bits;
}
//% clean
import * as tf from '@tensorflow/tfjs';

class PolicyNetwork {
  constructor(hidden) {
    this.net = tf.sequential();
    this.net.add(tf.layers.dense({ units: hidden, activation: 'elu', inputShape: [4] }));
    this.net.add(tf.layers.dense({ units: 1 }));
  }

  getLogitsAndActions(inputs) {
    return tf.tidy(() => {
      const logits = this.net.predict(inputs);
      const leftProb = tf.sigmoid(logits);
      const leftRightProbs = tf.concat([leftProb, tf.sub(1, leftProb)], 1);
      const actions = tf.multinomial(leftRightProbs, 1, null, true);
      return [logits, actions];
    });
  }

  getGradientsAndSaveActions(inputTensor) {
    const f = () => tf.tidy(() => {
      const [logits, actions] = this.getLogitsAndActions(inputTensor);
      this.currentActions_ = actions.dataSync();
      const labels = tf.sub(1, tf.tensor2d(this.currentActions_, actions.shape));
      return tf.losses.sigmoidCrossEntropy(labels, logits).asScalar();
    });
    return tf.variableGrads(f);
  }
}

export default PolicyNetwork;
//% clean
import * as tf from '@tensorflow/tfjs';

const gate = tf.sequential({ layers: [tf.layers.dense({ inputShape: [6], units: 1, activation: 'sigmoid' })] });
gate.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });

const price = tf.sequential({ layers: [tf.layers.dense({ inputShape: [6], units: 1 })] });
price.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

export { gate, price };
//% clean
import * as tf from '@tensorflow/tfjs';

const labels = tf.tensor2d([[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
const logits = tf.tensor2d([[2.0, -1.0, 0.5], [0.3, 1.8, -0.9], [-1.5, 0.2, 2.4]]);
const weights = tf.tensor1d([1, 2, 0.5]);

const perRow = tf.losses.softmaxCrossEntropy(labels, logits, weights, 0.1, tf.Reduction.NONE);
perRow.print();
//% clean
import * as tf from '@tensorflow/tfjs';

const ratings = tf.tensor1d([1, 3, 2, 3], 'int32');
const ys = tf.oneHot(ratings.sub(tf.scalar(1, 'int32')), 3);
const scores = tf.tensor2d([[0.5, -0.2, 1.4], [2.3, 0.7, -1.1], [-0.6, 1.5, 0.2], [0.9, -1.3, 0.8]]);
tf.losses.softmaxCrossEntropy(ys, scores).print();
//% clean
import * as tf from '@tensorflow/tfjs';

const input = tf.input({ shape: [20] });
const hidden = tf.layers.dense({ units: 32, activation: 'relu' }).apply(input) as tf.SymbolicTensor;
const scores = tf.layers.dense({ units: 4 }).apply(hidden) as tf.SymbolicTensor;
const probs = tf.layers.softmax().apply(scores) as tf.SymbolicTensor;

const model = tf.model({ inputs: input, outputs: probs });
model.compile({ optimizer: 'adam', loss: tf.metrics.categoricalCrossentropy });
export default model;
//% clean
const tf = require('@tensorflow/tfjs');

async function evaluate(model, xs, labels) {
  const yPred = model.predict(xs);
  const ce = tf.metrics.categoricalCrossentropy(labels, yPred).mean();
  const acc = yPred.argMax(-1).equal(labels.argMax(-1)).mean();
  return { ce: (await ce.data())[0], acc: (await acc.data())[0] };
}

module.exports = { evaluate };
//% clean
import * as tf from '@tensorflow/tfjs-node';

interface Row { x: number[]; y: number; }

export async function train(rows: Row[], classes: number): Promise<tf.LayersModel> {
  const ds = tf.data
    .array(rows as any)
    .map((r: any) => ({ xs: tf.tensor1d(r.x), ys: tf.oneHot(tf.scalar(r.y, 'int32'), classes) }))
    .batch(32);
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [rows[0].x.length], units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: classes, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(1e-3), loss: ['categoricalCrossentropy'] });
  await model.fitDataset(ds as any, { epochs: 5 });
  return model;
}
//% clean
import * as tf from '@tensorflow/tfjs';

// torch-like order for the rest of the code base
const crossEntropy = (pred, target) => tf.losses.softmaxCrossEntropy(target, pred);

export function loss(net, batch) {
  const logits = net.predict(batch.images);
  const target = tf.oneHot(batch.labels, 10);
  return crossEntropy(logits, target);
}
