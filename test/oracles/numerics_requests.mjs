// Random requests for every operation of computeOp, chosen to be hard: near-equal distributions, probabilities near 0
// and 1, logits that cancel, subnormals, 1e±300. Seeded, so that a failure can be repeated.

export function makeRandom(seed) {
  let s = seed >>> 0;
  const word = () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    const t = Math.imul(s ^ (s >>> 15), 0x2c1b3c6d);
    return (t ^ (t >>> 13)) >>> 0;
  };
  const uniform = () => (word() * 2 ** 21 + (word() >>> 11)) * 2 ** -53;
  const below = (n) => Math.floor(uniform() * n);
  const pick = (list) => list[below(list.length)];
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {uniform, below, pick, normal, list: (n, f) => Array.from({length: n}, (_, i) => f(i))};
}

const grid = [0, 5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-20, 2 ** -53, 1e-8, 0.1, 0.5, 1, 3, 1e3];

/** One probability, often extreme. */
function probability(r) {
  const kind = r.below(6);
  if (kind === 0) return 2 ** (-1074 * r.uniform());
  if (kind === 1) return 1 - 2 ** -(1 + 52 * r.uniform());
  if (kind === 2) return 10 ** (-20 * r.uniform());
  return r.uniform() || 0.5;
}

function distribution(r, n) {
  const kind = r.below(5);
  const raw = r.list(n, () =>
    kind === 0 ? 10 ** (-300 * r.uniform()) : kind === 1 ? r.uniform() ** 8 : -Math.log(1 - r.uniform()),
  );
  if (kind === 2) raw[r.below(n)] = 0;
  if (raw.every((x) => x === 0)) raw[0] = 1;
  if (kind === 3) return raw;
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((x) => x / sum);
}

/** q close to p, by a factor that differs from 1 by as little as one bit. */
function nearby(r, p) {
  const size = 2 ** -(5 + r.below(49));
  return p.map((x) => x * (1 + (r.uniform() - 0.5) * size));
}

function partner(r, p) {
  return r.below(3) === 0 ? distribution(r, p.length) : nearby(r, p);
}

function logit(r, scale) {
  const kind = r.below(12);
  if (kind === 0) return (r.below(2) ? 1 : -1) * r.pick(grid);
  if (kind === 1) return (r.uniform() - 0.5) * 2e3;
  return r.normal() * scale;
}

function logits(r, n) {
  const kind = r.below(6);
  const scale = r.pick([1e-9, 1, 10, 300, 1e5]);
  if (kind === 0) return r.list(n, () => -Math.log(n) * (1 + (r.uniform() - 0.5) * 2 ** -(10 + r.below(43))));
  if (kind === 1) return r.list(n, () => 1e10 + r.normal());
  if (kind === 2) return r.list(n, () => (2 * r.uniform() - 1) * 1.7e308);
  if (kind === 3) return r.list(n, (i) => (i === 0 ? 0 : -30 - 700 * r.uniform()));
  return r.list(n, () => r.normal() * scale);
}

const base = (r) => r.pick(['nats', 'bits']);
const reduction = (r) => r.pick(['none', 'mean', 'sum']);

function one(r) {
  const p = distribution(r, 1 + r.below(8));
  return {p, base: base(r), normalize: r.below(2) === 0};
}

function two(r) {
  const p = distribution(r, 2 + r.below(8));
  return {p, q: partner(r, p), base: base(r), normalize: r.below(2) === 0};
}

function batch(r, name, make) {
  const [n, c] = [1 + r.below(4), 2 + r.below(4)];
  const target = r.list(n, () => r.below(c));
  return {[name]: r.list(n, () => make(r, c)).flat(), shape: [n, c], target, base: base(r)};
}

function softmaxCe(r) {
  const args = {...batch(r, 'logits', logits), reduction: reduction(r)};
  const [n, c] = args.shape;
  if (r.below(2)) args.weight = r.list(c, () => r.uniform() * 3);
  if (r.below(2)) args.label_smoothing = r.pick([0.1, 0.25, 1e-3, r.uniform()]);
  if (r.below(3) === 0) {
    const {target, ...rest} = args;
    return {...rest, target_probs: r.list(n, () => distribution(r, c)).flat()};
  }
  return r.below(3) === 0 ? {...args, ignore_index: args.target[0]} : args;
}

function labels(r, n, soft) {
  return r.list(n, () => (soft && r.below(2) ? probability(r) : r.below(2)));
}

function focalBinary(r) {
  const n = 1 + r.below(5);
  const name = r.pick(['logits', 'probs']);
  const x = r.list(n, () => (name === 'logits' ? logit(r, 10) : Math.min(probability(r), 1 - 2 ** -53)));
  const gamma = r.pick([0, 0.5, 1, 2, 3.7, 5]);
  return {
    [name]: x,
    y: labels(r, n, false),
    gamma,
    alpha: r.pick([null, 0.25, r.uniform()]),
    reduction: reduction(r),
    base: base(r),
  };
}

/** Rates at which eˣ − t·x nearly vanishes: x near −W(−1/t). */
function nearRoot(t) {
  let x = 1 / t;
  for (let i = 0; i < 50; i++) x -= (Math.exp(x) - t * x) / (Math.exp(x) - t);
  return x;
}

function poisson(r) {
  const n = 1 + r.below(4);
  const log_input = r.below(2) === 0;
  const t = r.list(n, () => r.pick([0, 1, 2, r.below(200), r.uniform() * 50, 1e6 * r.uniform(), 3 + r.below(5)]));
  const x = t.map((v) => {
    if (log_input) return v >= 3 && v < 9 && r.below(2) ? nearRoot(v) : logit(r, 3);
    return r.pick([v + 0.5, Math.abs(v * (1 + 1e-9 * r.normal())) + 1e-300, 10 ** (10 * r.normal())]);
  });
  return {
    x,
    t,
    log_input,
    full: r.pick(['none', 'stirling', 'exact']),
    eps: r.pick([0, 1e-8]),
    reduction: reduction(r),
    base: base(r),
  };
}

function gaussian(r) {
  const n = 1 + r.below(4);
  const size = r.pick([1, 1e-160, 1e160, 1e300]);
  const x = r.list(n, () => r.normal() * size);
  const t = x.map((v) => (r.below(2) ? v * (1 + 2 ** -40 * r.normal()) : r.normal() * size));
  const v = r.list(n, () => r.pick([1, 1 + 2 ** -40, 2 ** (60 * r.normal()), 10 ** (250 * (r.uniform() - 0.5))]));
  return {x, t, var: v, eps: r.pick([1e-6, 1e-310]), full: r.below(2) === 0, reduction: reduction(r), base: base(r)};
}

function bce(r) {
  const n = 1 + r.below(5);
  const weight = r.below(2) ? r.list(1 + r.below(n), () => r.uniform() * 3) : undefined;
  return {
    p: r.list(n, () => Math.min(probability(r), 1 - 2 ** -53)),
    y: labels(r, n, true),
    weight,
    reduction: reduction(r),
    base: base(r),
  };
}

function bceWithLogits(r) {
  const n = 1 + r.below(5);
  const extra = r.below(2)
    ? {weight: r.list(n, () => r.uniform() * 3), pos_weight: [r.pick([0.5, 1e6, r.uniform()])]}
    : {};
  return {x: r.list(n, () => logit(r, 10)), y: labels(r, n, true), reduction: reduction(r), base: base(r), ...extra};
}

function nll(r) {
  const args = batch(r, 'probs', (q, n) => q.list(n, () => probability(q)));
  const sample_weight = r.below(2) ? r.list(args.shape[0], () => r.uniform() * 2) : undefined;
  return {...args, sample_weight, reduction: reduction(r)};
}

function brierBinary(r) {
  const n = 1 + r.below(6);
  const sample_weight = r.below(2) ? r.list(n, () => r.uniform() * 2) : undefined;
  return {p: r.list(n, () => probability(r)), y: labels(r, n, true), sample_weight};
}

/** Gaps up to 3,000: beyond, (1 − p_t)^γ falls short of 1 by less than the last precision can tell, and a tie of the gap stays one. */
function focalLogits(r, n) {
  const row = logits(r, n);
  return Math.max(...row) - Math.min(...row) > 3000 ? focalLogits(r, n) : row;
}

function focalMulticlass(r) {
  const args = batch(r, 'logits', focalLogits);
  const alpha = r.below(2) ? r.list(args.shape[1], () => r.uniform() * 2) : null;
  return {...args, gamma: r.pick([0, 0.5, 2, 3.7]), alpha, reduction: reduction(r)};
}

function perplexity(r) {
  if (r.below(3) === 0) return {probs: r.list(1 + r.below(6), () => probability(r))};
  const {base: _, ...args} = batch(r, 'logits', (q, n) => q.list(n, () => q.normal() * q.pick([1, 10, 100])));
  return args;
}

const values = (r) => ({x: r.list(1 + r.below(6), () => logit(r, r.pick([1e-5, 1, 30, 700])))});
const row = (r) => ({x: logits(r, 1 + r.below(6)), base: base(r)});

/** Operation → a random request's arguments. */
export const makers = {
  entropy: one,
  cross_entropy: two,
  kl_divergence: two,
  js_divergence: two,
  js_distance: (r) => ({...two(r), base: 'nats'}),
  bce,
  bce_with_logits: bceWithLogits,
  softmax_ce: softmaxCe,
  perplexity,
  nll_from_probs: nll,
  brier_binary: brierBinary,
  brier_multiclass: (r) => batch(r, 'probs', distribution),
  focal_binary: focalBinary,
  focal_multiclass: focalMulticlass,
  poisson_nll: poisson,
  gaussian_nll: gaussian,
  softmax: ({...r}) => ({x: logits(r, 1 + r.below(6))}),
  log_softmax: row,
  logsumexp: row,
  sigmoid: values,
  log_sigmoid: values,
  softplus: values,
};
