/** The command line over the core: a table of commands, each in a file of its own. */
import {compute} from './compute.ts';
import {scan} from './scan.ts';

interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  compute: {
    usage: 'compute < requests.jsonl',
    summary: 'answer one JSON request a line: a quantity, an ONNX node, or a framework’s function',
    run: compute,
  },
  scan: {
    usage: 'scan FILE…',
    summary: 'print every numeric array of the files, one JSON line each',
    run: scan,
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

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
