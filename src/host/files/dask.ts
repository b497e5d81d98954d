/** "Evaluate with Dask…": shards are read on the workers of a cluster; the report comes to the page like any other. */
import {ConfigurationTarget, type ExtensionContext, l10n, Uri, window, workspace} from 'vscode';
import type {ColumnMapping} from '../../core/report/job.ts';
import {parseReport} from '../../core/report/parse.ts';
import {shortened} from '../../core/report/shortened.ts';
import type {Report} from '../../core/report/types.ts';
import {saveBytes} from '../panel/outlets.ts';
import {runtime} from '../runtime.ts';
import {SECTION, setting} from '../settings.ts';
import {canStartProcesses, type DaskRun, startDask} from './daskProcess.ts';
import {urisOf} from './pick.ts';
import {atPath, exists} from './places.ts';
import type {ReportActions, Reports} from './reports.ts';
import type {ShownReport} from './shown.ts';

const SHARDS = 'surprisal.dask.shards';
/** Of sentences in a message; the rest is counted. */
const MOST_TOLD = 3;

/** The shards are the files that a menu gives, else what the person types; the scheduler is asked for once, and remembered. */
export async function evaluateWithDask(
  reports: Reports,
  extension: ExtensionContext,
  ...args: readonly unknown[]
): Promise<void> {
  const obstacle = whyNot();
  if (obstacle) return void window.showWarningMessage(obstacle);
  const folder = folderFor(urisOf(args));
  const shards = urisOf(args).map((uri) => nameIn(folder, uri));
  const asked = shards.length > 0 ? shards : await askShards(extension);
  const scheduler = asked && (setting('dask.scheduler') || (await askScheduler()));
  if (asked && scheduler) new DaskReport(reports, extension.extensionUri, {folder, shards: asked, scheduler}).read({});
}

function whyNot(): string | undefined {
  if (!canStartProcesses())
    return l10n.t('Dask needs a Python to run: open this folder on the desktop or on a remote machine.');
  return workspace.isTrusted ? undefined : l10n.t('Python is run only in a workspace that you trust.');
}

/** The folder of the first file, or the first folder; one that processes can be in. */
function folderFor([first]: readonly Uri[]): Uri | undefined {
  const own = first && workspace.getWorkspaceFolder(first);
  const folders = [...(own ? [own] : []), ...(workspace.workspaceFolders ?? [])];
  return folders.find(({uri}) => uri.scheme === 'file')?.uri;
}

/** As the workers may know it, too: relative, where it is in the folder. */
function nameIn(folder: Uri | undefined, {path, fsPath}: Uri): string {
  return folder && path.startsWith(`${folder.path}/`) ? path.slice(folder.path.length + 1) : fsPath;
}

async function askShards({workspaceState}: ExtensionContext): Promise<readonly string[] | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Evaluate with Dask'),
    prompt: l10n.t('Files or patterns, separated by blanks: run7/*.csv'),
    value: workspaceState.get<string>(SHARDS, ''),
    ignoreFocusOut: true,
  });
  if (!typed?.trim()) return undefined;
  await workspaceState.update(SHARDS, typed);
  return [...typed.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

async function askScheduler(): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Evaluate with Dask'),
    prompt: l10n.t('The scheduler’s address or its scheduler file; it is kept in your settings.'),
    placeHolder: 'tcp://scheduler:8786',
    ignoreFocusOut: true,
  });
  const scheduler = typed?.trim();
  if (!scheduler) return undefined;
  await workspace.getConfiguration(SECTION).update('dask.scheduler', scheduler, ConfigurationTarget.Global);
  return scheduler;
}

interface Asked {
  readonly folder: Uri | undefined;
  readonly shards: readonly string[];
  readonly scheduler: string;
}

/** The report of some shards; read again where the form says otherwise. */
class DaskReport implements ReportActions {
  #shown: ShownReport | undefined;
  #end: () => void = () => undefined;
  /** The report with all its classes, where the page is given some of them. */
  #whole: string | undefined;

  constructor(
    readonly reports: Reports,
    readonly extension: Uri,
    readonly asked: Asked,
  ) {}

  read(mapping: ColumnMapping): void {
    this.#end();
    this.#whole = undefined;
    const plan = this.#shown?.state.plan;
    const shown = this.reports.begin({file: this.#name(), phase: 'reading', mapping, ...(plan && {plan})}, this);
    this.#shown = shown;
    this.#end = startDask(this.extension, this.#run(mapping), {
      progress: (done, total) => shown.progress(done, total),
      planned: (told) => shown.planned(told),
      ended: (report, messages) => this.#finish(shown, report, messages),
    }).stop;
  }

  stop(): void {
    this.#end();
    this.#shown?.stopped();
  }

  async readAgain(mapping: ColumnMapping): Promise<void> {
    this.read(mapping);
  }

  locate(file: string): Promise<Uri | undefined> {
    return place(this.asked.folder, file);
  }

  async saveWhole(): Promise<void> {
    if (this.#whole !== undefined) await saveBytes('dask-report.json', new runtime.TextEncoder().encode(this.#whole));
  }

  #name(): string {
    const {shards, scheduler} = this.asked;
    return shards.length === 1 ? shards[0]! : l10n.t('{0} shards on {1}', shards.length, scheduler);
  }

  #run(mapping: ColumnMapping): DaskRun {
    const {folder, shards, scheduler} = this.asked;
    const cwd = (folder ?? this.extension).fsPath;
    return {scheduler, python: setting('dask.python'), shards, mapping, cwd};
  }

  /** Shards that could not be read are told; the others are shown. */
  #finish(shown: ShownReport, text: string, messages: readonly string[]): void {
    if (!shown.isReading) return;
    const parsed = parseReport(text);
    if (parsed) this.#show(shown, parsed.report, text);
    else shown.failed(failureOf(messages));
    if (parsed && messages.length > 0) void window.showWarningMessage(toldOf(messages));
  }

  #show(shown: ShownReport, report: Report, text: string): void {
    const short = shortened(report);
    if (short !== report) this.#whole = text;
    shown.done(short);
  }
}

/** "code: sentence", as the command line says it. */
function failureOf(messages: readonly string[]): {readonly code: string; readonly message: string} {
  const message = messages.join('\n') || l10n.t('The command line ended without a report.');
  return {code: /^([a-z]+(?:-[a-z]+)+): /.exec(messages.at(-1) ?? '')?.[1] ?? 'dask', message};
}

function toldOf(messages: readonly string[]): string {
  const told = messages.slice(0, MOST_TOLD).join(' · ');
  const rest = messages.length - MOST_TOLD;
  return rest > 0 ? l10n.t('{0} · and {1} more', told, rest) : told;
}

async function place(folder: Uri | undefined, file: string): Promise<Uri | undefined> {
  const uri = folder && (atPath(folder, file) ?? Uri.joinPath(folder, file));
  return uri && (await exists(uri)) ? uri : undefined;
}
