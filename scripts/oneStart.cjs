// An esbuild plugin: what the page starts with is one script, and what follows its first frame another. Without it, every set of late parts
// that share a piece would get a script of its own, and a webview asks for each of them through VS Code, at some milliseconds apiece.
const fs = require('node:fs');
const path = require('node:path');

const RESOLVED = 'resolved by oneStart';

/** esbuild leaves an entry as lines that only import the scripts with everything in them: the one of its own takes the entry's name. */
function nameWhole({outputs}, source, taken) {
  const [entry, {imports, exports}] = Object.entries(outputs).find(([, {entryPoint}]) => entryPoint === source);
  const parts = imports.filter(({kind, path: file}) => kind === 'import-statement' && !taken.includes(file));
  if (parts.length !== 1) throw new Error(`${entry} starts with ${parts.length} scripts, not with one`);
  if (exports.length > 0)
    throw new Error(`${entry} exports ${exports}, which its script would have to do under other names`);
  const [whole, name] = [parts[0].path, path.basename(entry)];
  fs.renameSync(whole, entry);
  const folder = path.dirname(entry);
  for (const file of fs.readdirSync(folder).filter((other) => other.endsWith('.js'))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    fs.writeFileSync(path.join(folder, file), text.replaceAll(`./${path.basename(whole)}`, `./${name}`));
  }
  return whole;
}

const importOf = (source) => `import ${JSON.stringify(path.resolve(source))};\n`;

/** `start`: the page's own module, `next`: the first that it loads; each part that is imported late is made to reach both, so that it shares their scripts. */
exports.oneStart = (start, next) => ({
  name: 'one-start',
  setup(build) {
    const late = new Set();
    build.onResolve({filter: /^\./}, async ({path: name, kind, pluginData, ...rest}) => {
      if (kind !== 'dynamic-import' || pluginData === RESOLVED) return undefined;
      const found = await build.resolve(name, {...rest, kind, pluginData: RESOLVED});
      late.add(found.path);
      return found;
    });
    build.onLoad({filter: /\.ts$/}, ({path: file}) => {
      if (!late.has(file)) return undefined;
      const both = importOf(start) + (file === path.resolve(next) ? '' : importOf(next));
      return {contents: `${fs.readFileSync(file, 'utf8')}\n${both}`, loader: 'ts'};
    });
    build.onEnd(({metafile, errors}) => {
      if (errors.length > 0) return;
      const first = nameWhole(metafile, start, []);
      nameWhole(metafile, next, [first]);
    });
  },
});
