/** The machinery behind the rounding: error bounds that hold, rounding at every border, ties, and precision on demand. */
import assert from 'node:assert/strict';
import {type Big, exact} from '../../../src/core/numeric/exact/big/big.ts';
import {bigReals} from '../../../src/core/numeric/exact/big/bigReals.ts';
import {toDouble} from '../../../src/core/numeric/exact/big/toDouble.ts';
import {correctlyRounded, correctlyRoundedEach} from '../../../src/core/numeric/exact/correctlyRounded.ts';
import type {Pair} from '../../../src/core/numeric/exact/pair/pair.ts';
import {pairReals} from '../../../src/core/numeric/exact/pair/pairReals.ts';
import {decompose, exponentOf, pow2, scaleByPow2} from '../../../src/core/numeric/exact/pow2.ts';
import type {Reals} from '../../../src/core/numeric/exact/reals.ts';
import {erf} from '../../../src/core/numeric/formulas/erf.ts';

const precise = bigReals(448);
const coarse = bigReals(192);

let state = 2463534242;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state + 0.5) * 2 ** -32;
}
const between = (a: number, b: number) => a + (b - a) * random();
const anySize = (bits: number) => 2 ** between(-bits, bits) * (1 + random());
const nearOne = () => 1 + (random() - 0.5) * 2 ** between(-50, 0);
const nearZero = () => (random() - 0.5) * 2 ** between(-300, 0);

type Formula = <T>(real: Reals<T>, x: T) => T;
const square: Formula = (real, x) => real.mul(x, x);
const formulas: readonly (readonly [name: string, argument: () => number, formula: Formula])[] = [
  ['ln x', () => anySize(950), (real, x) => real.log(x)],
  ['ln x of subnormals', () => 2 ** between(-1070, -1000), (real, x) => real.log(x)],
  ['ln x near 1', nearOne, (real, x) => real.log(x)],
  ['ln(1 + x) near 0', nearZero, (real, x) => real.log1p(x)],
  ['ln(1 + x)', () => anySize(300), (real, x) => real.log1p(x)],
  ['eˣ', () => between(-620, 680), (real, x) => real.exp(x)],
  ['eˣ near 0', nearZero, (real, x) => real.exp(x)],
  ['ln eˣ', () => between(-600, 600), (real, x) => real.log(real.exp(x))],
  ['√x²', () => anySize(400), (real, x) => real.sqrt(square(real, x))],
  ['√x', () => anySize(800), (real, x) => real.sqrt(x)],
  ['π/x²', () => anySize(300), (real, x) => real.div(real.constant('pi'), square(real, x))],
  ['x² − x/3', () => anySize(100), (real, x) => real.sub(square(real, x), real.mul(x, real.ratio(1n, 3n)))],
  ['x·2⁷ + ln 10', () => anySize(30), (real, x) => real.add(real.scale(x, 7), real.constant('ln10'))],
  ['erf x', () => between(0, 5), (real, x) => erf(real, x)],
];

/** |a − b| ≤ 2^bound + 2^-400, all over big integers. */
function isWithin(a: Big, b: Big, bound: number): boolean {
  const {m, e} = precise.sub(a, b);
  if (m === 0n) return true;
  return (m < 0n ? -m : m).toString(2).length + e - 1 <= bound;
}

const ofPair = (p: Pair): Big => precise.add(precise.of(p.hi), precise.of(p.lo));

describe('exact (numeric)', () => {
  for (const [name, argument, formula] of formulas) {
    it(`${name}: pairs and big integers stay within their bounds`, () => {
      for (let i = 0; i < 300; i++) {
        const x = argument();
        const pair = formula(pairReals, pairReals.of(x));
        const middle = formula(coarse, coarse.of(x));
        const truth = formula(precise, precise.of(x));
        assert.ok(isWithin(ofPair(pair), truth, Math.log2(pair.err)), `pair at ${x}`);
        assert.ok(isWithin(middle, truth, middle.err), `192 bits at ${x}`);
        assert.ok(pair.err <= Math.abs(pair.hi) * 2 ** -75, `the pair's bound at ${x} is ${pair.err}`);
      }
    });
  }

  describe('toDouble', () => {
    const cases: readonly (readonly [name: string, m: bigint, e: number, expected: number])[] = [
      ['0', 0n, 5, 0],
      ['a half rounds to even, down', 2n ** 54n + 2n, -1, 2 ** 53],
      ['a half rounds to even, up', 2n ** 54n + 6n, -1, 2 ** 53 + 4],
      ['just over a half rounds up', (2n ** 54n + 2n) * 2n ** 100n + 1n, -101, 2 ** 53 + 2],
      ['the least subnormal', 1n, -1074, 5e-324],
      ['half of it rounds to even', 1n, -1075, 0],
      ['three quarters of it', 3n, -1076, 5e-324],
      ['the greatest double', 2n ** 53n - 1n, 971, Number.MAX_VALUE],
      ['half an ulp more overflows', 2n ** 54n - 1n, 970, Number.POSITIVE_INFINITY],
      ['a negative number', -3n, 0, -3],
      ['far below', 1n, -1_000_000, 0],
      ['far above', 1n, 1_000_000, Number.POSITIVE_INFINITY],
    ];
    for (const [name, m, e, expected] of cases) it(name, () => assert.equal(toDouble({m, e}), expected));
  });

  describe('correctlyRounded', () => {
    const tie = 2 ** 53;
    it('rounds exact ties to even', () => {
      assert.equal(
        correctlyRounded((real) => real.add(real.of(tie), real.of(1))),
        tie,
      );
      assert.equal(
        correctlyRounded((real) => real.add(real.of(tie + 2), real.of(1))),
        tie + 4,
      );
    });
    it('breaks a tie by a term hundreds of orders below', () => {
      const with1e300 = (sign: number) =>
        correctlyRounded((real) => real.add(real.add(real.of(tie), real.of(1)), real.of(sign * 1e-300)));
      assert.deepEqual([with1e300(1), with1e300(-1)], [tie + 2, tie]);
    });
    it('breaks a tie by a power below every exponent', () => {
      const value = correctlyRounded((real) => real.add(real.add(real.of(tie), real.of(1)), real.exp(real.of(-1e300))));
      assert.equal(value, tie + 2);
    });
    it('finds 0 where everything cancels', () => {
      assert.equal(
        correctlyRounded((real) => real.sub(real.log(real.of(4)), real.scale(real.log(real.of(2)), 1))),
        0,
      );
    });
    it('sees what is left of a cancellation', () => {
      assert.equal(
        correctlyRounded((real) => real.sub(real.exp(real.of(1e-200)), real.of(1))),
        1e-200,
      );
    });
    it('overflows and underflows as doubles do', () => {
      assert.equal(
        correctlyRounded((real) => real.exp(real.of(710))),
        Number.POSITIVE_INFINITY,
      );
      assert.equal(
        correctlyRounded((real) => real.exp(real.of(-745.2))),
        0,
      );
      assert.equal(
        correctlyRounded((real) => real.exp(real.of(-745.1))),
        5e-324,
      );
    });
    it('is NaN outside the domain', () => {
      assert.ok(Number.isNaN(correctlyRounded((real) => real.log(real.of(-1)))));
      assert.ok(Number.isNaN(correctlyRounded((real) => real.div(real.of(1), real.of(0)))));
      assert.ok(Number.isNaN(correctlyRounded((real) => real.sqrt(real.of(-1)))));
      assert.ok(Number.isNaN(correctlyRounded((real) => real.of(Number.NaN))));
    });
    it('shares the work of a family', () => {
      let made = 0;
      const at = correctlyRoundedEach((real) => {
        made++;
        return (i) => real.of(i);
      });
      assert.deepEqual([at(1), at(2), made], [1, 2, 1]);
    });
  });

  it('takes doubles apart and puts them together', () => {
    for (const x of [1, -1.5, 5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, 1e-310]) {
      const {mantissa, exponent} = decompose(x);
      assert.equal(toDouble({m: mantissa, e: exponent}), x);
      assert.ok(Math.abs(x) >= scaleByPow2(1, exponentOf(x)));
    }
    assert.deepEqual(
      [pow2(-1022), pow2(1023), scaleByPow2(3, -1074), scaleByPow2(1, 5000)],
      [2 ** -1022, 2 ** 1023, 1.5e-323, Infinity],
    );
    assert.equal(exact, Number.NEGATIVE_INFINITY);
  });
});
