// An esbuild plugin: takes KaTeX from its own source and leaves out what the panel's formulas never use
// (environments, pictures, links, stretchy arrows, definitions, fonts for other alphabets), to keep the page small.
const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(require.resolve('katex/package.json'));

/** Files under src/functions and src/environments that are kept; each registers a few commands. */
const KEPT = new Set([
  ...['accent', 'char', 'color', 'delimsizing', 'font', 'genfrac', 'kern', 'math', 'mclass', 'op', 'operatorname'],
  ...['ordgroup', 'overline', 'phantom', 'relax', 'sizing', 'smash', 'sqrt', 'styling', 'supsub', 'symbolsOp'],
  ...['symbolsOrd', 'symbolsSpacing', 'text', 'underline', 'htmlmathml', 'lap', 'raisebox', 'mathchoice'],
]);
const FONTS = /^(Main-Regular|Main-Italic|Math-Italic|AMS-Regular|Size[1-4]-Regular|Typewriter-Regular)$/;

function keptFunctions(source) {
  return source.replace(/^import "\.\/(?:functions|environments)\/(\w+)";?$/gm, (line, name) =>
    KEPT.has(name) ? line : '',
  );
}

function keptMetrics(file) {
  const source = fs.readFileSync(file, 'utf8').replace(/export default/, 'module.exports =');
  const loaded = {exports: {}};
  new Function('module', source)(loaded);
  const kept = Object.entries(loaded.exports).filter(([font]) => FONTS.test(font));
  return `export default ${JSON.stringify(Object.fromEntries(kept))};`;
}

/** Paths of stretchy arrows and braces go; square roots and tall brackets are computed by functions and stay. */
function withoutPaths(source) {
  const start = source.search(/^export const path\b/m);
  const end = source.indexOf('\n};', start);
  if (start < 0 || end < 0) throw new Error('KaTeX keeps its paths elsewhere now: look at src/svgGeometry.ts');
  return `${source.slice(0, start)}export const path: Record<string, string> = {};${source.slice(end + 3)}`;
}

const edits = {
  'src/functions.ts': (file) => keptFunctions(fs.readFileSync(file, 'utf8')),
  'src/environments.ts': (file) => keptFunctions(fs.readFileSync(file, 'utf8')),
  'src/fontMetricsData.js': keptMetrics,
  'src/svgGeometry.ts': (file) => withoutPaths(fs.readFileSync(file, 'utf8')),
};

exports.smallKatex = {
  name: 'small-katex',
  setup(build) {
    build.initialOptions.define = {...build.initialOptions.define, __VERSION__: '"small"'};
    build.onResolve({filter: /^katex$/}, () => ({path: path.join(root, 'katex.ts')}));
    build.onLoad(
      {filter: /katex[\\/]src[\\/](functions|environments|svgGeometry)\.ts$|fontMetricsData\.js$/},
      ({path: file}) => {
        const edit = edits[path.relative(root, file).split(path.sep).join('/')];
        return edit && {contents: edit(file), loader: file.endsWith('.ts') ? 'ts' : 'js'};
      },
    );
  },
};
