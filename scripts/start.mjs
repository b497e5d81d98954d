// npm start: opens a real VS Code with the extension on the samples. The desktop `code` if there is one, else a download,
// else VS Code's workbench in a browser, whose address it prints. SURPRISAL_START=browser or =desktop chooses.
import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {downloadedCode, hasScreen, installedCode, openDesktop} from './lib/desktop.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, runMain, say, Trouble} from './lib/project.mjs';
import {startServer, workbenchUrl} from './lib/server.mjs';

const FIRST_FILE = 'README.md';
const OPENERS = {darwin: 'open', win32: 'explorer', linux: 'xdg-open'};

async function desktop() {
  const choice = process.env.SURPRISAL_START;
  if (choice === 'browser' || (choice !== 'desktop' && !hasScreen())) return undefined;
  const code = installedCode() ?? (await downloadedCode());
  if (code || choice !== 'desktop') return code;
  throw new Trouble(
    'No desktop VS Code was found and none could be downloaded: install it, or leave SURPRISAL_START unset.',
  );
}

/** A copy, so that trying things out leaves the project as it was. */
function copyOfSamples() {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'surprisal-')), 'samples');
  cpSync(inRoot('samples'), folder, {recursive: true});
  return folder;
}

const untilSignal = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });

function openInBrowser(url) {
  if (!hasScreen()) return;
  spawn(OPENERS[process.platform] ?? 'xdg-open', [url], {stdio: 'ignore', detached: true})
    .on('error', () => {})
    .unref();
}

async function startInBrowser(folder) {
  const ended = untilSignal();
  say("starting VS Code's workbench for the browser");
  const server = await startServer({settings: {'workbench.startupEditor': 'readme'}});
  const url = workbenchUrl(server, {folder, developed: inRoot(), welcome: true});
  console.log(`\nVS Code with Surprisal, on a copy of samples/:\n\n  ${url}\n`);
  console.log('The address works on this machine only and holds a secret token. Ctrl-C stops it.');
  openInBrowser(url);
  await ended;
  say('stopping');
  await server.stop();
}

await runMain(async () => {
  prepare();
  const code = await desktop();
  const folder = copyOfSamples();
  if (code) {
    say(`opening ${code}`);
    process.exitCode = await openDesktop(code, {extension: inRoot(), folder, file: path.join(folder, FIRST_FILE)});
    return;
  }
  await startInBrowser(folder);
  rmSync(path.dirname(folder), {recursive: true, force: true});
  process.exit(0);
});
