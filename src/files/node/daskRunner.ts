/// <reference path="./python.d.ts" />
/** Runs the driver: a Python process that maps `partial` over shards by dask.distributed and tells what happens line by line. */
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import driver from './daskDriver.py';
import {type DaskEvent, daskEvent} from './daskEvents.ts';
import task from './daskTask.py';

export interface DaskJob {
  /** An address, or a scheduler file. */
  readonly scheduler: string;
  readonly python: string;
  /** Files and patterns, as the person wrote them. */
  readonly shards: readonly string[];
  /** Options of `partial`. */
  readonly options: readonly string[];
  /** This command line's own bundle: it is what the workers run. */
  readonly script: string;
  /** Seconds to wait for a scheduler, and for a worker where there is none. */
  readonly timeout: number;
}

/** Milliseconds that a driver is given to end the job by itself when it was cancelled. */
const grace = 15_000;

/** Resolves when the driver has ended; the last event is done, failed or cancelled. `signal` cancels the futures and ends the driver. */
export async function runDask(job: DaskJob, onEvent: (event: DaskEvent) => void, signal: AbortSignal): Promise<void> {
  const running = spawn(job.python, ['-u', '-X', 'utf8', '-c', `${task}\n\n${driver}`]);
  const stop = stopper(running);
  signal.addEventListener('abort', stop.cancel, {once: true});
  let last: DaskEvent | undefined;
  const lines = createInterface({input: running.stdout});
  lines.on('line', (line) => {
    last = daskEvent(line) ?? last;
    const event = daskEvent(line);
    if (event) onEvent(event);
  });
  start(running, job);
  const failure = await ended(running);
  stop.dispose();
  signal.removeEventListener('abort', stop.cancel);
  if (isLast(last)) return;
  onEvent(signal.aborted ? {type: 'cancelled'} : {type: 'failed', ...failure});
}

const isLast = (event: DaskEvent | undefined): boolean =>
  event?.type === 'done' || event?.type === 'failed' || event?.type === 'cancelled';

/** The job is the first line; the driver takes the end of its input for the wish to cancel. */
function start(running: ChildProcessWithoutNullStreams, {python: _, ...job}: DaskJob): void {
  running.stdin.on('error', () => undefined); // a driver that could not start says so by its end
  running.stdin.write(`${JSON.stringify({...job, cwd: process.cwd()})}\n`);
}

function stopper(running: ChildProcessWithoutNullStreams) {
  let timer: NodeJS.Timeout | undefined;
  return {
    cancel: () => {
      running.stdin.end();
      timer = setTimeout(() => running.kill('SIGKILL'), grace);
    },
    dispose: () => clearTimeout(timer),
  };
}

/** How a driver ended that did not say so itself. */
function ended(running: ChildProcessWithoutNullStreams): Promise<{readonly code: string; readonly message: string}> {
  let tail = '';
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return new Promise((resolve) => {
    running.once('error', (error) =>
      resolve({code: 'no-python', message: `Python could not be started (${error.message})`}),
    );
    running.once('close', (status) =>
      resolve({
        code: 'driver-failed',
        message: `the driver ended with status ${status}: ${tail.trim().split('\n').at(-1)}`,
      }),
    );
  });
}
