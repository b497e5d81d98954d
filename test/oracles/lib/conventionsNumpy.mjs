// Random arguments of SciPy's and scikit-learn's functions.
import {broadcastable, logit, maybe, positive, probability, tensor, withEdges, wrong} from './conventionsDraw.mjs';
import {plainShape} from './conventionsTorch.mjs';

export const numpyType = (r) => (r.chance(0.12) ? r.pick(['float32', 'int64', 'float16', 'int32']) : 'float64');
export const axisOf = (r, rank) => (r.chance(0.04) ? 7 : r.chance(0.2) ? null : r.int(-rank, rank - 1));
export const filled = (r) => Array.from({length: r.pick([1, 1, 2, 2, 3])}, () => (r.chance(0.03) ? 0 : r.int(1, 5)));

export function scipyEntropy(r) {
  const shape = filled(r);
  const dtype = numpyType(r);
  const draw = () => (r.chance(0.1) ? 0 : r.chance(0.01) ? -0.5 : 3 * r.next());
  const other = r.chance(0.1) ? broadcastable(r, shape) : r.chance(0.04) ? wrong(r, shape) : shape;
  return {
    pk: tensor(shape, draw, dtype),
    ...maybe(r, 0.5, 'qk', () => tensor(other.length === 0 ? [1] : other, draw, dtype)),
    ...maybe(r, 0.5, 'base', () => r.pick([2, 10, 2, 0.5, r.chance(0.1) ? 0 : 3, r.chance(0.1) ? -1 : 2])),
    ...maybe(r, 0.5, 'axis', () => axisOf(r, shape.length)),
  };
}

export function jensenShannon(r) {
  const {pk, qk, ...rest} = scipyEntropy(r);
  return {
    p: pk,
    q: qk ?? tensor(pk.shape, () => r.next(), pk.dtype),
    ...rest,
    ...maybe(r, 0.3, 'keepdims', () => r.chance(0.5)),
  };
}

export const scipySoftmax = (r) => {
  const shape = filled(r);
  const x = tensor(shape, withEdges(r, logit(r), r.chance(0.2) ? 0.2 : 0), numpyType(r));
  return {x, ...maybe(r, 0.6, 'axis', () => axisOf(r, shape.length))};
};

export function scipyLogSumExp(r) {
  const {x, axis} = scipySoftmax(r);
  const shape = r.chance(0.2) ? broadcastable(r, x.shape) : x.shape;
  return {
    a: x,
    ...(axis === undefined ? {} : {axis}),
    ...maybe(r, 0.4, 'b', () => tensor(shape, () => (r.chance(0.2) ? 0 : r.normal()), numpyType(r))),
    ...maybe(r, 0.3, 'keepdims', () => r.chance(0.5)),
    ...maybe(r, 0.25, 'return_sign', () => r.chance(0.5)),
  };
}

export const specialUnary = (r) => ({x: tensor(plainShape(r), withEdges(r, logit(r, 2), 0.15), numpyType(r))});
export const specialBinary = (r) => {
  const shape = plainShape(r);
  const draw = withEdges(r, () => (r.chance(0.2) ? 0 : 2 * r.next()), 0.1);
  const other = r.chance(0.2) ? broadcastable(r, shape) : r.chance(0.04) ? wrong(r, shape) : shape;
  return {x: tensor(shape, draw, numpyType(r)), y: tensor(other, draw, numpyType(r))};
};

export const names = ['ant', 'bee', 'cat', 'dog', 'eel'];

export function numbered(r, k) {
  const [step, start] = [r.pick([1, 1, 2]), r.pick([0, 0, -1, 3])];
  return Array.from({length: k}, (_, i) => start + i * step);
}

export function labels(r, n, k) {
  const classes = r.chance(0.2) ? names.slice(0, k) : numbered(r, k);
  const drawn = Array.from({length: n}, (_, i) => (i < k && r.chance(0.97) ? classes[i] : r.pick(classes)));
  return {classes, drawn, list: typeof classes[0] === 'string'};
}

export const asArgument = (r, {drawn, list}) =>
  list || r.chance(0.2) ? drawn : {dtype: r.chance(0.1) ? 'float64' : 'int64', shape: [drawn.length], data: drawn};

export function logLoss(r) {
  const n = r.chance(0.02) ? 0 : r.int(r.chance(0.1) ? 1 : 4, 9);
  const k = r.int(2, 4);
  const y = labels(r, n, k);
  const width = r.chance(0.05) ? k + 1 : k;
  const vector = k === 2 && r.chance(0.5);
  const draw = r.chance(0.05) ? logit(r) : r.chance(0.03) ? withEdges(r, probability(r), 0.1) : probability(r);
  const shape = vector ? (r.chance(0.2) ? [n, 1] : [n]) : [r.chance(0.03) ? n + 1 : n, width];
  return {
    y_true: asArgument(r, y),
    y_pred: tensor(shape, draw, r.pick(['float64', 'float64', 'float64', 'float32', 'float16'])),
    ...maybe(r, 0.3, 'eps', () => r.pick(['auto', 1e-15, 1e-7, 0.1, 0.5, 0])),
    ...maybe(r, 0.4, 'normalize', () => r.chance(0.5)),
    ...maybe(r, 0.4, 'sample_weight', () =>
      tensor([r.chance(0.03) ? n + 1 : n], r.chance(0.04) ? () => 0 : positive(r), 'float64'),
    ),
    ...maybe(r, 0.4, 'labels', () => (r.chance(0.5) ? y.classes : [...y.classes].reverse())),
  };
}

export function brier(r) {
  const n = r.chance(0.03) ? 0 : r.int(1, 7);
  const y = labels(r, n, r.chance(0.06) ? 3 : 2);
  return {
    y_true: asArgument(r, y),
    y_prob: tensor(
      r.chance(0.05) ? [n, 1] : [n],
      r.chance(0.06) ? logit(r, 1) : probability(r),
      r.pick(['float64', 'float64', 'float32']),
    ),
    ...maybe(r, 0.4, 'sample_weight', () => tensor([n], positive(r), 'float64')),
    ...maybe(r, 0.5, 'pos_label', () => r.pick(y.classes)),
  };
}
