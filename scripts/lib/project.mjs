// Where the project is, and how these scripts speak: one line per step, one sentence when something cannot be done.
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** Walks up to our package.json, so that it also works from a bundle under out/. */
function findRoot(from) {
  const manifest = path.join(from, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'surprisal') return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('These scripts must stay inside the project.');
  return findRoot(parent);
}

export const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => path.join(root, ...parts);
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
export const manifest = () => readJson(inRoot('package.json'));

/** Says a step on stderr, so that what a command prints as its result stays clean on stdout. */
export const say = (text) => console.error(`» ${text}`);

/** Something the user can mend; its message is a sentence that tells how. */
export class Trouble extends Error {}

/** Runs main; a Trouble is printed as its sentence alone, anything else with its stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Trouble ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
