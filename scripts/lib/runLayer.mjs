// Runs one layer of checks as a process of its own and takes its counts; a crash, a hang and an empty run are failures.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {inRoot, root} from './project.mjs';

const MINUTE_MS = 60_000;

/** Ends a whole process group, so that no server or browser outlives its layer. */
function end(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {} // already gone
}

/** Runs a script to its end or to its limit; resolves with its exit status, or a word on why it has none. */
function runScript(script, minutes, env) {
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawn(process.execPath, script, {cwd: root, stdio, env, detached: process.platform !== 'win32'});
  const stop = () => {
    end(child);
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      end(child);
      resolve(`stopped after ${minutes} minutes`);
    }, minutes * MINUTE_MS);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve(code ?? `ended by ${signal}`);
    });
  });
}

/** The layer's own counts; a bad ending that it did not count itself is one failure, and so is a run of no tests. */
export function settle(counts, status) {
  const {passed = 0, failed = 0, pending = 0, failures = []} = counts ?? {};
  const uncounted = failed === 0 && (status !== 0 || passed === 0);
  const ending = uncounted ? [`the run itself ended with ${status} after ${passed} tests`] : [];
  return {passed, failed: failed + ending.length, pending, failures: [...failures, ...ending]};
}

/** {name, status, seconds, passed, failed, pending, failures} of one layer: script and its arguments, stopped after some minutes. */
export async function runLayer({name, script, minutes}) {
  const file = inRoot('out/counts', `${name}.json`);
  mkdirSync(path.dirname(file), {recursive: true});
  rmSync(file, {force: true});
  const started = Date.now();
  const status = await runScript(script, minutes, {...process.env, SURPRISAL_COUNTS: file});
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  return {name, status, seconds: (Date.now() - started) / 1000, ...settle(counts, status)};
}
