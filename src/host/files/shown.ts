/** A report on the page while it comes into being: begun, then told of progress until it is done, stopped or failed. */
import {type CancellationToken, l10n, type Progress, ProgressLocation, window} from 'vscode';
import type {ShownPlan} from '../../core/report/job.ts';
import {jsonNumber} from '../../core/report/json.ts';
import type {Against, Report} from '../../core/report/types.ts';
import type {ReportState} from '../../protocol.ts';
import {runtime} from '../runtime.ts';

/** Between two snapshots of a report that is still being read. */
const PAUSE = 200;
/** A snapshot that takes long (a million columns) is sent seldomer: at most one part in so many of the host's time. */
const SHARE = 20;
/** What takes longer is also told in a notification, for those who look elsewhere meanwhile. */
const PATIENCE = 1500;

type Failure = NonNullable<ReportState['failure']>;
type Step = {readonly increment?: number; readonly message?: string};

export class ShownReport {
  #state: ReportState;
  /** Becomes text when it is sent: seldomer than it comes. */
  #unsent: {readonly report: Report; readonly against?: Against} | undefined;
  /** Runs from one snapshot of progress to the next; what comes meanwhile waits. */
  #timer: unknown;
  #isBehind = false;
  #isCurrent = true;
  #percent = 0;
  #step: ((step: Step) => void) | undefined;
  readonly #finished: Promise<void>;
  #finish: () => void = () => undefined;

  constructor(
    state: ReportState,
    readonly publish: (state: ReportState) => void,
    readonly stop: () => void,
  ) {
    this.#state = state;
    this.#finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
    const notifier = runtime.setTimeout(() => this.#notify(), PATIENCE);
    void this.#finished.then(() => runtime.clearTimeout(notifier));
  }

  get state(): ReportState {
    return this.#state;
  }

  /** Whether it is still being read, and still the one that is shown. */
  get isReading(): boolean {
    return this.#isCurrent && this.#state.phase === 'reading';
  }

  planned(plan: ShownPlan): void {
    this.#change({plan});
  }

  progress(done: number, total: number, report?: Report): void {
    if (!this.isReading) return;
    if (report) this.#unsent = {report};
    this.#state = {...this.#state, done, total};
    this.#tell(done, total);
    this.#isBehind = true;
    if (this.#timer === undefined) this.#sendAndPause();
  }

  done(report: Report, {plan, against}: {readonly plan?: ShownPlan; readonly against?: Against} = {}): void {
    if (!this.isReading) return;
    this.#unsent = {report, ...(against && {against})};
    this.#change({phase: 'done', ...(plan && {plan})});
  }

  /** What was read so far stays. */
  failed(failure: Failure): void {
    this.#change({phase: 'failed', failure});
  }

  /** What was read so far stays. */
  stopped(): void {
    this.#change({phase: 'stopped'});
  }

  /** Another report takes the page: nothing of this one is sent any more. */
  leave(): void {
    this.#isCurrent = false;
    runtime.clearTimeout(this.#timer);
    this.#finish();
  }

  #change(change: Partial<ReportState>): void {
    if (!this.isReading) return;
    this.#state = {...this.#state, ...change};
    this.#send();
    if (this.#state.phase !== 'reading') this.#finish();
  }

  #sendAndPause(): void {
    this.#timer = undefined;
    if (!this.#isBehind || !this.isReading) return;
    const begin = Date.now();
    this.#send();
    const pause = Math.max(PAUSE, SHARE * (Date.now() - begin));
    this.#timer = runtime.setTimeout(() => this.#sendAndPause(), pause);
  }

  #send(): void {
    this.#isBehind = false;
    if (this.#unsent) this.#state = {...this.#state, text: JSON.stringify(this.#unsent, jsonNumber)};
    this.#unsent = undefined;
    this.publish(this.#state);
  }

  #notify(): void {
    const title = l10n.t('Surprisal: reading {0}', this.#state.file);
    const options = {location: ProgressLocation.Notification, title, cancellable: true};
    void window.withProgress(options, (progress, token) => this.#follow(progress, token));
  }

  #follow(progress: Progress<Step>, token: CancellationToken): Promise<void> {
    token.onCancellationRequested(() => this.stop());
    this.#step = (step) => progress.report(step);
    return this.#finished;
  }

  #tell(done: number, total: number): void {
    const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
    if (!this.#step || percent <= this.#percent) return;
    this.#step({increment: percent - this.#percent, message: `${percent} %`});
    this.#percent = percent;
  }
}
