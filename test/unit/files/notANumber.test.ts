/** A NaN in any class leaves the row out, named; it never reaches a sum. */
import assert from 'node:assert/strict';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {reportOf} from '../../../src/files/report.ts';

describe('files: a NaN in a row', () => {
  for (const kind of ['probabilities', 'logits', 'log-probabilities'] as const) {
    for (const place of [0, 1, 2]) {
      it(`of ${kind}, at class ${place}, leaves that row out`, () => {
        const row = kind === 'probabilities' ? [0.25, 0.25, 0.5] : [-1, -2, -0.5];
        const breakdown = new Breakdown(3, kind);
        for (const target of [0, 1, 2]) {
          breakdown.add(Float64Array.from(row), 0, target, 'f', 2 * target);
          breakdown.add(Float64Array.from(row).fill(Number.NaN, place, place + 1), 0, target, 'f', 2 * target + 1);
        }
        const report = reportOf(breakdown);
        assert.deepEqual([report.rows, report.valid], [6, 3]);
        assert.ok(Number.isFinite(report.loss + report.brier + report.ece));
        const problem = report.problems.find((p) => p.code === 'unreadable-row');
        assert.deepEqual([problem?.row, problem?.count], [1, 3]);
        assert.match(problem!.message, new RegExp(`class ${place} is given NaN`));
      });
    }
  }
});
