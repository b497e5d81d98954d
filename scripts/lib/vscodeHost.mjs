// Installs a real VS Code (its server, from the npm package code-server) and the Node that it needs into an ignored folder.
// npm registry only: no install script runs and nothing is compiled. Nothing happens the second time.
import {existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {npm} from './prepare.mjs';
import {inRoot, say, Trouble} from './project.mjs';

const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
/** Parts of the server that need a compiler or serve neither the editor nor an extension. */
const LEFT_OUT = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

export const hostFolder = () => path.resolve(process.env.SURPRISAL_VSCODE_HOST ?? inRoot('.vscode-host'));
const stamp = (folder) => path.join(folder, `ok-${CODE_SERVER}-${NODE}`);
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** The server needs Node 24: our own if it is new enough, else the one that an npm package carries. */
const ownNodeServes = () => Number(process.versions.node.split('.')[0]) >= 24;

function install(folder, ...options) {
  const quiet = [
    '--ignore-scripts',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--engine-strict=false',
  ];
  const result = npm(['install', ...quiet, ...options], {cwd: folder});
  if (result.status !== 0) {
    throw new Trouble(
      `VS Code's server could not be installed: see npm's message above; the npm registry must be reachable, and about 600 MB are needed in ${folder}; where ${nodePackage} is what is missing, run this with Node 24.`,
    );
  }
}

function leaveOut(server) {
  const file = path.join(server, 'package.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  for (const name of LEFT_OUT) delete json.dependencies[name];
  writeFileSync(file, JSON.stringify(json, null, 2));
}

/** Fills a folder beside the wanted one, then renames it: a half-done installation is never taken for a whole one. */
function installInto(folder) {
  const draft = mkdtempSync(`${folder}-`);
  try {
    const dependencies = {'code-server': CODE_SERVER, ...(ownNodeServes() ? {} : {[nodePackage]: NODE})};
    writeFileSync(path.join(draft, 'package.json'), JSON.stringify({private: true, dependencies}));
    install(draft);
    const server = path.join(draft, 'node_modules/code-server/lib/vscode');
    leaveOut(server);
    install(server);
    writeFileSync(stamp(draft), '');
    rmSync(folder, {recursive: true, force: true});
    renameSync(draft, folder);
  } finally {
    rmSync(draft, {recursive: true, force: true});
  }
}

/** The paths of the server and of the Node that runs it; installed first if they are not there. */
export function ensureHost() {
  const folder = hostFolder();
  if (!existsSync(stamp(folder))) {
    say(`installing VS Code's server 1${CODE_SERVER.slice(1)} into ${folder} (once, about half a minute)`);
    installInto(folder);
  }
  const carried = path.join(
    folder,
    'node_modules',
    nodePackage,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  return {
    node: existsSync(carried) ? carried : process.execPath,
    server: path.join(folder, 'node_modules/code-server/lib/vscode'),
  };
}
