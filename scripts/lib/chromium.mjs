// Finds a Chromium or Chrome for the tests in a browser, or installs one: apt as root on Debian, else Playwright's download.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {inRoot, say, Trouble} from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const FIXED = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    path.join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
};

/** The full path of a program on PATH, or undefined. */
export function which(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return folders.flatMap((folder) => endings.map((e) => path.join(folder, name + e))).find((file) => existsSync(file));
}

/** Ubuntu's chromium package is a stub that only asks for a snap, so a candidate has to answer. */
const answers = (file) =>
  process.platform === 'win32' || spawnSync(file, ['--version'], {stdio: 'ignore'}).status === 0;

async function playwrightsOwn() {
  const {chromium} = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

export async function findChromium() {
  const named = process.env.SURPRISAL_CHROMIUM;
  if (named && !existsSync(named)) {
    throw new Trouble(`SURPRISAL_CHROMIUM names ${named}, which is not there: give a browser's full path or unset it.`);
  }
  if (named) return named;
  const candidates = [...NAMES.map(which), ...(FIXED[process.platform] ?? [])].filter((c) => c && existsSync(c));
  return candidates.find(answers) ?? playwrightsOwn();
}

function installByApt() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !which('apt-get')) return;
  say('installing chromium by apt-get');
  const options = {stdio: ['ignore', 2, 2], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
}

function installByPlaywright() {
  say('downloading Chromium through Playwright');
  const cli = inRoot('node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {stdio: ['ignore', 2, 2], timeout: 300_000});
}

/** The path of a browser that works; installs one where that is possible. */
export async function ensureChromium() {
  for (const install of [() => {}, installByApt, installByPlaywright]) {
    install();
    const found = await findChromium();
    if (found) return found;
  }
  throw new Trouble(
    'No Chromium or Chrome was found and none could be installed: install one (on Debian: sudo apt-get install chromium) or set SURPRISAL_CHROMIUM to its path.',
  );
}
