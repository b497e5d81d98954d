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
/** Fonts, each with the characters whose measures are kept. */
const FONTS = {
  'Main-Regular': () => true,
  'Math-Italic': () => true,
  'AMS-Regular': (code) => code >= 65 && code <= 90,
  'Typewriter-Regular': (code) => code < 127,
  'Size1-Regular': () => true,
  'Size2-Regular': () => true,
  'Size3-Regular': () => true,
  'Size4-Regular': () => true,
};
/** Macros that are kept: spaces, dots, negations, brackets, and what those are made of. */
const MACROS =
  /^(?:[^\\]|\\(?:[,;:!> ]|tmspace|quad|qquad|hspace|thinspace|medspace|thickspace|negthinspace|ne|neq|not|notin|@.*|dots\w*|ldots|cdots|[lr](?:brace|brack|vert|Vert)|TextOrMath|[be]group|iff|implies|text\w+|relax|nobreak|nobreakspace|allowbreak|char|lq|rq|colon|ordinarycolon|argmin|argmax|Pr))$/;

function keptFunctions(source) {
  return source.replace(/^import "\.\/(?:functions|environments)\/(\w+)";?$/gm, (line, name) =>
    KEPT.has(name) ? line : '',
  );
}

function keptMetrics(file) {
  const source = fs.readFileSync(file, 'utf8').replace(/export default/, 'module.exports =');
  const loaded = {exports: {}};
  new Function('module', source)(loaded);
  const kept = Object.entries(FONTS).map(([font, keeps]) => {
    const characters = Object.entries(loaded.exports[font]).filter(([code]) => keeps(Number(code)));
    return [font, Object.fromEntries(characters)];
  });
  return `export default ${JSON.stringify(Object.fromEntries(kept))};`;
}

/** Statements that define a macro which no formula uses go; everything else in the file stays. */
function keptMacros(source) {
  const statements = source.split(/^(?=[a-z/])/m);
  return statements.filter((statement) => keepsMacro(statement)).join('');
}

function keepsMacro(statement) {
  const name = /^defineMacro\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/.exec(statement);
  return !name || MACROS.test(JSON.parse(`"${name[1] ?? name[2]}"`));
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
  'src/macros.ts': (file) => keptMacros(fs.readFileSync(file, 'utf8')),
  'src/fontMetricsData.js': keptMetrics,
  'src/svgGeometry.ts': (file) => withoutPaths(fs.readFileSync(file, 'utf8')),
};

exports.smallKatex = {
  name: 'small-katex',
  setup(build) {
    build.initialOptions.define = {...build.initialOptions.define, __VERSION__: '"small"'};
    build.onResolve({filter: /^katex$/}, () => ({path: path.join(root, 'katex.ts')}));
    build.onLoad(
      {filter: /katex[\\/]src[\\/](functions|environments|macros|svgGeometry)\.ts$|fontMetricsData\.js$/},
      ({path: file}) => {
        const edit = edits[path.relative(root, file).split(path.sep).join('/')];
        return edit && {contents: edit(file), loader: file.endsWith('.ts') ? 'ts' : 'js'};
      },
    );
  },
};
