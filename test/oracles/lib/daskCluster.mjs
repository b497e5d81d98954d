// A Dask cluster of processes on this machine: a scheduler, and workers whose PATH is given. Everything waits for states.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';

export const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const running = new Set();
const deadline = 120_000;

/** Waits until `state` gives something; throws with `what` where that takes too long. */
export async function until(what, state) {
  const end = Date.now() + deadline;
  for (;;) {
    const value = state();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what}: not within ${deadline / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function start(folder, name, args, env) {
  const child = spawn(PYTHON, args, {
    cwd: folder,
    env: {...process.env, ...env},
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = {child, log: ''};
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (started.log += text));
  child.on('error', (error) => (started.log += error.message));
  child.on('close', () => running.delete(started));
  running.add(started);
  started.fail = () => {
    if (child.exitCode !== null || child.pid === undefined)
      throw new Error(`${name} ended: ${started.log.slice(-1500)}`);
  };
  return started;
}

const dask = (command) => ['-c', `from distributed.cli.dask_${command} import main; main()`];

/** The scheduler's file; its address is in it. */
export async function startScheduler(folder) {
  const file = path.join(folder, 'scheduler.json');
  const options = ['--host', '127.0.0.1', '--port', '0', '--no-dashboard', '--scheduler-file', file];
  const scheduler = start(folder, 'the scheduler', [...dask('scheduler'), ...options]);
  const address = await until('the scheduler', () => {
    scheduler.fail();
    return existsSync(file) && /"address": *"(tcp:[^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
  });
  return {file, address, ...scheduler};
}

/** One thread, no nanny. `bin` is the whole PATH of the worker. */
export async function startWorker(folder, schedulerFile, name, bin) {
  const home = path.join(folder, name);
  mkdirSync(home);
  const options = ['--nthreads', '1', '--no-nanny', '--no-dashboard', '--name', name, '--local-directory', home];
  const args = [...dask('worker'), '--scheduler-file', schedulerFile, ...options];
  const worker = start(home, name, args, {PATH: bin, SURPRISAL_NODE: ''});
  const address = await until(name, () => {
    worker.fail();
    return /Registered to/.test(worker.log) && /Start worker at: *(tcp:\S+)/.exec(worker.log)?.[1];
  });
  return Object.assign(worker, {address, home});
}

/** Ends a process at once, with the processes that it started. */
export async function kill(started) {
  try {
    process.kill(-started.child.pid, 'SIGKILL');
  } catch {
    // it has ended
  }
  await until('the end of a process', () => !running.has(started));
}

export const killAll = () => Promise.all([...running].map(kill));

/** A folder with this Node as `node`. */
export function binWithNode(folder) {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, path.join(bin, 'node'));
  return bin;
}

/** A folder whose `node` notes its process in a file when it begins a shard, and never ends. */
export function binThatHangs(folder) {
  const bin = path.join(folder, 'hangs');
  const notes = path.join(folder, 'began');
  mkdirSync(bin);
  const lines = ['#!/bin/sh', `[ "$1" = --version ] && exec '${process.execPath}' --version`, `echo $$ >> '${notes}'`];
  writeFileSync(path.join(bin, 'node'), `${[...lines, 'while :; do /bin/sleep 1; done'].join('\n')}\n`, {mode: 0o755});
  const processes = () => (existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1).map(Number) : []);
  return {bin, began: () => processes().length > 0, hasEnded: () => !processes().some(isRunning)};
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
