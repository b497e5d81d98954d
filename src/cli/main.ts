/**
 * The command line over the core: a table of commands, each in a file of its own. A command's modules are loaded when it is asked
 * for: the tables of conventions that `compute` needs would cost `evaluate` time and a fifth of its memory.
 */
import {isMainThread, parentPort, workerData} from 'node:worker_threads';
import type {Task} from '../files/node/evaluateFile.ts';

interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  compute: {
    usage: 'compute < requests.jsonl',
    summary: 'answer one JSON request a line: a quantity, an ONNX node, or a framework’s function',
    run: async () => (await import('./calculations.ts')).compute(),
  },
  scan: {
    usage: 'scan FILE…',
    summary: 'print every numeric array of the files, one JSON line each',
    run: async (args) => (await import('./calculations.ts')).scan(args),
  },
  evaluate: {
    usage:
      'evaluate FILE… [--label COLUMN] [--labels FILE] [--columns A,B,…] [--kind probabilities|logits|log-probabilities|positive-probability] [--against OTHER] [--json] [--html FILE] [--markdown FILE] [--max-loss X] [--baseline REPORT] [--sql duckdb|postgresql] [--dask SCHEDULER [--python PYTHON] [--timeout SECONDS] [--progress]]',
    summary:
      'the per-class loss breakdown of prediction files or directories of them (CSV, TSV, JSON, JSON Lines, .npy, .npz, .safetensors, .parquet, Arrow and Feather; each also .gz or .zst); status 1 above --max-loss or --baseline, 2 where something could not be read; --sql: the same as a query; --dask: on the workers of a cluster, by your Python’s dask.distributed',
    run: async (args) => (await import('./evaluate.ts')).evaluate(args),
  },
  partial: {
    usage: 'partial SHARD… > part.json',
    summary: 'the same as a mergeable part',
    run: async (args) => (await import('./evaluate.ts')).partial(args),
  },
  merge: {
    usage: 'merge PART… [--json] [--html FILE] [--markdown FILE]',
    summary: 'parts to one report: the same bits for any split',
    run: async (args) => (await import('./evaluate.ts')).merge(args),
  },
};

const help = (): string =>
  [
    'usage: cli.js COMMAND [ARGUMENT…]',
    '',
    ...Object.values(commands).map((c) => `  ${c.usage}\n      ${c.summary}`),
    '',
  ].join('\n');

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  if (Object.hasOwn(commands, name)) return commands[name].run(args);
  const asked = name === 'help' || name === '--help' || name === '-h';
  (asked ? process.stdout : process.stderr).write(help());
  return asked ? 0 : 2;
}

/** A reader that went away (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

/** The same bundle serves as the script of its worker threads. */
const task = (workerData as {readonly surprisalTask?: Task} | null)?.surprisalTask;
if (!isMainThread && task) void answer(task);
else run();

async function answer(share: Task): Promise<void> {
  const {answerTask} = await import('../files/node/evaluateFile.ts');
  parentPort?.postMessage(await answerTask(share));
}

function run(): void {
  main().then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
