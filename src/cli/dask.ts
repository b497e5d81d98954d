/** `evaluate --dask SCHEDULER SHARDS…`: the partials are made on the workers of a cluster, and merged here. */
import {runDask} from '../files/node/daskRunner.ts';
import {DaskPartials} from './daskPartials.ts';
import {daskProgress} from './daskProgress.ts';
import {fileOptions, type Values} from './evaluateOptions.ts';
import type {Read} from './read.ts';

/** Seconds for a scheduler to answer, and for a first worker to be there. */
const defaultTimeout = 30;

/** undefined where it was cancelled. Throws a RangeError where the options do not go together. */
export async function readWithDask(shards: readonly string[], values: Values): Promise<Read | undefined> {
  if (shards.length === 0) throw new RangeError('name at least one file');
  if (values.against !== undefined) throw new RangeError('--against compares row by row: not possible with --dask');
  fileOptions(values);
  const partials = new DaskPartials();
  const progress = daskProgress(values.progress === true);
  const job = {
    scheduler: values.dask!,
    python: values.python ?? process.env['SURPRISAL_PYTHON'] ?? 'python3',
    shards,
    options: optionsOf(values),
    script: process.argv[1]!,
    timeout: timeoutOf(values),
  };
  await untilInterrupted((signal) =>
    runDask(
      job,
      (event) => {
        progress.tell(event);
        partials.take(event);
      },
      signal,
    ),
  );
  progress.end();
  if (partials.isCancelled) return undefined;
  const read = partials.end();
  if (values.progress && read.plan) process.stderr.write(`${JSON.stringify({type: 'plan', plan: read.plan})}\n`);
  return read;
}

function timeoutOf(values: Values): number {
  const seconds = values.timeout === undefined ? defaultTimeout : Number(values.timeout);
  if (!(seconds > 0 && Number.isFinite(seconds))) throw new RangeError('--timeout is a number of seconds');
  return seconds;
}

/** The options that say how a shard is read, for the workers; a worker's task has one thread. */
function optionsOf(values: Values): readonly string[] {
  const names = ['label', 'labels', 'columns', 'kind', 'classes', 'base', 'delimiter'] as const;
  const given = names.flatMap((name) => (values[name] === undefined ? [] : [`--${name}=${values[name]}`]));
  return [
    ...given,
    ...(values.header ? ['--header'] : []),
    ...(values['no-header'] ? ['--no-header'] : []),
    `--workers=${values.workers ?? 1}`,
  ];
}

/** Ctrl-C and a polite end cancel the work; a second one ends the process. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.once(name, abort);
  try {
    await work(controller.signal);
  } finally {
    for (const name of signals) process.removeListener(name, abort);
  }
}
