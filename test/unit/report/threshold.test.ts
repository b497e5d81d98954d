/** Thresholds and the area under the ROC curve, against counting rows and pairs one by one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {areaUnderRoc, bestF1, thresholds} from '../../../src/core/report/threshold.ts';
import {explainThresholds, thresholdLine} from '../../../src/core/report/thresholdView.ts';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {reportOf} from '../../../src/files/report.ts';
import {madeReport, seeded} from '../../helpers/reports.ts';

const nats = {unit: 'nats', precision: 4} as const;
const counts = (bins: number) => fc.array(fc.nat(4), {minLength: bins, maxLength: bins});
const spread = (bins: readonly number[]) => bins.flatMap((n, i) => Array.from({length: n}, () => i / bins.length));

describe('report: thresholds', () => {
  it('count the rows at each border as counting them one by one does', () => {
    fc.assert(
      fc.property(counts(10), counts(10), (positives, negatives) => {
        const [p, n] = [spread(positives), spread(negatives)];
        for (const at of thresholds({positives, negatives})) {
          const [tp, fp] = [p, n].map((scores) => scores.filter((s) => s >= at.threshold).length);
          assert.deepEqual([at.truePositives, at.falsePositives], [tp, fp]);
          assert.deepEqual([at.falseNegatives, at.trueNegatives], [p.length - tp!, n.length - fp!]);
          assert.deepEqual(at.recall, tp! / p.length);
          assert.deepEqual(at.falsePositiveRate, fp! / n.length);
          assert.deepEqual(at.precision, tp! / (tp! + fp!));
        }
      }),
    );
  });

  it('F1 is the harmonic mean of precision and recall', () => {
    for (const at of thresholds(madeReport({rows: 400, numClasses: 2, skill: 0.3}).threshold!)) {
      const mean = 2 / (1 / at.precision + 1 / at.recall);
      if (at.truePositives > 0) assert.ok(Math.abs(at.f1 - mean) < 1e-12);
    }
  });

  it('the area is the share of pairs in order, half where the scores share a bin', () => {
    fc.assert(
      fc.property(counts(8), counts(8), (positives, negatives) => {
        const [p, n] = [spread(positives), spread(negatives)];
        const pairs = p.flatMap((a) => n.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        const area = pairs.reduce((a, b) => a + b, 0) / pairs.length;
        const found = areaUnderRoc({positives, negatives}).area;
        assert.ok(pairs.length === 0 ? Number.isNaN(found) : Math.abs(found - area) < 1e-12);
      }),
    );
  });

  it('the area of the scores themselves lies within what is stated', () => {
    const random = seeded(3);
    const rows = Array.from({length: 600}, () => {
      const target = random() < 0.3 ? 1 : 0;
      return {target, score: Math.min(1, Math.max(0, 0.3 * target + 0.7 * random()))};
    });
    const breakdown = new Breakdown(2, 'probabilities');
    rows.forEach(({target, score}, row) => {
      breakdown.add(Float64Array.of(1 - score, score), 0, target, 'f', row);
    });
    const {area, uncertainty} = areaUnderRoc(reportOf(breakdown).threshold!);
    const [p, n] = [1, 0].map((t) => rows.filter((r) => r.target === t).map((r) => r.score));
    const exact = p!
      .flatMap((a) => n!.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number))
      .reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(area - exact / (p!.length * n!.length)) <= uncertainty);
    assert.ok(uncertainty > 0 && uncertainty < 0.01);
  });

  it('the highest F1 is one of them', () => {
    const points = thresholds(madeReport({rows: 400, numClasses: 2, skill: 0.3}).threshold!);
    const best = bestF1(points)!;
    assert.ok(points.every((at) => !(at.f1 > best.f1)));
    assert.equal(bestF1(thresholds({positives: [0, 0], negatives: [0, 0]})), undefined);
  });

  it('are shown with words where one class never occurs', () => {
    const view = explainThresholds({positives: [0, 0, 0], negatives: [1, 2, 0]}, nats);
    assert.match(view.area, /undefined: only one of the two classes occurs/);
    assert.equal(thresholdLine(view.points, 2, 4).precision, '–');
    const lines = view.points.map((_, i) => thresholdLine(view.points, i, 4));
    assert.doesNotMatch(JSON.stringify([view.area, view.note, view.words, lines]), /NaN|Infinity/);
  });
});
