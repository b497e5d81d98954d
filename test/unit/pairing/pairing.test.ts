/** Which array is the prediction, which the target. */
import assert from 'node:assert/strict';
import type {NumericArray} from '../../../src/core/literal/types.ts';
import {guessRole, isPlainlyNotPrediction, pairArrays, roleOfName} from '../../../src/core/pairing/index.ts';
import {array, call} from './arrays.ts';

const q = [0.2, 0.7, 0.1];
const soft = [0.3, 0.3, 0.4];

function assertPair(pair: readonly NumericArray[], target: NumericArray, prediction: NumericArray): void {
  const found = pairArrays(pair, pair);
  assert.equal(found?.target, target);
  assert.equal(found?.prediction, prediction);
}

describe('roles by name', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    y_true: 'target',
    yTrue: 'target',
    labels: 'target',
    TARGET: 'target',
    gt: 'target',
    p: 'target',
    y: 'target',
    y_test: 'target',
    one_hot: 'target',
    onehotLabels: 'target',
    true_probs: 'target',
    'batch["labels"]': 'target',
    y_pred: 'prediction',
    yPred: 'prediction',
    probs: 'prediction',
    logits: 'prediction',
    q: 'prediction',
    output: 'prediction',
    y_prob: 'prediction',
    valProbs2: 'prediction',
    y_hat: 'prediction',
    predicted_labels: 'prediction',
    scores: 'prediction',
    p_cat: undefined,
    x: undefined,
    values: undefined,
    features: undefined,
  };
  for (const [name, role] of Object.entries(cases))
    it(`${name}: ${role ?? 'nothing'}`, () => assert.equal(roleOfName(name), role));
});

describe('pairing two arrays', () => {
  const orders: Readonly<Record<string, 'prediction first' | 'target first'>> = {
    'F.cross_entropy': 'prediction first',
    'nn.CrossEntropyLoss()': 'prediction first',
    'nn.BCEWithLogitsLoss(pos_weight=w)': 'prediction first',
    'F.kl_div': 'prediction first',
    'optax.softmax_cross_entropy': 'prediction first',
    'optax.losses.softmax_cross_entropy': 'prediction first',
    'torch::nn::functional::cross_entropy': 'prediction first',
    'candle_nn::loss::cross_entropy': 'prediction first',
    'MLmetrics::LogLoss': 'prediction first',
    'Metrics::logLoss': 'target first',
    nnf_cross_entropy: 'prediction first',
    'keras.losses.categorical_crossentropy': 'target first',
    'tf.keras.losses.CategoricalCrossentropy(from_logits=True)': 'target first',
    'sklearn.metrics.log_loss': 'target first',
    'stats.entropy': 'target first',
    'scipy.special.kl_div': 'target first',
    'tf.nn.softmax_cross_entropy_with_logits': 'target first',
    'tf.losses.softmaxCrossEntropy': 'target first',
  };
  for (const [callee, order] of Object.entries(orders)) {
    it(`${callee} takes the ${order}`, () => {
      const pair = [array(q, {call: call(callee, 0)}), array(soft, {call: call(callee, 1)})];
      const [prediction, target] = order === 'prediction first' ? pair : [pair[1], pair[0]];
      assertPair(pair, target, prediction);
    });
  }

  it('keywords win over order', () => {
    const pair = [array(q, {call: call('f', 'logits')}), array(soft, {call: call('f', 'labels')})];
    assertPair(pair, pair[1], pair[0]);
  });

  it('names win over values and order', () => {
    const pair = [array([0, 1, 0], {name: 'y_pred'}), array(soft, {name: 'y_true'})];
    assertPair(pair, pair[1], pair[0]);
  });

  it('one name is enough', () => {
    const pair = [array(q, {name: 'probs'}), array(soft)];
    assertPair(pair, pair[1], pair[0]);
  });

  it('one-hot, then indices, tell the target', () => {
    const oneHot = [array(q), array([0, 1, 0])];
    assertPair(oneHot, oneHot[1], oneHot[0]);
    const indices = [array([q, soft]), array([1, 2])];
    assertPair(indices, indices[1], indices[0]);
  });

  it('then the first is the target', () => {
    const pair = [array(q), array(soft)];
    assertPair(pair, pair[0], pair[1]);
    assert.match(pairArrays(pair, pair)?.reason ?? '', /first one/);
  });
});

describe('pairing one array', () => {
  it('finds labels by name and shape, never a shape, an id list or padding', () => {
    const prediction = array([q, soft], {name: 'probs'});
    const labels = array([1, 0], {name: 'labels'});
    const others = [array([2, 3], {name: 'shape'}), array([0, 1], {name: 'padding'}), array([1, 2], {name: 'ids'})];
    const found = pairArrays([...others, prediction, labels], [prediction]);
    assert.equal(found?.target, labels);
    assert.deepEqual(
      found?.candidates.map((c) => c.array),
      [labels],
    );
  });

  it('prefers the partner that shares words, then the nearer one', () => {
    const far = array([0, 1, 0], {name: 'train_labels'});
    const val = array([0, 1, 0], {name: 'val_labels'});
    const prediction = array(q, {name: 'val_probs'});
    const near = array([1, 0, 0], {name: 'test_labels'});
    assert.equal(pairArrays([far, val, prediction, near], [prediction])?.target, val);
  });

  it('offers what fits without a name, and takes only what is surely meant', () => {
    const prediction = array(q, {name: 'probs'});
    const other = array(soft);
    const found = pairArrays([prediction, other], [prediction]);
    assert.equal(found?.target, undefined);
    assert.deepEqual(
      found?.candidates.map((c) => c.array),
      [other],
    );
  });

  it('a target looks for its prediction', () => {
    const target = array([0, 1, 0], {name: 'y_true'});
    const prediction = array(q, {name: 'y_pred'});
    const found = pairArrays([target, prediction], [target]);
    assert.deepEqual([found?.target, found?.prediction], [target, prediction]);
  });

  it('takes labels that stand in the same call, whatever the function is called', () => {
    const labels = array([[0, 1, 0]], {call: call('cce', 0)});
    const prediction = array([q], {call: call('cce', 1)});
    for (const focus of [labels, prediction]) {
      const found = pairArrays([labels, prediction], [focus]);
      assert.deepEqual([found?.target, found?.prediction], [labels, prediction]);
    }
  });

  it('looks into other cells, the nearer one first', () => {
    const prediction = {...array(q, {name: 'probs'}), document: 3};
    const near = {...array([0, 1, 0], {name: 'labels'}), document: 2};
    const far = {...array([1, 0, 0], {name: 'labels'}), document: 0};
    assert.equal(pairArrays([far, near, prediction], [prediction])?.target, near);
  });

  it('never gives up', () => {
    const alone = array(q);
    assert.equal(pairArrays([alone], [alone])?.prediction, alone);
    assert.equal(pairArrays([], []), undefined);
  });
});

describe('what is plainly no prediction', () => {
  const no: Readonly<Record<string, NumericArray>> = {
    'a shape': array([2, 3], {name: 'output_shape'}),
    'an argument of zeros': array([2, 3], {call: call('np.zeros', 0)}),
    'a figure size': array([6.4, 4.8], {call: call('plt.subplots', 'figsize')}),
    ids: array([101, 2023, 102], {name: 'input_ids'}),
    'whole numbers without a name': array([1, 2, 3]),
    'class weights': array([0.5, 1.5, 2], {name: 'classWeights'}),
    ticks: array([0, 0.25, 0.5, 0.75, 1]),
    'means of channels': array([0.485, 0.456, 0.406], {call: call('transforms.Normalize', 0)}),
    settings: array([0.1, 0.5], {container: 'dict', classNames: ['lr', 'dropout']}),
  };
  for (const [what, value] of Object.entries(no)) it(what, () => assert.equal(isPlainlyNotPrediction(value), true));

  const yes: Readonly<Record<string, NumericArray>> = {
    probabilities: array(q),
    'logits of whole numbers by name': array([2, 1, -1], {name: 'token_logits'}),
    'an argument of a loss': array([2, 1, -1], {call: call('F.cross_entropy', 0)}),
    'distributions in even steps': array([0.1, 0.2, 0.3, 0.4]),
    'one-hot rows': array([0, 1, 0]),
    'counts by name': array([10, 20], {name: 'predicted'}),
  };
  for (const [what, value] of Object.entries(yes))
    it(`but not ${what}`, () => assert.equal(isPlainlyNotPrediction(value), false));
});

describe('guessed roles', () => {
  it('tell what they rest on', () => {
    assert.equal(guessRole(array(q, {name: 'labels', call: call('F.cross_entropy', 0)}))?.evidence, 'call');
    assert.equal(guessRole(array(q, {name: 'labels'}))?.evidence, 'name');
    assert.equal(guessRole(array([0, 1]))?.evidence, 'values');
    assert.equal(guessRole(array([3, 4], {name: 'kernel_size'})), undefined);
    assert.equal(guessRole(array([0, 1, 2], {call: call('log_loss', 'labels')})), undefined);
  });
});
