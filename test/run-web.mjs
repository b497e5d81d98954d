// Runs the same test/integration in VS Code's web-worker extension host: the unpacked .vsix without its Node entry.
import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {packageVsix} from '../scripts/lib/packageVsix.mjs';
import {inRoot, readJson, runMain} from '../scripts/lib/project.mjs';
import {installVsix} from '../scripts/lib/server.mjs';
import {reportCounts} from './helpers/counts.mjs';
import {bundleForWeb, freshWorkspace, printResult} from './helpers/hostTests.mjs';

/** VS Code runs an extension in the web worker when its manifest has `browser`, no `main` and no preference for a host. */
function webOnlyExtension() {
  const installed = inRoot('out/web-host/installed');
  const extension = inRoot('out/web-host/extension');
  rmSync(inRoot('out/web-host'), {recursive: true, force: true});
  mkdirSync(installed, {recursive: true});
  installVsix(packageVsix(), installed);
  const unpacked = readdirSync(installed).find((name) => name.startsWith('surprisal.'));
  cpSync(path.join(installed, unpacked), extension, {recursive: true});
  const {main: _, extensionKind: __, ...manifest} = readJson(path.join(extension, 'package.json'));
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest, null, 2));
  return extension;
}

await runMain(async () => {
  const {workspace, resultFile} = freshWorkspace('web');
  const extension = webOnlyExtension();
  const tests = await bundleForWeb(path.join(extension, 'test/index.js'));
  const flags = [`--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`, workspace];
  const shim = inRoot('scripts/lib/codeShim.mjs');
  const {status} = spawnSync(process.execPath, [shim, ...flags], {stdio: ['ignore', 'inherit', 'inherit']});
  reportCounts(printResult(resultFile, 'web worker'), status === 0);
});
process.exit();
