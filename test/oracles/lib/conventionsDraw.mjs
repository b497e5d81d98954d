// What random calls are drawn from: a generator, tensors of every dtype, edges, shapes, options.

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

export const size = (shape) => shape.reduce((n, d) => n * d, 1);
export const words = (x) => (Number.isNaN(x) ? 'nan' : x === Infinity ? 'inf' : x === -Infinity ? '-inf' : x);
export const bfloat16 = (x) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, x);
  view.setUint32(0, view.getUint32(0) & 0xffff0000);
  return view.getFloat32(0);
};
/** Integers have no ∞ and no NaN. */
export const toInteger = (x) => (Number.isFinite(x) ? Math.trunc(Math.max(-100, Math.min(100, x))) : 0);
export const rounders = {float64: (x) => x, float32: Math.fround, float16: bfloat16, bfloat16};

export function tensor(shape, draw, dtype) {
  const round = rounders[dtype] ?? (dtype === 'uint8' || dtype === 'bool' ? (x) => Math.abs(toInteger(x)) : toInteger);
  return {dtype, shape, data: Array.from({length: size(shape)}, () => words(round(draw())))};
}

export const edges = [0, 1, -1, Infinity, -Infinity, NaN, 1e-300, 1e308, -1e308, 745, -745, 30, -100];
export const withEdges = (r, draw, p) => () => (r.chance(p) ? r.pick(edges) : draw());
export const logit =
  (r, scale = 3) =>
  () =>
    scale * r.normal();
export const probability = (r) => () => (r.chance(0.1) ? r.pick([0, 1]) : r.next());
export const positive = (r) => () => 0.01 + 3 * r.next();

export const float = (r) => r.pick(['float64', 'float64', 'float64', 'float64', 'float32', 'float32', 'bfloat16']);
export const anyType = (r, dtype) =>
  r.chance(0.02) ? r.pick(['float64', 'float32', 'int64', 'int32', 'float16', 'bool', 'uint8']) : dtype;
export const reduction = (r, extra = []) =>
  r.chance(0.03) ? r.pick(['avg', '', 'batchmean', 'Mean']) : r.pick(['none', 'mean', 'sum', 'mean', ...extra]);
export const maybe = (r, p, name, make) => (r.chance(p) ? {[name]: make()} : {});
export const broadcastable = (r, shape) => {
  const dropped = shape.slice(r.int(0, shape.length));
  return dropped.map((d) => (r.chance(0.2) ? 1 : d));
};
export const wrong = (r, shape) =>
  r.chance(0.5) ? [...shape, r.int(1, 3)] : shape.map((d) => (r.chance(0.5) ? d + 1 : d));
