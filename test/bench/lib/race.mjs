// Whole processes side by side: seconds, peak memory and the loss that they print, the tools taking turns so that a slow
// moment of the machine meets them all. A peer that is not installed is said to be missing.
import {execFileSync, spawnSync} from 'node:child_process';

export function works(program, ...args) {
  try {
    execFileSync(program, args, {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

if (!works('/usr/bin/env', 'time', '-f', '%M', 'true')) throw new Error('this bench needs GNU time (apt install time)');

/** The first Python that has the package; undefined where none does. */
export function pythonWith(name) {
  const pythons = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean);
  return pythons.find((python) => works(python, '-c', `import ${name}`));
}

/** Seconds, peak megabytes and the loss of one whole process, which prints JSON last. */
export function once([program, ...args]) {
  const begin = process.hrtime.bigint();
  const ran = spawnSync('/usr/bin/env', ['time', '-f', '%M', program, ...args], {encoding: 'utf8', maxBuffer: 1 << 28});
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (ran.status !== 0) throw new Error(`${program} ${args[0]}: ${ran.stderr}`);
  const {loss} = JSON.parse(ran.stdout);
  return {seconds, megabytes: Number(ran.stderr.trim().split('\n').at(-1)) / 1024, loss};
}

/** name → the fastest of some rounds, with the least peak. */
export function race(tools, rounds) {
  const best = new Map();
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of tools) best.set(name, better(best.get(name), once(command)));
  return best;
}

const better = (known, ran) =>
  known
    ? {...ran, seconds: Math.min(known.seconds, ran.seconds), megabytes: Math.min(known.megabytes, ran.megabytes)}
    : ran;

/** Prints one table; every tool must give the loss of the first. */
export function showRace(title, best) {
  console.log(`\n${title}`);
  const [own] = best.values();
  for (const [name, {seconds, megabytes, loss}] of best) {
    const cells = [
      name.padEnd(24),
      `${seconds.toFixed(2).padStart(7)} s`,
      `${(seconds / own.seconds).toFixed(2).padStart(6)}×`,
      `${megabytes.toFixed(0).padStart(6)} MB`,
      `${(megabytes / own.megabytes).toFixed(2).padStart(6)}×`,
      ` loss ${loss}`,
    ];
    console.log(`  ${cells.join(' ')}`);
    if (!(Math.abs(loss - own.loss) <= 1e-9 * own.loss)) throw new Error(`${name} gives ${loss}, not ${own.loss}`);
  }
}

let missed = 0;
/** Says whether a goal is met; the process fails at its end where one is not. */
export function goal(text, isMet) {
  if (!isMet) missed++;
  process.exitCode = missed > 0 ? 1 : 0;
  console.log(`  ${isMet ? 'met   ' : 'missed'} ${text}`);
}
