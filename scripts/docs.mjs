// Writes the documentation that is generated from the code: docs/rules.md.
import {writeFileSync} from 'node:fs';
import {build} from 'esbuild';

const {outputFiles} = await build({
  entryPoints: ['src/core/rules/document.ts'],
  bundle: true,
  format: 'esm',
  write: false,
});
const {rulesDocument} = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
writeFileSync('docs/rules.md', rulesDocument());
console.log('docs/rules.md written');
