/** A worst row that is opened in the calculator has the same loss there. */
import assert from 'node:assert/strict';
import {evaluate} from '../../../src/core/evaluate/index.ts';
import {explainReport} from '../../../src/core/report/explain.ts';
import type {RowKind} from '../../../src/core/report/types.ts';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {reportOf} from '../../../src/files/report.ts';
import {seeded} from '../../helpers/reports.ts';

const nats = {unit: 'nats', precision: 4} as const;

/** Rows of 2 or 3 values: probabilities that hardly sum to 1, logits that look like probabilities. */
function rowsOf(kind: RowKind, numClasses: number): Breakdown {
  const random = seeded(numClasses);
  const breakdown = new Breakdown(numClasses, kind);
  for (let row = 0; row < 40; row++) {
    const given = Array.from({length: numClasses}, () => (kind === 'log-probabilities' ? -random() : random()));
    const values = kind === 'positive-probability' ? [1 - given[1]!, given[1]!] : given;
    breakdown.add(Float64Array.from(values), 0, Math.floor(random() * numClasses), 'f', row);
  }
  return breakdown;
}

describe('report: a row in the calculator', () => {
  const cases: readonly (readonly [RowKind, number])[] = [
    ['probabilities', 2],
    ['probabilities', 3],
    ['logits', 2],
    ['logits', 3],
    ['log-probabilities', 3],
    ['positive-probability', 2],
  ];
  for (const [kind, numClasses] of cases) {
    it(`has the same loss: ${kind}, ${numClasses} classes`, () => {
      const report = reportOf(rowsOf(kind, numClasses));
      const {worst} = explainReport(report, nats);
      assert.equal(worst.length, 20);
      worst.forEach(({example}, i) => {
        const values = JSON.parse(example!.prediction) as number[];
        const found = evaluate({
          prediction: {values, shape: [values.length]},
          target: {values: [example!.target], shape: []},
          options: {indexBase: 0, ...(example!.kind && {predictionKind: example!.kind})},
        });
        assert.ok(found.ok);
        const {loss} = report.worst[i]!;
        assert.ok(Math.abs(found.loss!.value - loss) <= 1e-14 * Math.abs(loss) + 1e-16, `${found.loss!.value} ${loss}`);
      });
    });
  }
});
