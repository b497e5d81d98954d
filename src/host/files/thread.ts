/**
 * The thread that reads one job, never the extension host's own: worker_threads on Node, a nested worker where the host is
 * itself a web worker. It is not asked to stop but ended, so that a long read ends at once.
 */
import {Uri, workspace} from 'vscode';
import type {FileEvent, FileJob} from '../../core/report/job.ts';

export interface Thread {
  end(): void;
}

export interface ThreadListener {
  event(event: FileEvent): void;
  /** The thread died without an answer. */
  broke(message: string): void;
}

interface NodeWorker {
  postMessage(message: unknown, transfer: readonly unknown[]): void;
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): void;
  terminate(): unknown;
}

interface BrowserWorker {
  postMessage(message: unknown, transfer: readonly unknown[]): void;
  onmessage: ((message: {readonly data: unknown}) => void) | null;
  onerror: ((error: {readonly message?: string}) => void) | null;
  terminate(): void;
}

/** What the two hosts have, as far as it is used here: the host's code sees neither Node's nor the browser's types. */
interface ThreadGlobals {
  readonly process?: {getBuiltinModule?(name: string): unknown};
  readonly Worker?: new (url: string) => BrowserWorker;
  readonly Blob: new (parts: readonly Uint8Array[], options: {readonly type: string}) => object;
  readonly URL: {createObjectURL(blob: object): string; revokeObjectURL(url: string): void};
}

const globals = globalThis as unknown as ThreadGlobals;

function nodeThreads(): {readonly Worker: new (file: string) => NodeWorker} | undefined {
  const module = globals.process?.getBuiltinModule?.('node:worker_threads');
  return module as ReturnType<typeof nodeThreads>;
}

/** Whether threads can open files by their paths. */
export const canReadPaths = (): boolean => nodeThreads() !== undefined;

/** The bytes of a job go over to the thread; they are of no use here any more. */
function bytesOf({file, beside = [], against}: FileJob): readonly unknown[] {
  const inputs = [file, ...beside, ...(against ? [against] : [])];
  return inputs.flatMap((input) => ('bytes' in input && input.bytes.length > 0 ? [input.bytes.buffer] : []));
}

export async function startThread(extension: Uri, job: FileJob, listener: ThreadListener): Promise<Thread> {
  const threads = nodeThreads();
  if (!threads) return startInBrowser(extension, job, listener);
  const worker = new threads.Worker(Uri.joinPath(extension, 'dist', 'fileWorker.js').fsPath);
  worker.on('message', (event) => listener.event(event as FileEvent));
  worker.on('error', (error) => listener.broke(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (status) => listener.broke(`The thread ended with status ${String(status)}.`));
  worker.postMessage(job, bytesOf(job));
  return {end: () => void worker.terminate()};
}

/**
 * The script is read through the workspace and started from memory: an address of the extension's own is out of reach of
 * a nested worker where the extension comes from a remote machine.
 */
async function startInBrowser(extension: Uri, job: FileJob, listener: ThreadListener): Promise<Thread> {
  if (!globals.Worker) throw new Error('This extension host has no threads.');
  const script = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'web', 'fileWorker.js'));
  const url = globals.URL.createObjectURL(new globals.Blob([script], {type: 'text/javascript'}));
  const worker = new globals.Worker(url);
  const forget = () => globals.URL.revokeObjectURL(url);
  worker.onmessage = ({data}) => listener.event(data as FileEvent);
  worker.onerror = ({message}) => listener.broke(message || 'The thread could not be started.');
  worker.postMessage(job, bytesOf(job));
  return {
    end() {
      worker.terminate();
      forget();
    },
  };
}
