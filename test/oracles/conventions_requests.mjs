// Random calls over the whole vocabulary of torch, SciPy and scikit-learn: shapes, dtypes, options, edges and mistakes.

/** A small reproducible generator: mulberry32. */
export function random(seed) {
  let s = seed >>> 0;
  const next = () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const chance = (p) => next() < p;
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {next, int, pick, chance, normal};
}

const size = (shape) => shape.reduce((n, d) => n * d, 1);
const words = (x) => (Number.isNaN(x) ? 'nan' : x === Infinity ? 'inf' : x === -Infinity ? '-inf' : x);
const bfloat16 = (x) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, x);
  view.setUint32(0, view.getUint32(0) & 0xffff0000);
  return view.getFloat32(0);
};
/** Integers have no ∞ and no NaN. */
const toInteger = (x) => (Number.isFinite(x) ? Math.trunc(Math.max(-100, Math.min(100, x))) : 0);
const rounders = {float64: (x) => x, float32: Math.fround, float16: bfloat16, bfloat16};

function tensor(shape, draw, dtype) {
  const round = rounders[dtype] ?? (dtype === 'uint8' || dtype === 'bool' ? (x) => Math.abs(toInteger(x)) : toInteger);
  return {dtype, shape, data: Array.from({length: size(shape)}, () => words(round(draw())))};
}

const edges = [0, 1, -1, Infinity, -Infinity, NaN, 1e-300, 1e308, -1e308, 745, -745, 30, -100];
const withEdges = (r, draw, p) => () => (r.chance(p) ? r.pick(edges) : draw());
const logit =
  (r, scale = 3) =>
  () =>
    scale * r.normal();
const probability = (r) => () => (r.chance(0.1) ? r.pick([0, 1]) : r.next());
const positive = (r) => () => 0.01 + 3 * r.next();

const float = (r) => r.pick(['float64', 'float64', 'float64', 'float64', 'float32', 'float32', 'bfloat16']);
const anyType = (r, dtype) =>
  r.chance(0.02) ? r.pick(['float64', 'float32', 'int64', 'int32', 'float16', 'bool', 'uint8']) : dtype;
const reduction = (r, extra = []) =>
  r.chance(0.03) ? r.pick(['avg', '', 'batchmean', 'Mean']) : r.pick(['none', 'mean', 'sum', 'mean', ...extra]);
const maybe = (r, p, name, make) => (r.chance(p) ? {[name]: make()} : {});
const broadcastable = (r, shape) => {
  const dropped = shape.slice(r.int(0, shape.length));
  return dropped.map((d) => (r.chance(0.2) ? 1 : d));
};
const wrong = (r, shape) => (r.chance(0.5) ? [...shape, r.int(1, 3)] : shape.map((d) => (r.chance(0.5) ? d + 1 : d)));

function classShape(r) {
  const c = r.chance(0.05) ? r.pick([0, 1]) : r.int(2, 5);
  const n = r.chance(0.06) ? 0 : r.int(1, 4);
  const extra = Array.from({length: r.pick([0, 0, 0, 1, 2, 3])}, () => (r.chance(0.04) ? 0 : r.int(1, 3)));
  return r.chance(0.1) ? [c] : [n, c, ...extra];
}

const targetShape = (shape) => (shape.length === 1 ? [] : [shape[0], ...shape.slice(2)]);

function indexTarget(r, shape, ignore) {
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

function classWeight(r, shape, dtype) {
  const classes = shape.length === 1 ? shape[0] : shape[1];
  const length = r.chance(0.04) ? classes + 1 : classes;
  const given = r.chance(0.02) ? [length, 1] : [length];
  return tensor(given, () => (r.chance(0.15) ? 0 : 0.1 + 2 * r.next()), anyType(r, dtype));
}

function crossEntropy(r, softShare = 0.35) {
  const shape = classShape(r);
  const dtype = float(r);
  const soft = r.chance(softShare);
  const ignore = !soft && r.chance(0.4) ? r.pick([-100, -1, 0, 1, 255]) : soft && r.chance(0.05) ? 1 : undefined;
  const rough = dtype !== 'bfloat16' && r.chance(0.1) ? 0.15 : 0;
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
function perplexity(r) {
  const args = crossEntropy(r);
  return args.input.dtype === 'bfloat16' || args.reduction === 'sum' ? perplexity(r) : args;
}

function nll(r) {
  const {label_smoothing, ...args} = crossEntropy(r, 0.03);
  return args;
}

function plainShape(r) {
  return Array.from({length: r.pick([0, 1, 1, 2, 2, 3])}, () => (r.chance(0.04) ? 0 : r.int(1, 4)));
}

function bce(r) {
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

function bceLogits(r) {
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

function klDiv(r) {
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

function poisson(r) {
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

function gaussian(r) {
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

const dimOf = (r, rank) => (r.chance(0.05) ? r.pick([5, -5]) : r.int(-Math.max(rank, 1), Math.max(rank, 1) - 1));

function softmaxLike(r) {
  const shape = plainShape(r);
  const input = tensor(shape, withEdges(r, logit(r), r.chance(0.2) ? 0.2 : 0), anyType(r, float(r)));
  return {input, dim: dimOf(r, shape.length), ...maybe(r, 0.02, 'dtype', () => 'float64')};
}

function torchLogSumExp(r) {
  const {input, dim} = softmaxLike(r);
  const rank = input.shape.length;
  const list = r.chance(0.3) ? Array.from({length: r.int(1, Math.max(rank, 1))}, () => dimOf(r, rank)) : dim;
  return {input, dim: list, ...maybe(r, 0.5, 'keepdim', () => r.chance(0.5))};
}

const unary = (draw) => (r) => ({input: tensor(plainShape(r), withEdges(r, draw(r), 0.1), anyType(r, float(r)))});

function torchXlogy(r) {
  const {input} = unary(positive)(r);
  const other = tensor(
    r.chance(0.2) ? broadcastable(r, input.shape) : input.shape,
    withEdges(r, positive(r), 0.1),
    anyType(r, float(r)),
  );
  return {input, other};
}

const softplus = (r) => ({
  ...unary((s) => logit(s, 10))(r),
  ...maybe(r, 0.5, 'beta', () => r.pick([1, 2, 0.5, 3])),
  ...maybe(r, 0.4, 'threshold', () => r.pick([20, 5, 0.2])),
});

const numpyType = (r) => (r.chance(0.12) ? r.pick(['float32', 'int64', 'float16', 'int32']) : 'float64');
const axisOf = (r, rank) => (r.chance(0.04) ? 7 : r.chance(0.2) ? null : r.int(-rank, rank - 1));
const filled = (r) => Array.from({length: r.pick([1, 1, 2, 2, 3])}, () => (r.chance(0.03) ? 0 : r.int(1, 5)));

function scipyEntropy(r) {
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

function jensenShannon(r) {
  const {pk, qk, ...rest} = scipyEntropy(r);
  return {
    p: pk,
    q: qk ?? tensor(pk.shape, () => r.next(), pk.dtype),
    ...rest,
    ...maybe(r, 0.3, 'keepdims', () => r.chance(0.5)),
  };
}

const scipySoftmax = (r) => {
  const shape = filled(r);
  const x = tensor(shape, withEdges(r, logit(r), r.chance(0.2) ? 0.2 : 0), numpyType(r));
  return {x, ...maybe(r, 0.6, 'axis', () => axisOf(r, shape.length))};
};

function scipyLogSumExp(r) {
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

const specialUnary = (r) => ({x: tensor(plainShape(r), withEdges(r, logit(r, 2), 0.15), numpyType(r))});
const specialBinary = (r) => {
  const shape = plainShape(r);
  const draw = withEdges(r, () => (r.chance(0.2) ? 0 : 2 * r.next()), 0.1);
  const other = r.chance(0.2) ? broadcastable(r, shape) : r.chance(0.04) ? wrong(r, shape) : shape;
  return {x: tensor(shape, draw, numpyType(r)), y: tensor(other, draw, numpyType(r))};
};

const names = ['ant', 'bee', 'cat', 'dog', 'eel'];

function numbered(r, k) {
  const [step, start] = [r.pick([1, 1, 2]), r.pick([0, 0, -1, 3])];
  return Array.from({length: k}, (_, i) => start + i * step);
}

function labels(r, n, k) {
  const classes = r.chance(0.2) ? names.slice(0, k) : numbered(r, k);
  const drawn = Array.from({length: n}, (_, i) => (i < k && r.chance(0.97) ? classes[i] : r.pick(classes)));
  return {classes, drawn, list: typeof classes[0] === 'string'};
}

const asArgument = (r, {drawn, list}) =>
  list || r.chance(0.2) ? drawn : {dtype: r.chance(0.1) ? 'float64' : 'int64', shape: [drawn.length], data: drawn};

function logLoss(r) {
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

function brier(r) {
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

/** [lib, fn, how often, arguments] */
const vocabulary = [
  ['torch', 'cross_entropy', 6, crossEntropy],
  ['torch', 'nll_loss', 4, nll],
  ['torch', 'exp(cross_entropy)', 1, perplexity],
  ['torch', 'binary_cross_entropy', 3, bce],
  ['torch', 'binary_cross_entropy_with_logits', 4, bceLogits],
  ['torch', 'kl_div', 3, klDiv],
  ['torch', 'poisson_nll_loss', 3, poisson],
  ['torch', 'gaussian_nll_loss', 3, gaussian],
  ['torch', 'softmax', 1, softmaxLike],
  ['torch', 'log_softmax', 1, softmaxLike],
  ['torch', 'logsumexp', 2, torchLogSumExp],
  ['torch', 'sigmoid', 1, unary((r) => logit(r, 5))],
  ['torch', 'logsigmoid', 1, unary((r) => logit(r, 5))],
  ['torch', 'special.entr', 1, unary(positive)],
  ['torch', 'special.xlogy', 1, torchXlogy],
  ['torch', 'softplus', 1, softplus],
  ['scipy', 'stats.entropy', 3, scipyEntropy],
  ['scipy', 'spatial.distance.jensenshannon', 3, jensenShannon],
  ['scipy', 'special.logsumexp', 3, scipyLogSumExp],
  ['scipy', 'special.softmax', 1, scipySoftmax],
  ['scipy', 'special.log_softmax', 1, scipySoftmax],
  ['scipy', 'special.entr', 1, specialUnary],
  ['scipy', 'special.expit', 1, specialUnary],
  ['scipy', 'special.log_expit', 1, specialUnary],
  ['scipy', 'special.rel_entr', 1, specialBinary],
  ['scipy', 'special.kl_div', 1, specialBinary],
  ['scipy', 'special.xlogy', 1, specialBinary],
  ['scipy', 'special.xlog1py', 1, specialBinary],
  ['sklearn', 'log_loss', 5, logLoss],
  ['sklearn', 'brier_score_loss', 3, brier],
];

/** `rounds` passes over the vocabulary. */
export function* requests(seed, rounds) {
  const r = random(seed);
  for (let round = 0; round < rounds; round++) {
    for (const [lib, fn, times, make] of vocabulary) {
      for (let i = 0; i < times; i++) yield {id: `${lib}.${fn}`, lib, fn, args: make(r)};
    }
  }
}
