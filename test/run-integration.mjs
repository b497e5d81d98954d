// Runs test/integration in VS Code's Node extension host, through @vscode/test-electron.
// SURPRISAL_VSCODE=desktop downloads and runs the desktop VS Code; otherwise its server and a headless browser stand in.
import {runTests} from '@vscode/test-electron';
import {inRoot, runMain} from '../scripts/lib/project.mjs';
import {reportCounts} from './helpers/counts.mjs';
import {bundleForNode, freshWorkspace, printResult} from './helpers/hostTests.mjs';

const DESKTOP = process.env.SURPRISAL_VSCODE === 'desktop';

await runMain(async () => {
  const {workspace, resultFile} = freshWorkspace('integration');
  const options = {
    extensionDevelopmentPath: inRoot(),
    extensionTestsPath: await bundleForNode(inRoot('out/integration')),
    launchArgs: [workspace],
    ...(DESKTOP ? {} : {vscodeExecutablePath: inRoot('scripts/lib/codeShim.mjs')}),
  };
  const finished = await runTests(options).then(
    () => true,
    (error) => console.error(error.message),
  );
  reportCounts(printResult(resultFile, 'node'), finished === true);
});
process.exit();
