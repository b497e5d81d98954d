// The desktop VS Code: one that is installed, or one that @vscode/test-electron downloads.
import {spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {which} from './chromium.mjs';
import {say} from './project.mjs';

const NAMES = ['code', 'code-insiders', 'codium', 'vscodium'];
const PROBE_MS = 5_000;
const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';

/** A window can open: not over ssh, not in a container, not where `code` only talks to another machine's window. */
export function hasScreen(env = process.env, platform = process.platform) {
  if (env.CI || env.VSCODE_IPC_HOOK_CLI || env.WSL_DISTRO_NAME || env.SSH_CONNECTION) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

export const installedCode = () => NAMES.map(which).find(Boolean);

/** Downloads VS Code where its server answers; undefined where it does not. */
export async function downloadedCode() {
  const answer = await fetch(DOWNLOADS, {signal: AbortSignal.timeout(PROBE_MS)}).catch(() => undefined);
  if (!answer?.ok) return undefined;
  say('downloading VS Code (kept in .vscode-test/)');
  const {downloadAndUnzipVSCode} = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode().catch((error) => void say(`the download failed: ${error.message}`));
}

/** VS Code refuses to run as root without a profile of its own. */
function asRoot() {
  if (process.getuid?.() !== 0) return [];
  return ['--no-sandbox', `--user-data-dir=${mkdtempSync(path.join(tmpdir(), 'surprisal-code-'))}`];
}

/** Opens a window with the extension under development; resolves with the exit status of `code`. */
export function openDesktop(code, {extension, folder, file}) {
  const flags = ['--new-window', `--extensionDevelopmentPath=${extension}`, '--disable-workspace-trust', ...asRoot()];
  const child = spawn(code, [...flags, folder, file], {stdio: 'inherit', shell: process.platform === 'win32'});
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 1));
  });
}
