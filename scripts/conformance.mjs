// npm run conformance [-- --write]: the accuracy of the numeric core beside that of other libraries, as a table.
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = path.dirname(import.meta.dirname);
process.chdir(root);
const outfile = path.join(root, 'out/conformance-table.mjs');
mkdirSync(path.dirname(outfile), {recursive: true});
await build({
  entryPoints: ['test/conformance/mp/table.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
if (process.argv.includes('--write')) {
  spawnSync(process.execPath, [
    'node_modules/@biomejs/biome/bin/biome',
    'format',
    '--write',
    'docs/accuracy.md',
    'README.md',
  ]);
}
