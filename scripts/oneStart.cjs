// An esbuild plugin: what the page starts with stays one script. Without it, every set of late parts that share a piece would
// get a script of its own, and a webview asks for each of them through VS Code, at some milliseconds apiece.
const fs = require('node:fs');
const path = require('node:path');

const RESOLVED = 'resolved by oneStart';

/** `start`: the module that reaches all that the page starts with; each part that is imported late is made to reach it, too. */
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
  },
});
