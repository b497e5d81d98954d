/** `evaluate --dask` as a process beside the extension host: this package's own command line, run by the host's own Node. */
import {Uri} from 'vscode';
import type {ColumnMapping, ShownPlan} from '../../core/report/job.ts';
import {decodePlan} from '../../protocol.ts';

export interface DaskRun {
  readonly scheduler: string;
  readonly python: string;
  readonly shards: readonly string[];
  readonly mapping: ColumnMapping;
  /** From where relative names of shards count. */
  readonly cwd: string;
}

export interface DaskListener {
  progress(done: number, total: number): void;
  /** How the shards were read; told before the end. */
  planned(plan: ShownPlan): void;
  /** `report` is the text of a report, empty where nothing was read; `messages` say what went wrong, a line each. */
  ended(report: string, messages: readonly string[]): void;
}

interface Readable {
  setEncoding(encoding: string): void;
  on(event: 'data', listener: (text: string) => void): void;
}

interface Child {
  readonly stdout: Readable;
  readonly stderr: Readable;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'close', listener: (status: number | null) => void): void;
  kill(signal: string): boolean;
}

interface ChildProcesses {
  spawn(command: string, args: readonly string[], options: object): Child;
}

/** Node's, as far as it is used here: the host's code sees no Node types. */
interface NodeGlobals {
  readonly process?: {
    readonly execPath: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    getBuiltinModule?(name: string): unknown;
  };
}

const {process} = globalThis as unknown as NodeGlobals;

const childProcesses = (): ChildProcesses | undefined =>
  process?.getBuiltinModule?.('node:child_process') as ChildProcesses | undefined;

/** Not in a host that is a web worker. */
export const canStartProcesses = (): boolean => childProcesses() !== undefined;

/** `stop` lets it cancel its work on the cluster before it ends. On the desktop, Electron is told to be Node. */
export function startDask(extension: Uri, run: DaskRun, listener: DaskListener): {readonly stop: () => void} {
  const script = Uri.joinPath(extension, 'dist', 'cli.js').fsPath;
  const cluster = ['--dask', run.scheduler, '--python', run.python, '--json', '--progress'];
  const options = [...cluster, ...mappingOptions(run.mapping), '--', ...run.shards];
  const env = {...process?.env, ELECTRON_RUN_AS_NODE: '1', SURPRISAL_FOR: 'editor'};
  const child = childProcesses()!.spawn(process!.execPath, [script, 'evaluate', ...options], {cwd: run.cwd, env});
  const heard = lines(listener);
  let report = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => {
    report += text;
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', heard.take);
  child.on('error', (error) => heard.take(`${error.message}\n`));
  child.on('close', () => listener.ended(report, heard.messages()));
  return {stop: () => void child.kill('SIGINT')};
}

/** Standard error: progress as JSON, and sentences. */
function lines(listener: DaskListener) {
  const messages: string[] = [];
  let rest = '';
  const hear = (line: string) => {
    const progress = progressOf(line);
    const plan = planOf(line);
    if (plan) listener.planned(plan);
    else if (progress) listener.progress(progress.done, progress.total);
    else if (line.trim() !== '') messages.push(line);
  };
  const take = (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) hear(line);
  };
  const all = () => {
    take('\n');
    return messages;
  };
  return {take, messages: all};
}

/** What was chosen in the form, as the command line takes it. */
export function mappingOptions(mapping: ColumnMapping): readonly string[] {
  const {labelColumn, predictionColumns, kind, indexBase, classNames, delimiter, header, labels} = mapping;
  const given: readonly (readonly [string, string | number | undefined])[] = [
    ['label', labelColumn],
    ['columns', predictionColumns?.join(',')],
    ['kind', kind],
    ['base', indexBase],
    ['classes', classNames?.join(',')],
    ['delimiter', delimiter],
    ['labels', labels],
  ];
  const options = given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  return header === undefined ? options : [...options, header ? '--header' : '--no-header'];
}

function planOf(line: string): ShownPlan | undefined {
  if (!line.startsWith('{"type":"plan"')) return undefined;
  try {
    return decodePlan((JSON.parse(line) as {readonly plan?: unknown}).plan);
  } catch {
    return undefined;
  }
}

function progressOf(line: string): {readonly done: number; readonly total: number} | undefined {
  if (!line.startsWith('{"type":"progress"')) return undefined;
  try {
    const {done, total} = JSON.parse(line) as {readonly done?: unknown; readonly total?: unknown};
    return typeof done === 'number' && typeof total === 'number' ? {done, total} : undefined;
  } catch {
    return undefined;
  }
}
