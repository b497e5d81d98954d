/** The linter refuses an import from a layer that may not be seen, in every folder, and lets the permitted ones pass. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

interface Case {
  readonly layer: string;
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
}

const CASES: readonly Case[] = [
  {layer: 'core', refused: ['vscode', 'node:fs', 'katex', '../host/x.ts', '../protocol.ts'], allowed: ['./sum.ts']},
  {
    layer: 'host',
    refused: ['../webview/x.ts', '../cli/x.ts', 'katex'],
    allowed: ['vscode', '../core/x.ts', '../protocol.ts'],
  },
  {
    layer: 'webview',
    refused: ['../host/x.ts', 'vscode', 'node:path'],
    allowed: ['katex', '../core/x.ts', '../protocol.ts'],
  },
  {
    layer: 'cli',
    refused: ['vscode', '../webview/x.ts', '../host/x.ts'],
    allowed: ['node:fs', '../core/x.ts', '../files/x.ts'],
  },
];

/** A copy of the configuration beside files that each have one import. */
function project(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'surprisal-lint-'));
  const {vcs: _, ...config} = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config));
  for (const {layer, refused, allowed} of CASES) {
    mkdirSync(path.join(folder, 'src', layer), {recursive: true});
    for (const [index, name] of [...refused, ...allowed].entries()) {
      writeFileSync(
        path.join(folder, `src/${layer}/probe${index}.ts`),
        `import * as x from '${name}';\n\nconsole.log(x);\n`,
      );
    }
  }
  return folder;
}

/** The files that the rule on imports complains about. */
function complaints(folder: string): ReadonlySet<string> {
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none'];
  const {stdout, stderr} = spawnSync(process.execPath, [biome, ...options], {cwd: folder, encoding: 'utf8'});
  return new Set(
    [...`${stdout}${stderr}`.matchAll(/(src\/\S+):1:\d+ lint\/style\/noRestrictedImports/g)].map((m) => m[1]!),
  );
}

describe('imports between layers', () => {
  let folder: string;
  let refusedFiles: ReadonlySet<string>;
  before(() => {
    folder = project();
    refusedFiles = complaints(folder);
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  for (const {layer, refused, allowed} of CASES) {
    for (const [index, name] of [...refused, ...allowed].entries()) {
      const isRefused = index < refused.length;
      it(`${layer} ${isRefused ? 'may not' : 'may'} import ${name}`, () => {
        assert.equal(refusedFiles.has(`src/${layer}/probe${index}.ts`), isRefused);
      });
    }
  }
});
