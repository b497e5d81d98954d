/** The one report page: what is shown on it, and what its intents do. Commands that read files begin their report here. */
import {type Disposable, l10n, Uri, window} from 'vscode';
import type {ColumnMapping} from '../../core/report/job.ts';
import type {ReportIntent, ReportState} from '../../protocol.ts';
import type {Panels, ReportOwner} from '../panel/panels.ts';
import type {Asked} from './job.ts';
import {revealRow} from './reveal.ts';
import {ShownReport} from './shown.ts';

/** What a reader of files lets the page do; what it leaves out is answered with a sentence. */
export interface ReportActions {
  /** The person stops it, closes the panel, or another report takes the page. */
  stop(): void;
  readAgain?(mapping: ColumnMapping): Promise<void>;
  compareWith?(): Promise<void>;
  /** Saves the report with every class, where the page is shown some. */
  saveWhole?(): Promise<void>;
  /** Where a file is that a row of the report names. */
  locate?(file: string): Promise<Uri | undefined>;
}

export interface FileReader extends ReportActions {
  read(): Promise<void>;
}

export interface ReportPage {
  /**
   * Shows `state` (of phase 'reading') and gives what is told of progress, success or failure. Another report that is
   * still being read is stopped first. The same actions may begin again: the page is kept where it is then.
   */
  begin(state: ReportState, actions: ReportActions): ShownReport;
  openFile(asked: Asked): Promise<void>;
}

export class Reports implements ReportPage, ReportOwner {
  #shown: ShownReport | undefined;
  #actions: ReportActions | undefined;
  readonly #closing: Disposable;

  constructor(
    readonly panels: Panels,
    readonly readerOf: (page: ReportPage, asked: Asked) => FileReader,
  ) {
    this.#closing = panels.onDidCloseReport(() => this.#leave());
  }

  get state(): ReportState | undefined {
    return this.#shown?.state;
  }

  begin(state: ReportState, actions: ReportActions): ShownReport {
    const isSame = this.#actions === actions;
    if (isSame) this.#shown?.leave();
    else this.#leave();
    this.#actions = actions;
    this.#shown = new ShownReport(
      state,
      (next) => this.panels.updateReport(next),
      () => actions.stop(),
    );
    if (isSame) this.panels.updateReport(state);
    else this.panels.openReport(state);
    return this.#shown;
  }

  openFile(asked: Asked): Promise<void> {
    return this.readerOf(this, asked).read();
  }

  async perform(intent: ReportIntent): Promise<void> {
    if (intent.type === 'stopReading') return this.#actions?.stop();
    if (intent.type === 'revealRow') return revealRow(intent, await this.#actions?.locate?.(intent.file));
    if (intent.type === 'readAgain') return this.#orSay(this.#actions?.readAgain?.(intent.mapping));
    if (intent.type === 'saveWhole') return this.#orSay(this.#actions?.saveWhole?.());
    return this.#orSay(this.#actions?.compareWith?.());
  }

  /** The file is read again, as the workspace remembers it; a report without a file stays as it was. */
  async restored(report: ReportState): Promise<void> {
    const {uri, againstUri, phase} = report;
    if (!uri) return this.panels.updateReport({...report, phase: phase === 'reading' ? 'stopped' : phase});
    const against = againstUri ? {against: Uri.parse(againstUri)} : {};
    const reader = this.readerOf(this, {uri: Uri.parse(uri), ...against});
    this.#actions = reader;
    return reader.read();
  }

  dispose(): void {
    this.#closing.dispose();
    this.#leave();
  }

  #leave(): void {
    this.#shown?.leave();
    this.#actions?.stop();
    this.#shown = undefined;
    this.#actions = undefined;
  }

  async #orSay(done: Promise<void> | undefined): Promise<void> {
    if (done) return done;
    void window.showWarningMessage(l10n.t('This report does not come from a file that the editor could read again.'));
  }
}
