// The reader and the rules in one bundle, and what they find in every source below a folder.
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export async function loadRules() {
  const outfile = path.join(root, 'out/oracles/rules.mjs');
  mkdirSync(path.dirname(outfile), {recursive: true});
  const contents = `export {findArrays} from './src/core/literal/index.ts';
export {checkDocument} from './src/core/rules/index.ts';
export {mayConcern} from './src/core/rules/concern.ts';`;
  await build({stdin: {contents, resolveDir: root}, outfile, bundle: true, format: 'esm', platform: 'neutral'});
  return import(pathToFileURL(outfile).href);
}

/** Every Python file below a folder, in a fixed order. */
export function pythonFiles(folder) {
  return readdirSync(folder, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return pythonFiles(file);
      return entry.isFile() && file.endsWith('.py') ? [file] : [];
    });
}

/** The findings in one Python file, each as {code, line, text}; undefined where no loss is named. */
export function hitsOf({findArrays, checkDocument, mayConcern}, file) {
  const text = readFileSync(file, 'utf8');
  if (!mayConcern(text)) return undefined;
  const languageId = 'python';
  return checkDocument(text, {languageId, arrays: findArrays(text, {languageId}).arrays}).map((found) => {
    const line = text.slice(0, found.offset).split('\n').length;
    return {code: found.code, line, text: text.split('\n')[line - 1].trim()};
  });
}
