/** scipy.stats.entropy and scipy.spatial.distance.jensenshannon: both always normalise. Source: stats/_entropy.py, spatial/distance.py. */
import {atLeast, type Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating} from '../nd/dtype.ts';
import {
  broadcastShapes,
  broadcastTo,
  cast,
  map,
  type NdArray,
  type OnMismatch,
  reshape,
  tuple,
  zip,
} from '../nd/ndarray.ts';
import {axesOf, divide, promote, specialType, sumType} from '../nd/numpy.ts';
import {asWritten} from '../nd/read.ts';
import {sum} from '../nd/reduce.ts';
import {entr, relEntr, unwrap} from './special.ts';

const argMismatch: OnMismatch = (a, b) =>
  raise(
    'ValueError',
    `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ${tuple(a)} and arg 1 with shape ${tuple(b)}.`,
  );

/** Divided by its sum over the axes: NaN where that is 0. */
function normalise(call: Call, p: NdArray, axes: readonly number[]): NdArray {
  const sums = sum(cast(p, sumType(p.dtype)), axes, true);
  if (sums.data.some((s) => s === 0) && p.data.length > 0) call.warn('invalid value encountered in divide');
  return divide(isFloating(p.dtype) ? p : cast(p, 'float64'), sums);
}

const relative = (p: NdArray, q: NdArray): NdArray => zip(p, q, relEntr, specialType(p.dtype, q.dtype));

/** nan_policy and keepdims came with 1.12. */
function checkParameters(call: Call): void {
  const late = ['nan_policy', 'keepdims'].find((name) => name in call.given);
  if (late && !atLeast(call.version, '1.12'))
    raise('TypeError', `entropy() got an unexpected keyword argument '${late}'`);
}

/** −Σ p ln p or Σ p ln(p/q) of the normalised arrays, over axis 0 unless told, in nats unless `base` is given. */
export function entropy(call: Call): NdArray | number {
  checkParameters(call);
  const base = call.has('base') ? call.number('base', Math.E) : undefined;
  if (base !== undefined && base <= 0) raise('ValueError', '`base` must be a positive number or `None`.');
  const given = call.array('pk', asWritten);
  const axis = 'axis' in call.given ? call.raw('axis') : 0;
  const pk = normalise(call, given, axesOf(axis, given.shape.length));
  const other = call.maybeArray('qk', asWritten);
  const terms = other ? divergence(call, pk, other, axis) : map(pk, entr, specialType(pk.dtype));
  const axes = axesOf(axis, terms.shape.length);
  return unwrap(inBase(sum(terms, axes, call.flag('keepdims', false)), base));
}

function divergence(call: Call, pk: NdArray, other: NdArray, axis: unknown): NdArray {
  const shape = broadcastShapes(pk.shape, other.shape, argMismatch);
  const qk = broadcastTo(other, shape);
  return relative(broadcastTo(pk, shape), normalise(call, qk, axesOf(axis, shape.length)));
}

const inBase = (s: NdArray, base: number | undefined): NdArray =>
  base === undefined ? s : map(s, (x) => x / Math.log(base));

/** √(½ KL(p‖m) + ½ KL(q‖m)), m the mean of the normalised arrays. */
export function jensenShannon(call: Call): NdArray | number {
  const axis = 'axis' in call.given ? call.raw('axis') : 0;
  const [p, q] = ['p', 'q'].map((name) => {
    const given = call.array(name, asWritten);
    return normalise(call, given, axesOf(axis, given.shape.length));
  });
  const m = map(
    zip(p, q, (x, y) => x + y, promote(p.dtype, q.dtype)),
    (x) => x / 2,
  );
  const sums = [p, q].map((side) => overAxis(relative(side, m), axis, call.flag('keepdims', false)));
  const js = zip(sums[0], sums[1], (x, y) => x + y, promote(sums[0].dtype, sums[1].dtype));
  const scaled = inBase(js, call.has('base') ? call.number('base', Math.E) : undefined);
  return unwrap(map(scaled, (x) => Math.sqrt(x / 2)));
}

const overAxis = (a: NdArray, axis: unknown, keepdims: boolean): NdArray => {
  const reduced = sum(a, axesOf(axis, a.shape.length), keepdims);
  return reshape(reduced, reduced.shape);
};
