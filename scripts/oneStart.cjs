// An esbuild plugin: what the page starts with is one script. Without it, every set of late parts that share a piece would get
// a script of its own, and a webview asks for each of them through VS Code, at some milliseconds apiece.
const fs = require('node:fs');
const path = require('node:path');

const RESOLVED = 'resolved by oneStart';

/** esbuild leaves the entry as one line that imports the script with everything in it: that script takes the entry's name. */
function nameStart({outputs}, start, folder) {
  const [entry, {imports}] = Object.entries(outputs).find(([, {entryPoint}]) => entryPoint === start);
  const parts = imports.filter(({kind}) => kind === 'import-statement');
  if (parts.length !== 1) throw new Error(`${entry} starts with ${parts.length} scripts, not with one`);
  const [whole, name] = [parts[0].path, path.basename(entry)];
  fs.renameSync(whole, entry);
  for (const file of fs.readdirSync(folder).filter((other) => other.endsWith('.js'))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    fs.writeFileSync(path.join(folder, file), text.replaceAll(`./${path.basename(whole)}`, `./${name}`));
  }
}

/** `start`: the page's own module; each part that is imported late is made to reach it, too, so that both share one script. */
exports.oneStart = (start) => ({
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
      const contents = `${fs.readFileSync(file, 'utf8')}\nimport ${JSON.stringify(path.resolve(start))};\n`;
      return {contents, loader: 'ts'};
    });
    build.onEnd(({metafile, errors}) => {
      if (errors.length === 0) nameStart(metafile, start, build.initialOptions.outdir);
    });
  },
});
