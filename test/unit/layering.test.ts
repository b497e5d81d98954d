/** Who may import whom, asserted on what esbuild really put into each bundle (out/bundle-inputs.json). */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const forbidden: Readonly<Record<string, RegExp>> = {
  core: /^src\/(?!core\/)|node_modules|^node:/,
  calculations: /^src\/(host|webview|files)\/|node_modules/,
  cli: /^src\/(host|webview)\/|node_modules\/(katex|vscode)/,
  hostCore: /^src\/(?!core\/|host\/core\.ts)|node_modules/,
  // What VS Code starts: names, and nothing that answers.
  extension: /^src\/(?!extension\.ts|host\/(?:late|registrations|runtime|surfaces)\.ts)|node_modules/,
  host: /^src\/(webview|cli|files)\/|node_modules/,
  web: /^src\/(webview|cli)\/|node_modules\/katex/,
  reports: /^src\/(webview|cli|files)\/|node_modules/,
  firstFrame: /^src\/(host|cli|files)\//,
  webview: /^src\/(host|cli|files)\//,
};

describe('layering', () => {
  let inputs: Record<string, string[]>;
  before(function () {
    this.timeout(180_000); // a build of everything
    execFileSync(process.execPath, ['esbuild.js']);
    inputs = JSON.parse(readFileSync('out/bundle-inputs.json', 'utf8'));
  });

  for (const [bundle, pattern] of Object.entries(forbidden)) {
    it(`${bundle} takes in nothing from a layer it may not see`, () => {
      assert.deepEqual(
        inputs[bundle]?.filter((file) => pattern.test(file)),
        [],
      );
    });
  }
});
