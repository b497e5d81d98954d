// Runs a generator of test/oracles/generators and takes its JSON lines.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const here = path.join(path.dirname(fileURLToPath(import.meta.url)), '../generators');
const COMMANDS = {
  '.py': [process.env.PYTHON ?? '/usr/bin/python3'],
  '.R': ['Rscript', '--vanilla'],
  '.m': ['octave-cli', '--no-init-file', '--quiet'],
};

/** The cases that `script` prints when it is called with these arguments; throws where it prints none. */
export function generate(script, ...args) {
  const [command, ...options] = COMMANDS[path.extname(script)];
  const env = {...process.env, LC_ALL: 'C.UTF-8'};
  const run = spawnSync(command, [...options, path.join(here, script), ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env,
  });
  const lines = (run.stdout ?? '').split('\n').filter((line) => line.startsWith('{'));
  if (lines.length === 0) throw new Error(`${script} printed nothing: ${run.error ?? run.stderr.slice(-2000)}`);
  return lines.map((line) => JSON.parse(line));
}
