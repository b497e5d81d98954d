/** How far a job is, on standard error: one line that is written over on a terminal, lines of JSON where --progress asks for them. */
import type {DaskEvent} from '../files/node/daskEvents.ts';

interface Progress {
  readonly tell: (event: DaskEvent) => void;
  readonly end: () => void;
}

const none: Progress = {tell: () => undefined, end: () => undefined};

export function daskProgress(isAsked: boolean): Progress {
  if (process.stderr.isTTY) return onTerminal;
  return isAsked ? asLines : none;
}

const onTerminal: Progress = {
  tell: (event) => {
    if (event.type === 'progress') process.stderr.write(`\r\x1b[K${event.done} of ${event.total} shards`);
  },
  end: () => void process.stderr.write('\r\x1b[K'),
};

const asLines: Progress = {
  tell: (event) => {
    if (event.type === 'progress') process.stderr.write(`${JSON.stringify(event)}\n`);
  },
  end: () => undefined,
};
