/** Every rule with its reason and its examples: the documentation, the settings and the tests are made from this table. */
import type {Rule} from './types.ts';

const F = 'import torch.nn.functional as F\n';
const nn = 'import torch\nfrom torch import nn\n';
const K = 'import keras\n';
const SK = 'from sklearn.metrics import log_loss\n';

export const rules: readonly Rule[] = [
  {
    id: 'double-softmax',
    title: 'Softmax before a loss that takes logits',
    severity: 'warning',
    why: 'The loss applies log-softmax itself; a second softmax confines it to [ln(e + K − 1) − 1, ln(e + K − 1)] and flattens the gradient.',
    wrong: [
      `${F}loss = F.cross_entropy(F.softmax(logits, dim=1), target)`,
      `${nn}criterion = nn.CrossEntropyLoss()\nprobs = torch.softmax(model(x), dim=1)\nloss = criterion(probs, y)`,
      `${K}model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\nmodel.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))`,
    ],
    right: [
      `${F}loss = F.cross_entropy(logits, target)`,
      `${F}loss = F.cross_entropy(F.log_softmax(logits, dim=1), target)`,
    ],
  },
  {
    id: 'double-sigmoid',
    title: 'Sigmoid before a loss that takes logits',
    severity: 'warning',
    why: 'The loss applies the sigmoid itself; a second one leaves a floor of 0.3133 nats for y = 1 and 0.6931 for y = 0.',
    wrong: [`${F}loss = F.binary_cross_entropy_with_logits(torch.sigmoid(z), y)`],
    right: [`${F}loss = F.binary_cross_entropy(torch.sigmoid(z), y)`],
  },
  {
    id: 'logits-as-probabilities',
    title: 'Logits where probabilities are due',
    severity: 'warning',
    why: 'The logarithm of a logit means nothing; frameworks clip the values into (0, 1) without a word.',
    wrong: [
      `${K}loss = keras.losses.categorical_crossentropy([[0, 1, 0]], [[2.1, -0.3, 0.5]])`,
      `${SK}loss = log_loss(y_true, clf.decision_function(X))`,
    ],
    right: [`${K}loss = keras.losses.categorical_crossentropy([[0, 1, 0]], [[2.1, -0.3, 0.5]], from_logits=True)`],
  },
  {
    id: 'probability-out-of-range',
    title: 'A value just outside [0, 1] passed as a probability',
    severity: 'warning',
    why: 'PyTorch raises, scikit-learn before 1.5 and Keras clip in silence.',
    wrong: [`${F}loss = F.binary_cross_entropy(torch.tensor([0.2, 1.05]), torch.tensor([0., 1.]))`],
    right: [`${F}loss = F.binary_cross_entropy(torch.tensor([0.2, 0.95]), torch.tensor([0., 1.]))`],
  },
  {
    id: 'probabilities-as-logits',
    title: 'Rows that are already distributions where logits are due',
    severity: 'warning',
    why: 'Every row sums to 1: the loss will apply softmax to probabilities.',
    wrong: [`${F}loss = F.cross_entropy(torch.tensor([[0.2, 0.7, 0.1], [0.1, 0.1, 0.8]]), torch.tensor([1, 2]))`],
    right: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7, 0.1], [0.1, 0.1, 0.8]]), torch.tensor([1, 2]))`],
  },
  {
    id: 'labels-as-probabilities',
    title: 'Predicted labels where probabilities are due',
    severity: 'warning',
    why: 'predict gives labels: each wrong one costs the cap of the clip, 36.0437 nats.',
    wrong: [
      `from sklearn.linear_model import LogisticRegression\n${SK}clf = LogisticRegression()\nloss = log_loss(y_test, clf.predict(X_test))`,
      `${SK}loss = log_loss(y_test, p[:, 1] > 0.5)`,
      'from sklearn.metrics import log_loss, make_scorer\nscorer = make_scorer(log_loss, greater_is_better=False)',
    ],
    right: [
      `from sklearn.linear_model import LogisticRegression\n${SK}clf = LogisticRegression()\nloss = log_loss(y_test, clf.predict_proba(X_test))`,
      "from sklearn.metrics import log_loss, make_scorer\nscorer = make_scorer(log_loss, greater_is_better=False, response_method='predict_proba')",
    ],
  },
  {
    id: 'rows-not-normalized',
    title: 'A row of probabilities that does not sum to 1',
    severity: 'warning',
    why: 'Keras and scikit-learn up to 1.4 divide by the sum, the others do not: the loss depends on the framework.',
    wrong: [`${SK}loss = log_loss([0, 1], [[0.7, 0.2], [0.4, 0.6]])`],
    right: [
      `${SK}loss = log_loss([0, 1], [[0.7, 0.3], [0.4, 0.6]])`,
      `${SK}loss = log_loss([0, 1, 2], [[0.33, 0.33, 0.33]] * 3)`,
    ],
  },
  {
    id: 'wrong-axis',
    title: 'Distributions along the wrong axis',
    severity: 'warning',
    why: 'The softmax was taken over the batch, not over the classes: the columns sum to 1, the rows do not.',
    wrong: [
      `${SK}loss = log_loss([0, 1], [[0.7, 0.4], [0.3, 0.6]])`,
      `${F}loss = F.nll_loss(F.log_softmax(logits, dim=0), torch.tensor([2, 0, 1]))`,
      'from scipy.stats import entropy\nuncertainty = entropy(clf.predict_proba(X))',
    ],
    right: [
      `${SK}loss = log_loss([0, 1], [[0.7, 0.3], [0.4, 0.6]])`,
      'from scipy.stats import entropy\nuncertainty = entropy(clf.predict_proba(X), axis=1)',
    ],
  },
  {
    id: 'target-out-of-range',
    title: 'A class index that does not exist',
    severity: 'error',
    why: 'Classes are numbered 0 to K − 1; PyTorch raises (on a GPU: a device-side assert), JAX clamps or gives 0.',
    wrong: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([1, 255]))`],
    right: [
      `${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([1, 255]), ignore_index=255)`,
    ],
  },
  {
    id: 'target-off-by-one',
    title: 'Labels that count from 1',
    severity: 'error',
    why: 'The largest label equals K and none is 0: the labels count from 1, the loss from 0.',
    wrong: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([1, 2]))`],
    right: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([0, 1]))`],
  },
  {
    id: 'one-hot-as-index',
    title: 'One-hot targets where indices are due',
    severity: 'warning',
    why: 'The loss takes one class number a row; a one-hot row is an error or is read as several targets.',
    wrong: [
      `${F}loss = F.cross_entropy(logits, F.one_hot(y, 10))`,
      `${K}loss = keras.losses.sparse_categorical_crossentropy([[0, 1], [1, 0]], [[0.1, 0.9], [0.6, 0.4]])`,
    ],
    right: [`${F}loss = F.cross_entropy(logits, F.one_hot(y, 10).float())`],
  },
  {
    id: 'index-as-one-hot',
    title: 'Indices where one-hot targets are due',
    severity: 'warning',
    why: 'The loss takes a row per example; use the sparse form for class numbers.',
    wrong: [`${K}loss = keras.losses.categorical_crossentropy([0, 2], [[0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])`],
    right: [`${K}loss = keras.losses.sparse_categorical_crossentropy([0, 2], [[0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])`],
  },
  {
    id: 'binary-target-out-of-range',
    title: 'A binary target outside [0, 1]',
    severity: 'warning',
    why: 'Outside [0, 1] the loss is no cross-entropy and can fall below 0 without bound.',
    wrong: [`${F}loss = F.binary_cross_entropy_with_logits(z, torch.tensor([1., -1.]))`],
    right: [`${F}loss = F.binary_cross_entropy_with_logits(z, torch.tensor([1., 0.]))`],
  },
  {
    id: 'target-not-normalized',
    title: 'Several classes in a row of a one-class loss',
    severity: 'warning',
    why: 'Softmax cross-entropy is for exactly one class per row (or a distribution over them).',
    wrong: [`${K}loss = keras.losses.categorical_crossentropy([[1, 0, 1]], [[0.5, 0.1, 0.4]])`],
    right: [`${K}loss = keras.losses.binary_crossentropy([[1, 0, 1]], [[0.5, 0.1, 0.4]])`],
  },
  {
    id: 'swapped-arguments',
    title: 'Prediction and target in the other order',
    severity: 'warning',
    why: 'PyTorch and optax take the prediction first, Keras, scikit-learn and TensorFlow.js the truth.',
    wrong: [`${SK}loss = log_loss(y_pred, y_true)`, `${F}loss = F.cross_entropy(targets, logits)`],
    right: [`${SK}loss = log_loss(y_true, y_pred)`, `${F}loss = F.cross_entropy(logits, targets)`],
  },
  {
    id: 'probabilities-as-log',
    title: 'Probabilities where log-probabilities are due',
    severity: 'warning',
    why: 'nll_loss and kl_div take logarithms: of probabilities they make a negative number.',
    wrong: [
      `${F}loss = F.nll_loss(F.softmax(x, dim=1), y)`,
      `${F}loss = F.kl_div(p.softmax(-1), q, reduction='batchmean')`,
    ],
    right: [`${F}loss = F.nll_loss(F.log_softmax(x, dim=1), y)`],
  },
  {
    id: 'kl-argument-order',
    title: "kl_div's input and target swapped",
    severity: 'warning',
    why: 'kl_div(input, target) computes KL(target‖exp(input)): log-probabilities first.',
    wrong: [`${F}loss = F.kl_div(F.softmax(t, -1), F.log_softmax(s, -1), reduction='batchmean')`],
    right: [`${F}loss = F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1), reduction='batchmean')`],
  },
  {
    id: 'kl-log-target',
    title: "kl_div's log_target and its target disagree",
    severity: 'warning',
    why: 'A logarithm passed as a plain target is read as probabilities, and the reverse.',
    wrong: [`${F}loss = F.kl_div(F.log_softmax(s, -1), F.log_softmax(t, -1), reduction='batchmean')`],
    right: [`${F}loss = F.kl_div(F.log_softmax(s, -1), F.log_softmax(t, -1), reduction='batchmean', log_target=True)`],
  },
  {
    id: 'kl-mean-reduction',
    title: 'kl_div averaged over elements',
    severity: 'information',
    why: "reduction='mean' divides by N·K, 'batchmean' by N: only the second is the divergence.",
    wrong: [`${F}loss = F.kl_div(log_q, p)`, `${F}loss = F.kl_div(log_q, p, reduction='mean')`],
    right: [`${F}loss = F.kl_div(log_q, p, reduction='batchmean')`],
  },
  {
    id: 'unsorted-labels',
    title: 'Labels out of order in log_loss',
    severity: 'warning',
    why: 'The columns follow the sorted labels, whatever order they are given in.',
    wrong: [
      `${SK}loss = log_loss(y_true, proba, labels=['spam', 'ham'])`,
      `${SK}loss = log_loss(y_true, clf.predict_proba(X)[:, ::-1])`,
    ],
    right: [`${SK}loss = log_loss(y_true, proba, labels=['ham', 'spam'])`],
  },
  {
    id: 'infinity-hidden',
    title: 'An infinite loss behind a clamp',
    severity: 'information',
    why: 'The prediction gives probability 0 to what happened: the true loss is ∞, the framework reports its cap.',
    wrong: [`${F}loss = F.binary_cross_entropy(torch.tensor([0.0, 0.9]), torch.tensor([1., 1.]))`],
    right: [`${F}loss = F.binary_cross_entropy(torch.tensor([0.1, 0.9]), torch.tensor([1., 1.]))`],
  },
  {
    id: 'all-rows-ignored',
    title: 'Every row ignored',
    severity: 'warning',
    why: 'The mean over no rows is 0/0: not a number.',
    wrong: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([-100, -100]))`],
    right: [`${F}loss = F.cross_entropy(torch.tensor([[1.2, -0.7], [0.1, 0.4]]), torch.tensor([-100, 1]))`],
  },
  {
    id: 'smoothing-with-ignored',
    title: 'Label smoothing over an ignored class',
    severity: 'information',
    why: 'Smoothing pays ε/K for every class, also for the one whose rows are ignored.',
    wrong: [`${F}loss = F.cross_entropy(logits, y, ignore_index=0, label_smoothing=0.1)`],
    right: [`${F}loss = F.cross_entropy(logits, y, label_smoothing=0.1)`],
  },
  {
    id: 'unit-mismatch',
    title: 'Bits named nats, or nats named bits',
    severity: 'warning',
    why: 'A factor of ln 2 = 0.6931 lies between the two.',
    wrong: [
      `${F}loss_bits = F.cross_entropy(logits, y)`,
      'from scipy.stats import entropy\nh_nats = entropy(p, base=2)',
      `${F}loss = F.cross_entropy(logits, y)\nperplexity = 2 ** loss.item()`,
    ],
    right: [
      `${F}loss_bits = F.cross_entropy(logits, y) / math.log(2)`,
      'from scipy.stats import entropy\nh_bits = entropy(p, base=2)',
      `${F}loss = F.cross_entropy(logits, y)\nperplexity = math.exp(loss.item())`,
    ],
  },
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
