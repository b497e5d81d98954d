// Starts and stops VS Code's server, and builds the addresses of its workbench.
import {spawn, spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Trouble} from './project.mjs';
import {ensureHost} from './vscodeHost.mjs';

/** A quiet workbench: no welcome page, no chat, no experiments, nothing asked from outside. */
export const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'git.enabled': false,
  'chat.disableAIFeatures': true,
};

const READY = /Extension host agent listening on (\d+)/;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;
const environment = () => ({...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}'});

/** In a server's workbench the user's settings live in the browser; the machine's settings on disk hold for every client. */
function dataFolder(settings) {
  const folder = mkdtempSync(path.join(tmpdir(), 'surprisal-vscode-'));
  mkdirSync(path.join(folder, 'data/Machine'), {recursive: true});
  writeFileSync(path.join(folder, 'data/Machine/settings.json'), JSON.stringify({...QUIET, ...settings}, null, 2));
  return folder;
}

/** The port that the server says it listens on, or a sentence with the end of its output. */
function listening(child) {
  let log = '';
  return new Promise((resolve, reject) => {
    const refuse = (why) => reject(new Trouble(`VS Code's server did not start (${why}):\n${log.slice(-2000)}`));
    const timer = setTimeout(() => refuse('no answer in a minute'), START_LIMIT_MS);
    const read = (chunk) => {
      log += chunk;
      const match = READY.exec(log);
      if (match) resolve(Number(match[1]));
      if (match) clearTimeout(timer);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => refuse(`exit status ${code}`));
  });
}

/** Ends the server's whole process group: it forks an extension host, a file watcher and language servers. */
async function stopGroup(child) {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {} // already gone
  };
  signal('SIGTERM');
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MS))]);
  signal('SIGKILL');
}

/**
 * A running server: {port, token, stop}. It gives a shell to whoever reaches it, so it listens on this machine only and
 * always asks for a random token. extensionsDir: where installed extensions are; settings: beside QUIET; trust: whether every
 * folder is trusted, as it is unless one asks what happens where it is not.
 */
export async function startServer({extensionsDir, settings = {}, env = {}, trust = true} = {}) {
  const {node, server} = ensureHost();
  const folder = dataFolder(settings);
  const token = randomBytes(16).toString('hex');
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--server-data-dir', folder];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  if (trust) args.push('--disable-workspace-trust');
  args.push('--enable-smoke-test-driver'); // without it the workbench ignores extensionDevelopmentPath in its address
  args.push('--extensions-dir', extensionsDir ?? path.join(folder, 'extensions'));
  const options = {env: {...environment(), ...env}, stdio: ['ignore', 'pipe', 'pipe'], detached: true};
  const child = spawn(node, [path.join(server, 'out/server-main.js'), ...args], options);
  const stop = async () => {
    await stopGroup(child);
    rmSync(folder, {recursive: true, force: true, maxRetries: 5});
  };
  try {
    return {port: await listening(child), token, stop};
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a .vsix as a user would; returns the folder that it was unpacked into. */
export function installVsix(vsix, extensionsDir) {
  const {node, server} = ensureHost();
  const args = ['--accept-server-license-terms', '--extensions-dir', extensionsDir, '--install-extension', vsix];
  const result = spawnSync(node, [path.join(server, 'out/server-main.js'), ...args], {
    env: environment(),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Trouble(`VS Code refused ${vsix}:\n${result.stdout}${result.stderr}`);
}

/**
 * The address of a workbench on a folder; developed and tests are paths on the server's machine. It names no file to
 * open, since a workbench that is told to open a file does not restore its panels after a reload.
 */
export function workbenchUrl({port, token}, {folder, developed, tests, environment: env, welcome = false}) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = welcome ? [] : [['skipWelcome', 'true']];
  if (developed) payload.push(['extensionDevelopmentPath', remote(developed)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (env) payload.push(['extensionEnvironment', JSON.stringify(env)]);
  return `http://127.0.0.1:${port}/?${new URLSearchParams({tkn: token, folder, payload: JSON.stringify(payload)})}`;
}
