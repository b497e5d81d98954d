/** Records of JSON: `{"label": 2, "probs": [0.1, 0.2, 0.7]}` or `{"true": "dog", "scores": {"cat": 0.2, "dog": 0.8}}` → rows. */
import {namedClass} from '../plan/classes.ts';
import type {RecordPlan} from '../plan/records.ts';
import {hotIndex, isFields, scoredNames, toNumber} from './recordValues.ts';

export interface RecordSink {
  readonly row: (values: Float64Array, target: number) => void;
  readonly problem: (code: string, message: string) => void;
}

/** Gives one record to the sink as a row. */
export class RecordReader {
  private readonly values: Float64Array;

  constructor(
    private readonly plan: RecordPlan,
    private readonly sink: RecordSink,
  ) {
    this.values = new Float64Array(plan.numClasses);
  }

  /** `apart` is the label where labels stand in a file of their own. */
  read(record: unknown, apart?: string): void {
    const {plan, sink} = this;
    const label = plan.labelKey === undefined ? apart : isFields(record) ? record[plan.labelKey] : undefined;
    const problem = this.problemOf(record, label);
    if (problem) sink.problem(problem.code, `${problem.what}; the row is left out`);
    else sink.row(this.values, this.target(label));
  }

  private problemOf(record: unknown, label: unknown): {readonly code: string; readonly what: string} | undefined {
    const {labelKey, predictionKey, numClasses} = this.plan;
    if (!isFields(record)) return {code: 'no-record', what: 'there is no JSON object here'};
    if (!this.fill(record[predictionKey]))
      return {code: 'unreadable-number', what: `"${predictionKey}" does not hold ${numClasses} numbers`};
    if (this.target(label) < 0)
      return {
        code: 'label',
        what: `${labelKey === undefined ? 'the label' : `"${labelKey}"`} names no class of this file`,
      };
    return undefined;
  }

  private fill(value: unknown): boolean {
    const {values, plan} = this;
    if (typeof value === 'number' && plan.numClasses === 2) {
      values[1] = value;
      return true;
    }
    const named = scoredNames(value) ?? value;
    if (Array.isArray(named)) {
      const first = named.length === 1 && plan.numClasses === 2 ? 1 : 0;
      for (let k = 0; k < named.length; k++) values[k + first] = toNumber(named[k]);
      return named.length + first === values.length && !values.some(Number.isNaN);
    }
    if (!isFields(named) || !plan.classNames) return false;
    for (const [k, name] of plan.classNames.entries()) values[k] = toNumber(named[name]);
    return !values.some(Number.isNaN);
  }

  private target(label: unknown): number {
    const {classNames, labels, numClasses, indexBase} = this.plan;
    if (Array.isArray(label)) return label.length === numClasses ? hotIndex(label) : -1;
    const named = typeof label === 'string' && classNames ? classNames.indexOf(label) : -1;
    if (named >= 0) return named;
    if (labels && (typeof label === 'number' || typeof label === 'string')) return namedClass(labels, String(label));
    const index = (typeof label === 'boolean' ? Number(label) : toNumber(label)) - indexBase;
    return Number.isInteger(index) && index >= 0 && index < numClasses ? index : -1;
  }
}
