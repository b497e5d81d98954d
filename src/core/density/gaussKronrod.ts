/** Adaptive quadrature by the pair of Gauss (7 nodes) and Kronrod (15 nodes), with an estimate of the error. */
import {plainSum} from '../numeric/plain/sum.ts';

/** Kronrod's nodes in (0, 1], outermost first, and 0; every second one is Gauss's. Source: QUADPACK, qk15. */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
const gaussWeights = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

export interface Integral {
  readonly value: number;
  readonly error: number;
}

interface Piece extends Integral {
  readonly low: number;
  readonly high: number;
}

/** One interval; the error is the difference of the two rules, sharpened as in QUADPACK, and at least the rounding. */
function rule(f: (x: number) => number, low: number, high: number): Piece {
  const middle = low + (high - low) / 2;
  const half = (high - low) / 2;
  let kronrod = 0;
  let gauss = 0;
  let size = 0;
  for (let i = 0; i < 8; i++) {
    const offset = half * nodes[i];
    const pair = i === 7 ? f(middle) : f(middle - offset) + f(middle + offset);
    kronrod += kronrodWeights[i] * pair;
    size += kronrodWeights[i] * Math.abs(pair);
    if (i % 2 === 1) gauss += gaussWeights[(i - 1) / 2] * pair;
  }
  const difference = Math.abs(kronrod - gauss);
  const sharpened = size === 0 ? 0 : size * Math.min(1, (200 * (difference / size)) ** 1.5);
  const rounding = 4 * Number.EPSILON * size;
  return {low, high, value: kronrod * half, error: Math.max(Math.min(sharpened, difference * 200), rounding) * half};
}

const maxPieces = 4000;

/** ∫ f over consecutive intervals between `points`, halving the worst until the error is below `relative` of the value. */
export function integrate(f: (x: number) => number, points: readonly number[], relative = 1e-13): Integral {
  const pieces: Piece[] = [];
  for (let i = 1; i < points.length; i++) pieces.push(rule(f, points[i - 1], points[i]));
  for (;;) {
    const value = plainSum(pieces.map((p) => p.value));
    const error = plainSum(pieces.map((p) => p.error));
    const worst = worstOf(pieces);
    const goal = Math.max(relative * Math.abs(value), Number.MIN_VALUE);
    if (error <= goal || pieces.length >= maxPieces || isAtRounding(pieces[worst])) return {value, error};
    const {low, high} = pieces[worst];
    const middle = low + (high - low) / 2;
    pieces.splice(worst, 1, rule(f, low, middle), rule(f, middle, high));
  }
}

function worstOf(pieces: readonly Piece[]): number {
  let worst = 0;
  for (let i = 1; i < pieces.length; i++) if (pieces[i].error > pieces[worst].error) worst = i;
  return worst;
}

/** Nothing is gained by halving an interval whose error is that of the doubles themselves. */
function isAtRounding({low, high, value, error}: Piece): boolean {
  return error <= 8 * Number.EPSILON * Math.abs(value) || high - low <= 16 * Number.EPSILON * Math.abs(low + high);
}
