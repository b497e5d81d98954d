/** A panel state around the report on a file of predictions. */
import type {ShownPlan} from '../../src/core/report/job.ts';
import {reportJson} from '../../src/core/report/json.ts';
import type {Against, Report} from '../../src/core/report/types.ts';
import type {PanelState, ReportState} from '../../src/protocol.ts';

export const plan: ShownPlan = {
  format: 'CSV',
  columns: ['id', 'cat', 'dog', 'rabbit', 'label'],
  labelColumn: 4,
  predictionColumns: [1, 2, 3],
  kind: 'probabilities',
  indexBase: 0,
  numClasses: 3,
  classNames: ['cat', 'dog', 'rabbit'],
  hasHeader: true,
  delimiter: ',',
  reasons: [
    'the first line names the columns',
    'label column "label", by its name',
    'each row sums to 1: probabilities',
  ],
};

export interface More extends Partial<ReportState> {
  /** The other file of a comparison. */
  readonly other?: Against;
}

export function reportState(report: Report | undefined, {other, ...more}: More = {}): PanelState {
  return {
    page: 'report',
    targetCandidates: [],
    options: {},
    settings: {unit: 'nats', precision: 4, indexBase: 0},
    report: {
      file: 'runs/predictions.csv',
      phase: 'done',
      mapping: {},
      plan,
      ...(report && {text: reportJson(report, other)}),
      ...more,
    },
  };
}
