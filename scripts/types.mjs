// Type-checks every layer as its own project, so that core sees no DOM, no Node and no vscode.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {reportCounts} from '../test/helpers/counts.mjs';

const layers = ['src/core', 'src/host', 'src/webview', 'src/cli', 'src/files', 'test'].filter((l) =>
  existsSync(`${l}/tsconfig.json`),
);
let failed = 0;
for (const layer of layers) {
  const result = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', layer], {stdio: 'inherit'});
  if (result.status !== 0) failed++;
}
console.log(`types: ${layers.length - failed} layers clean, ${failed} with errors`);
reportCounts({passed: layers.length - failed, failed}, true);
