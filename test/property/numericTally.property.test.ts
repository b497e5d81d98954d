/** Rows that are counted by WebAssembly beside rows that are counted one by one: the same counts, sums, worst rows and problems. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {RowKind} from '../../src/core/report/types.ts';
import {Breakdown} from '../../src/files/breakdown.ts';
import {openLogitKernel} from '../../src/files/kernels/logitKernel.ts';
import {openTallyKernel} from '../../src/files/kernels/tallyKernel.ts';
import {toPartial} from '../../src/files/partial.ts';

const kinds = ['probabilities', 'positive-probability', 'logits', 'log-probabilities'] as const;

/** Numerical Recipes' generator: a property's rows are too many to be drawn one by one. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const odd = [
  0,
  -0,
  1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0.25,
  1e-310,
  5e-324,
  1.0005,
  1e300,
];

/** One row: mostly as a model gives it, now and then broken. */
function fillRow(next: () => number, kind: RowKind, row: Float64Array, oddity: number): void {
  let total = 0;
  const digits = next() < 0.5;
  for (let k = 0; k < row.length; k++) total += row[k] = next() ** (1 + Math.floor(12 * next()));
  for (let k = 0; k < row.length; k++) {
    const q = digits ? Number((row[k]! / total).toFixed(3)) : row[k]! / total;
    row[k] = kind === 'logits' ? 30 * next() - 15 : kind === 'log-probabilities' ? Math.log(q) : q;
  }
  if (next() < oddity) row[Math.floor(next() * row.length)] = odd[Math.floor(next() * odd.length)]!;
}

interface Case {
  readonly seed: number;
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly rows: number;
  readonly more: number;
  readonly oddity: number;
  readonly cuts: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom(...kinds, 'probabilities' as const),
  numClasses: fc.oneof(fc.constantFrom(2, 2, 3, 10, 256), fc.integer({min: 2, max: 40})),
  rows: fc.oneof(fc.integer({min: 60, max: 400}), fc.integer({min: 2000, max: 5000})),
  more: fc.nat(2),
  oddity: fc.constantFrom(0, 0.01, 0.3),
  cuts: fc.array(fc.nat(5000), {maxLength: 3}),
});

function tableOf({seed, kind, numClasses, rows, more, oddity}: Case) {
  const next = generator(seed);
  const stride = numClasses + more;
  const values = new Float64Array(rows * stride).fill(7);
  const targets = new Int32Array(rows);
  for (let r = 0; r < rows; r++) {
    fillRow(next, kind, values.subarray(r * stride, r * stride + numClasses), oddity);
    targets[r] = next() < oddity ? -1 : Math.floor(next() * numClasses);
  }
  return {values, targets, stride};
}

/** All rows, cut into blocks; with `each`, one by one. */
function count(c: Case, each: boolean) {
  const {values, targets, stride} = tableOf(c);
  const breakdown = new Breakdown(c.numClasses, c.kind);
  const bounds = [0, ...c.cuts.map((cut) => cut % c.rows).sort((a, b) => a - b), c.rows];
  const leftOut = (row: number): boolean => {
    if (targets[row]! >= 0) return false;
    breakdown.rows++;
    breakdown.problem('label', 'no label', {file: 'f', row});
    return true;
  };
  if (each)
    for (let r = 0; r < c.rows; r++) leftOut(r) || breakdown.add(values, r * stride, targets[r]!, 'f', r, 2 + r);
  else
    for (let i = 0; i + 1 < bounds.length; i++) {
      const [from, to] = [bounds[i]!, bounds[i + 1]!];
      const place = {file: 'f', row: from, lineOf: (r: number) => 2 + from + r};
      const block = {values, offset: from * stride, stride, targets: targets.subarray(from, to), count: to - from};
      breakdown.addRows({...block, ...place}, (r) => leftOut(from + r));
    }
  return toPartial(breakdown);
}

describe('the tally of rows', () => {
  it('has its kernel here, so that the two can be compared', () => assert.ok(openTallyKernel(2, 2)));

  it('is the same by blocks and one by one', () => {
    fc.assert(
      fc.property(cases, (c) => assert.deepEqual(count(c, false), count(c, true))),
      {numRuns: 150},
    );
  }).timeout(120_000);

  it('is the same for logits whose sums a kernel has worked out', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const c: Case = {...drawn, kind: 'logits', cuts: []};
        const {values, targets, stride} = tableOf({...c, oddity: 0});
        const kernel = openLogitKernel(values.length, c.rows);
        kernel.values.set(values);
        kernel.run(0, stride, c.rows, c.numClasses);
        const breakdown = new Breakdown(c.numClasses, 'logits');
        const block = {values: kernel.values, offset: 0, stride, count: c.rows, targets, file: 'f', row: 0};
        breakdown.addRows({...block, sums: kernel.read});
        assert.equal(toPartial(breakdown).loss, count({...c, oddity: 0}, true).loss);
      }),
      {numRuns: 30},
    );
  }).timeout(120_000);

  it('keeps the breakdowns apart that use it in turns', () => {
    const [a, b, alone] = [0, 0, 0].map(() => new Breakdown(3, 'probabilities'));
    const values = Float64Array.from({length: 300}, (_, i) => [0.2, 0.3, 0.5][i % 3]!);
    const block = {values, offset: 0, stride: 3, count: 100, targets: new Int32Array(100), file: 'f'};
    for (let turn = 0; turn < 3; turn++) for (const one of [a!, b!]) one.addRows({...block, row: 100 * turn});
    for (let r = 0; r < 300; r++) alone!.add(values, 0, 0, 'f', r);
    const parts = [a!, b!, alone!].map(toPartial);
    assert.deepEqual(parts[0], parts[2]);
    assert.deepEqual(parts[1], parts[2]);
  });

  it('holds more rows than its sums have room for', () => {
    const rows = 1_200_000;
    const values = new Float64Array(2 * rows).fill(0.5);
    const breakdown = new Breakdown(2, 'probabilities');
    breakdown.addRows({values, offset: 0, stride: 2, count: rows, targets: new Int32Array(rows), file: 'f', row: 0});
    breakdown.settle();
    assert.equal(breakdown.valid, rows);
    assert.equal(breakdown.loss.value(), rows * Math.LN2);
  });
});
