/** Partials as they come in from the workers, merged in the order of the shards: the same bits as one process gives. */
import type {ShownPlan} from '../core/report/job.ts';
import type {Breakdown} from '../files/breakdown.ts';
import {type DaskEvent, daskMessage} from '../files/node/daskEvents.ts';
import {fromPartial} from '../files/partial.ts';
import {messageOf, type Read} from './read.ts';

interface Arrived {
  readonly shard: string;
  readonly breakdown?: Breakdown;
  readonly reasons?: readonly string[];
  readonly plan?: ShownPlan;
  readonly failure?: string;
}

export class DaskPartials {
  private readonly waiting = new Map<number, Arrived>();
  private next = 0;
  private breakdown: Breakdown | undefined;
  private reasons: readonly string[] = [];
  private plan: ShownPlan | undefined;
  /** With the index of the shard, so that they are told in the order of the shards. */
  private readonly failures: {readonly index: number; readonly text: string}[] = [];
  private ending: string | undefined;
  isCancelled = false;

  take(event: DaskEvent): void {
    if (event.type === 'result') this.arrive(event.index, arrivedOf(event));
    else if (event.type === 'unreadable')
      this.arrive(event.index, {shard: event.shard, failure: daskMessage('shard-failed', event.message)});
    else if (event.type === 'unmatched')
      this.fail(event.index, event.shard, daskMessage('no-match', 'no file matches this pattern'));
    else if (event.type === 'failed') this.ending = daskMessage(event.code, event.message);
    else if (event.type === 'cancelled') this.isCancelled = true;
  }

  private arrive(index: number, arrived: Arrived): void {
    this.waiting.set(index, arrived);
    for (; this.waiting.has(this.next); this.next++) this.merge(this.next);
  }

  private merge(index: number): void {
    const {shard, breakdown, reasons, plan, failure} = this.waiting.get(index)!;
    this.waiting.delete(index);
    if (failure !== undefined) this.fail(index, shard, failure);
    if (!breakdown) return;
    try {
      if (this.breakdown) this.breakdown.merge(breakdown);
      else this.breakdown = breakdown;
      this.reasons = reasons ?? [];
      this.plan = plan ?? this.plan;
    } catch (error) {
      this.fail(index, shard, daskMessage('classes-differ', messageOf(error)));
    }
  }

  private fail(index: number, shard: string, failure: string): void {
    this.failures.push({index, text: failure.startsWith(`${shard}: `) ? failure : `${shard}: ${failure}`});
  }

  /** What was read: of a job that was cut short, too. */
  end(): Read {
    for (const index of [...this.waiting.keys()].sort((a, b) => a - b)) this.merge(index);
    const failures = this.failures.sort((a, b) => a.index - b.index).map((failure) => failure.text);
    return {
      breakdown: this.breakdown,
      reasons: this.reasons,
      plan: this.plan,
      failures: this.ending === undefined ? failures : [...failures, this.ending],
    };
  }
}

function arrivedOf({shard, partial, message}: Extract<DaskEvent, {type: 'result'}>): Arrived {
  if (partial.trim() === '') return {shard, failure: message};
  try {
    const json = JSON.parse(partial) as {readonly reasons?: readonly string[]; readonly plan?: ShownPlan};
    return {
      shard,
      breakdown: fromPartial(json),
      ...(json.reasons && {reasons: json.reasons}),
      ...(json.plan && {plan: json.plan}),
      ...(message && {failure: message}),
    };
  } catch (error) {
    return {shard, failure: daskMessage('shard-failed', messageOf(error))};
  }
}
