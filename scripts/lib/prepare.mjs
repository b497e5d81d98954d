// What every command needs before it starts: a new enough Node, the npm packages of the lockfile, a build.
// Only node: modules here, since this runs on a fresh clone.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {inRoot, manifest, readJson, root, say, Trouble} from './project.mjs';

const LEAST_NODE = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new Trouble(
    `Node ${LEAST_NODE.join('.')} or newer is needed and this is ${version}: install one from nodejs.org or with your version manager, then run the same command again.`,
  );
}

/** True if every package that we name ourselves is there in the lockfile's version. */
function dependenciesAreThere() {
  const lock = readJson(inRoot('package-lock.json')).packages;
  return Object.keys(manifest().devDependencies).every((name) => {
    const installed = inRoot('node_modules', name, 'package.json');
    return existsSync(installed) && readJson(installed).version === lock[`node_modules/${name}`]?.version;
  });
}

/** npm as this platform spells it; the same npm that started us, where there is one. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, [...first, ...args], {cwd: root, stdio: ['ignore', 2, 2], shell, ...options});
}

export function ensureDependencies() {
  if (dependenciesAreThere()) return;
  say('installing the npm packages of package-lock.json (npm ci)');
  if (npm(['ci']).status === 0) return;
  throw new Trouble('npm ci failed: see its message above; the npm registry must be reachable, then run this again.');
}

export function build(...args) {
  const result = spawnSync(process.execPath, ['esbuild.js', ...args], {cwd: root, stdio: ['ignore', 2, 2]});
  if (result.status !== 0)
    throw new Trouble('The build failed: mend the errors above, or run npm ci if a package is missing.');
}

/** The three steps that npm start, npm test and the others begin with. */
export function prepare() {
  requireNode();
  ensureDependencies();
  say('building dist/');
  build();
}
