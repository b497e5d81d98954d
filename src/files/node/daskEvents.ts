/** What the driver tells, a line of JSON each; and its errors, with how to mend them. */

export type DaskEvent =
  /** The shards are known (done 0), or one more is done. */
  | {readonly type: 'progress'; readonly done: number; readonly total: number; readonly shard?: string}
  /** `partial` is the text of a partial, or empty where the shard could not be read: `message` says why. */
  | {
      readonly type: 'result';
      readonly index: number;
      readonly shard: string;
      readonly partial: string;
      readonly message: string;
    }
  /** No process brought this shard to its end. */
  | {readonly type: 'unreadable'; readonly index: number; readonly shard: string; readonly message: string}
  /** A pattern of which neither this machine nor a worker knows a file; `index` is of the shard that follows it. */
  | {readonly type: 'unmatched'; readonly index: number; readonly shard: string}
  | {readonly type: 'failed'; readonly code: string; readonly message: string}
  | {readonly type: 'cancelled'}
  | {readonly type: 'done'};

const fields: Readonly<Record<DaskEvent['type'], Readonly<Record<string, 'number' | 'string'>>>> = {
  progress: {done: 'number', total: 'number'},
  result: {index: 'number', shard: 'string', partial: 'string', message: 'string'},
  unreadable: {index: 'number', shard: 'string', message: 'string'},
  unmatched: {index: 'number', shard: 'string'},
  failed: {code: 'string', message: 'string'},
  cancelled: {},
  done: {},
};

/** undefined for a line that is none of the driver's (Python's libraries may print). */
export function daskEvent(line: string): DaskEvent | undefined {
  const value = parsed(line);
  const type = value?.['type'];
  if (!value || typeof type !== 'string' || !Object.hasOwn(fields, type)) return undefined;
  const wanted = Object.entries(fields[type as DaskEvent['type']]);
  return wanted.every(([name, kind]) => typeof value[name] === kind) ? (value as unknown as DaskEvent) : undefined;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Code → what to do about it. */
const mends: Readonly<Record<string, string>> = {
  'no-python': 'Install Python 3, or name it with --python or SURPRISAL_PYTHON.',
  'no-distributed':
    'Install it for this Python (pip install distributed; Debian: python3-distributed), or name another Python with --python or SURPRISAL_PYTHON.',
  'scheduler-unreachable':
    'Start one with "dask scheduler", and give its address (tcp://host:8786) or its scheduler file.',
  'scheduler-lost': 'Look at the scheduler’s log and run this again.',
  'no-workers': 'Start some with "dask worker ADDRESS", or look into their logs.',
  'worker-without-node': 'Install Node 20.19 or newer there, or name it in the worker’s environment as SURPRISAL_NODE.',
  'worker-with-old-node': 'Install Node 20.19 or newer there.',
  'shard-failed': 'Look at the workers’ logs; the other shards are reported.',
  'no-match': 'Write the pattern as the workers’ file system has it.',
  'classes-differ':
    'Tell the classes for all shards with --columns, --classes, --kind or --base, or report such shards apart.',
};

/** The same where the editor asked, which has a form and settings in the place of options. */
const editorMends: Readonly<Record<string, string>> = {
  'no-python': 'Install Python 3, or name it in the setting surprisal.dask.python.',
  'no-distributed':
    'Install it for this Python (pip install distributed; Debian: python3-distributed), or name another Python in the setting surprisal.dask.python.',
  'classes-differ': 'Tell the classes for all shards under “How it is read”, or report such shards apart.',
};

const isForEditor = (): boolean => process.env['SURPRISAL_FOR'] === 'editor';

/** "code: what happened. What to do." */
export function daskMessage(code: string, what: string): string {
  const mend = (isForEditor() ? editorMends[code] : undefined) ?? mends[code];
  return `${code}: ${what}${mend ? `${/[.!?]$/.test(what) ? '' : '.'} ${mend}` : ''}`;
}
