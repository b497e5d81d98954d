/** scipy.special: the elementwise functions of information theory. Source: scipy/special/_convex_analysis.pxd, _xlogy.pxd, _logit.h. */
import type {Call} from '../call.ts';
import {map, type NdArray, zip} from '../nd/ndarray.ts';
import {specialType, specialTypeOf} from '../nd/numpy.ts';
import {asWritten} from '../nd/read.ts';

/** −x ln x, 0 at 0, −∞ below. */
export const entr = (x: number): number =>
  Number.isNaN(x) ? x : x > 0 ? -x * Math.log(x) : x === 0 ? 0 : Number.NEGATIVE_INFINITY;

/** x ln(x/y); 0 at x = 0 ≤ y, ∞ outside the domain. */
export function relEntr(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x > 0 && y > 0) return x * Math.log(x / y);
  return x === 0 && y >= 0 ? 0 : Number.POSITIVE_INFINITY;
}

/** x ln(x/y) − x + y. */
function klDiv(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x > 0 && y > 0) return x * Math.log(x / y) - x + y;
  return x === 0 && y >= 0 ? y : Number.POSITIVE_INFINITY;
}

/** x ln y, 0 at x = 0 unless y is NaN. */
export const xlogy = (x: number, y: number): number => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y));
const xlog1py = (x: number, y: number): number => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log1p(y));

const expit = (x: number): number => 1 / (1 + Math.exp(-x));
const logExpit = (x: number): number => (x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)));

/** A 0-d result is a number. */
export const unwrap = (a: NdArray): NdArray | number => (a.shape.length === 0 ? a.data[0] : a);

const unary =
  (f: (x: number) => number) =>
  (call: Call): NdArray | number => {
    const x = call.array('x', asWritten);
    return unwrap(map(x, f, specialType(x.dtype)));
  };

const binary =
  (f: (x: number, y: number) => number) =>
  (call: Call): NdArray | number => {
    const x = call.array('x', asWritten);
    const y = call.array('y', asWritten);
    return unwrap(zip(x, y, f, specialTypeOf(x, y)));
  };

export const specialFunctions = [
  ['entr', ['x'], unary(entr)],
  ['expit', ['x'], unary(expit)],
  ['log_expit', ['x'], unary(logExpit)],
  ['rel_entr', ['x', 'y'], binary(relEntr)],
  ['kl_div', ['x', 'y'], binary(klDiv)],
  ['xlogy', ['x', 'y'], binary(xlogy)],
  ['xlog1py', ['x', 'y'], binary(xlog1py)],
] as const;
