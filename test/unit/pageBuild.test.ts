/** The page's build leaves parts of the reader out and shortens names: what is read and said must be the same as without. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import * as whole from '../helpers/said.ts';

async function buildSmall(): Promise<typeof whole> {
  const require = createRequire(path.resolve('package.json'));
  const plugins = [require('./scripts/shortNames.cjs').shortNames(), require('./scripts/pageReader.cjs').pageReader()];
  const outfile = path.resolve('out/pageBuild.mjs');
  await build({
    entryPoints: ['test/helpers/said.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
    plugins,
  });
  return import(pathToFileURL(outfile).href);
}

interface Row {
  readonly language: string;
  readonly text: string;
}
const rowsOf = (name: string): readonly Row[] => JSON.parse(readFileSync(`test/unit/data/${name}.json`, 'utf8'));

describe('the page’s build', () => {
  let small: typeof whole;
  before(async () => {
    small = await buildSmall();
  });

  for (const name of ['literals', 'literalVariants', 'sourceLiterals']) {
    it(`reads the texts of ${name} as the whole reader does`, () => {
      const rows = rowsOf(name);
      assert.ok(rows.length > 0);
      for (const {text, language} of rows)
        assert.equal(small.readingOf(text, language), whole.readingOf(text, language), text.slice(0, 200));
    });
  }

  for (const text of [
    '[0.2, 0.7, 0.1]',
    '[[0.2, 0.7, 0.1], 1]',
    '[0.2, 0.7, 0.1] [0, 1, 0]',
    '[0.2, 0, 0.8] [0.3, 0.3, 0.4]',
    '[2.0, -1.0, 0.1] [1, 0, 1]',
    '[[2.0, -1.0, 0.1], [0.3, 0.4, 9]] [0, 7]',
    '[[0.9, 0.1], [0.2, 0.8], [0.5, 0.5]] [0, 1, 1]',
  ]) {
    it(`says the same of ${text}`, () => {
      const said = whole.explanationOf(text);
      assert.ok(said.length > 50, said);
      assert.equal(small.explanationOf(text), said);
    });
  }
});
