// Random arguments of torch's losses and their parts.
import {
  anyType,
  broadcastable,
  float,
  logit,
  maybe,
  positive,
  probability,
  reduction,
  rounders,
  tensor,
  withEdges,
  wrong,
} from './conventionsDraw.mjs';

export function classShape(r) {
  const c = r.chance(0.05) ? r.pick([0, 1]) : r.int(2, 5);
  const n = r.chance(0.06) ? 0 : r.int(1, 4);
  const extra = Array.from({length: r.pick([0, 0, 0, 1, 2, 3])}, () => (r.chance(0.04) ? 0 : r.int(1, 3)));
  return r.chance(0.1) ? [c] : [n, c, ...extra];
}

export const targetShape = (shape) => (shape.length === 1 ? [] : [shape[0], ...shape.slice(2)]);

export function indexTarget(r, shape, ignore) {
  const classes = shape.length === 1 ? shape[0] : shape[1];
  const bad = r.chance(0.04);
  const draw = () => {
    if (ignore !== undefined && r.chance(0.25)) return ignore;
    if (bad && r.chance(0.3)) return r.pick([-1, classes, classes + 3, -100]);
    return r.int(0, Math.max(classes - 1, 0));
  };
  const dtype = r.chance(0.03) ? r.pick(['int32', 'float64', 'uint8', 'bool', 'float32']) : 'int64';
  const given = r.chance(0.04) ? wrong(r, targetShape(shape)) : targetShape(shape);
  return tensor(given, dtype === 'uint8' || dtype === 'bool' ? () => Math.abs(draw()) % 2 : draw, dtype);
}

export function classWeight(r, shape, dtype) {
  const classes = shape.length === 1 ? shape[0] : shape[1];
  const length = r.chance(0.04) ? classes + 1 : classes;
  const given = r.chance(0.02) ? [length, 1] : [length];
  return tensor(given, () => (r.chance(0.15) ? 0 : 0.1 + 2 * r.next()), anyType(r, dtype));
}

/**
 * PyTorch 1.13's vectors of bfloat16 for a softmax over another axis than the last, which work on 16 places at once, have a
 * fault: an infinity at place j < 8 makes the sound place j + 8 NaN, and one at j ≥ 8 gives −∞ where the sum is NaN. The same
 * numbers as float32, or at fewer than 16 places, agree with ours.
 */
const mixesLanes = (shape, dtype) => dtype === 'bfloat16' && shape.slice(2).reduce((a, b) => a * b, 1) >= 16;

export function crossEntropy(r, softShare = 0.35) {
  const shape = classShape(r);
  const dtype = float(r);
  const soft = r.chance(softShare);
  const ignore = !soft && r.chance(0.4) ? r.pick([-100, -1, 0, 1, 255]) : soft && r.chance(0.05) ? 1 : undefined;
  const rough = !mixesLanes(shape, dtype) && r.chance(0.1) ? 0.15 : 0;
  const input = tensor(shape, withEdges(r, logit(r), rough), anyType(r, dtype));
  const target = soft
    ? tensor(r.chance(0.03) ? wrong(r, shape) : shape, probability(r), anyType(r, dtype))
    : indexTarget(r, shape, ignore);
  return {
    input,
    target,
    ...maybe(r, 0.4, 'weight', () => classWeight(r, shape, dtype)),
    ...(ignore === undefined ? {} : {ignore_index: ignore}),
    ...maybe(r, 0.35, 'label_smoothing', () =>
      r.pick([0, 0.1, 0.5, 1, r.next(), r.chance(0.1) ? 1.3 : 0.2, r.chance(0.1) ? -0.2 : 0.3]),
    ),
    ...maybe(r, 0.9, 'reduction', () => reduction(r, ['elementwise_mean'])),
    ...maybe(r, 0.03, 'size_average', () => r.chance(0.5)),
    ...maybe(r, 0.03, 'reduce', () => r.chance(0.5)),
  };
}

/** bfloat16 has two digits and a half: an exponential of it would be compared by chance. */
export function perplexity(r) {
  const args = crossEntropy(r);
  return args.input.dtype === 'bfloat16' || args.reduction === 'sum' ? perplexity(r) : args;
}

export function nll(r) {
  const {label_smoothing, ...args} = crossEntropy(r, 0.03);
  return args;
}

export function plainShape(r) {
  return Array.from({length: r.pick([0, 1, 1, 2, 2, 3])}, () => (r.chance(0.04) ? 0 : r.int(1, 4)));
}

export function bce(r) {
  const shape = plainShape(r);
  const dtype = float(r);
  const draw = r.chance(0.1) ? withEdges(r, probability(r), 0.1) : probability(r);
  return {
    input: tensor(shape, draw, anyType(r, dtype)),
    target: tensor(r.chance(0.04) ? wrong(r, shape) : shape, probability(r), anyType(r, dtype)),
    ...maybe(r, 0.4, 'weight', () =>
      tensor(r.chance(0.06) ? wrong(r, shape) : broadcastable(r, shape), positive(r), anyType(r, dtype)),
    ),
    ...maybe(r, 0.9, 'reduction', () => reduction(r)),
  };
}

export function bceLogits(r) {
  const args = bce(r);
  const {shape, dtype} = args.input;
  const made = rounders[dtype] ? dtype : 'float32';
  return {
    ...args,
    input: tensor(shape, withEdges(r, logit(r, 5), r.chance(0.2) ? 0.2 : 0), dtype),
    ...maybe(r, 0.4, 'pos_weight', () =>
      tensor(r.chance(0.06) ? wrong(r, shape) : broadcastable(r, shape), positive(r), made),
    ),
  };
}

export function klDiv(r) {
  const shape = plainShape(r);
  const dtype = float(r);
  const logTarget = r.chance(0.4);
  const other = r.chance(0.15) ? broadcastable(r, shape) : r.chance(0.04) ? wrong(r, shape) : shape;
  return {
    input: tensor(
      shape,
      withEdges(r, () => -3 * r.next(), r.chance(0.1) ? 0.1 : 0),
      anyType(r, dtype),
    ),
    target: tensor(
      other,
      logTarget ? () => -3 * r.next() : probability(r),
      anyType(r, r.chance(0.1) ? float(r) : dtype),
    ),
    ...maybe(r, 0.9, 'reduction', () => reduction(r, ['batchmean', 'batchmean'])),
    ...maybe(r, 0.6, 'log_target', () => logTarget),
  };
}

export function poisson(r) {
  const shape = plainShape(r);
  const dtype = float(r);
  const logInput = r.chance(0.5);
  const other = r.chance(0.15) ? broadcastable(r, shape) : r.chance(0.04) ? wrong(r, shape) : shape;
  return {
    input: tensor(shape, logInput ? logit(r, 1) : positive(r), anyType(r, dtype)),
    target: tensor(other, () => (r.chance(0.7) ? r.int(0, 8) : 4 * r.next()), anyType(r, dtype)),
    log_input: logInput,
    ...maybe(r, 0.6, 'full', () => r.chance(0.5)),
    ...maybe(r, 0.4, 'eps', () => r.pick([1e-8, 1e-3, 0.5])),
    ...maybe(r, 0.9, 'reduction', () => reduction(r)),
  };
}

export function gaussian(r) {
  const shape = plainShape(r);
  const dtype = float(r);
  const variances = [shape, shape, shape.slice(0, -1), [...shape.slice(0, -1), 1], [], broadcastable(r, shape)];
  const negative = r.chance(0.04);
  return {
    input: tensor(shape, logit(r), anyType(r, dtype)),
    target: tensor(r.chance(0.2) ? broadcastable(r, shape) : shape, logit(r), anyType(r, dtype)),
    var: tensor(
      r.pick(variances),
      () => (negative && r.chance(0.5) ? -1 : r.chance(0.1) ? 0 : 0.1 + r.next()),
      anyType(r, dtype),
    ),
    ...maybe(r, 0.5, 'full', () => r.chance(0.5)),
    ...maybe(r, 0.4, 'eps', () => r.pick([1e-6, 1e-3, 0.5])),
    ...maybe(r, 0.9, 'reduction', () => reduction(r)),
  };
}

export const dimOf = (r, rank) => (r.chance(0.05) ? r.pick([5, -5]) : r.int(-Math.max(rank, 1), Math.max(rank, 1) - 1));

export function softmaxLike(r) {
  const shape = plainShape(r);
  const input = tensor(shape, withEdges(r, logit(r), r.chance(0.2) ? 0.2 : 0), anyType(r, float(r)));
  return {input, dim: dimOf(r, shape.length), ...maybe(r, 0.02, 'dtype', () => 'float64')};
}

export function torchLogSumExp(r) {
  const {input, dim} = softmaxLike(r);
  const rank = input.shape.length;
  const list = r.chance(0.3) ? Array.from({length: r.int(1, Math.max(rank, 1))}, () => dimOf(r, rank)) : dim;
  return {input, dim: list, ...maybe(r, 0.5, 'keepdim', () => r.chance(0.5))};
}

export const unary = (draw) => (r) => ({
  input: tensor(plainShape(r), withEdges(r, draw(r), 0.1), anyType(r, float(r))),
});

export function torchXlogy(r) {
  const {input} = unary(positive)(r);
  const other = tensor(
    r.chance(0.2) ? broadcastable(r, input.shape) : input.shape,
    withEdges(r, positive(r), 0.1),
    anyType(r, float(r)),
  );
  return {input, other};
}

export const softplus = (r) => ({
  ...unary((s) => logit(s, 10))(r),
  ...maybe(r, 0.5, 'beta', () => r.pick([1, 2, 0.5, 3])),
  ...maybe(r, 0.4, 'threshold', () => r.pick([20, 5, 0.2])),
});
