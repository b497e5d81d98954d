/**
 * One file (perhaps against another) read by a thread and shown on the report page. It is read as guessed first; where the
 * workspace remembers a choice for its columns, the reading starts again with that one, before any row was read.
 */
import {Uri, workspace} from 'vscode';
import type {ColumnMapping, FileEvent, ShownPlan} from '../../core/report/job.ts';
import type {ReportState} from '../../protocol.ts';
import {saveBytes} from '../panel/outlets.ts';
import {type Asked, jobOf} from './job.ts';
import {isTable} from './kinds.ts';
import type {MappingMemory} from './memory.ts';
import {pickOther} from './pick.ts';
import {atPath, exists, folderOf, nameOf} from './places.ts';
import type {ReportActions, ReportPage} from './reports.ts';
import type {ShownReport} from './shown.ts';
import {startThread, type Thread} from './thread.ts';

/** Where a mapping comes from: nowhere, the workspace's memory, the form just now, or an earlier reading of this file. */
type Origin = 'guess' | 'remembered' | 'chosen' | 'kept';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class FileReport implements ReportActions {
  #shown: ShownReport | undefined;
  #thread: Thread | undefined;
  /** Counts the readings: what an ended thread still says is not heard. */
  #reading = 0;
  #mapping: ColumnMapping = {};
  /** The report with all its classes, as JSON, where the page is given some of them. */
  #whole: Uint8Array | undefined;
  /** The columns as they are guessed; undefined while they are not known. */
  #columns: readonly string[] | undefined;

  constructor(
    readonly extension: Uri,
    readonly memory: MappingMemory,
    readonly page: ReportPage,
    readonly asked: Asked,
  ) {}

  read(): Promise<void> {
    return this.#read({}, 'guess');
  }

  stop(): void {
    this.#end();
    this.#shown?.stopped();
  }

  readAgain(mapping: ColumnMapping): Promise<void> {
    return this.#read(mapping, 'chosen');
  }

  async compareWith(): Promise<void> {
    const against = await pickOther(this.asked.uri);
    if (against) await this.page.openFile({uri: this.asked.uri, against});
  }

  async saveWhole(): Promise<void> {
    if (this.#whole) await saveBytes(`${nameOf(this.asked.uri).replace(/\.[^.]*$/, '')}-report.json`, this.#whole);
  }

  /** A row names its file by its path, or, where it was read by bytes, as seen from the folder of the file asked for. */
  async locate(file: string): Promise<Uri | undefined> {
    const {uri} = this.asked;
    const whole = atPath(uri, file);
    const place = whole ?? Uri.joinPath(folderOf(uri), file);
    return (await exists(place)) ? place : undefined;
  }

  async #read(mapping: ColumnMapping, origin: Origin): Promise<void> {
    this.#end();
    const reading = ++this.#reading;
    this.#whole = undefined;
    this.#mapping = mapping;
    this.#shown = this.page.begin(this.#firstState(), this);
    try {
      const job = await jobOf(this.asked, mapping, this.#againstMapping());
      if (reading !== this.#reading) return;
      const thread = await startThread(this.extension, job, {
        event: (event) => reading === this.#reading && this.#hear(event, origin),
        broke: (message) => reading === this.#reading && this.#fail({code: 'thread', message}),
      });
      if (reading === this.#reading) this.#thread = thread;
      else thread.end();
    } catch (error) {
      if (reading === this.#reading) this.#fail({code: 'unreadable', message: messageOf(error)});
    }
  }

  #firstState(): ReportState {
    const {uri, against} = this.asked;
    const name = workspace.asRelativePath(uri);
    const plan = this.#shown?.state.plan;
    return {
      file: name,
      uri: uri.toString(),
      phase: 'reading',
      mapping: this.#mapping,
      ...(plan && {plan}),
      ...(against && {against: workspace.asRelativePath(against), againstUri: against.toString()}),
      ...(isTable(uri.path) && {sqlSource: uri.scheme === 'file' ? uri.fsPath : name}),
    };
  }

  /** The other file is read as the person chose for it, or like this one. */
  #againstMapping(): ColumnMapping {
    const {labels: _, ...own} = this.#mapping;
    return this.asked.against ? (this.memory.recall(this.asked.against, this.#columns) ?? own) : {};
  }

  #hear(event: FileEvent, origin: Origin): void {
    if (event.type === 'planned') this.#heardPlan(event.plan, origin);
    else if (event.type === 'progress') this.#shown?.progress(event.done, event.total, event.report);
    else if (event.type === 'done') this.#heardEnd(event);
    else this.#heardFailure(event, origin);
  }

  #heardEnd({plan, report, against, whole}: Extract<FileEvent, {type: 'done'}>): void {
    this.#end();
    this.#whole = whole;
    this.#shown?.done(report, {plan, ...(against && {against})});
  }

  #heardPlan(plan: ShownPlan, origin: Origin): void {
    if (origin === 'guess' && this.#readAsRemembered(plan.columns)) return;
    if (origin === 'chosen') void this.memory.remember(this.asked.uri, this.#columns, this.#mapping);
    this.#shown?.planned(plan);
  }

  #heardFailure({code, message, columns}: Extract<FileEvent, {type: 'failed'}>, origin: Origin): void {
    if (origin === 'guess' && this.#readAsRemembered(columns)) return;
    if (origin === 'remembered') void this.#read({}, 'kept');
    else this.#fail({code, message, ...(columns && {columns})});
  }

  /** True where the workspace remembers how such a file is read, which is begun then. */
  #readAsRemembered(columns: readonly string[] | undefined): boolean {
    this.#columns = columns;
    const mapping = this.memory.recall(this.asked.uri, columns);
    if (mapping) void this.#read(mapping, 'remembered');
    return mapping !== undefined;
  }

  #fail(failure: NonNullable<ReportState['failure']>): void {
    this.#end();
    this.#shown?.failed(failure);
  }

  #end(): void {
    this.#reading++;
    this.#thread?.end();
    this.#thread = undefined;
  }
}
