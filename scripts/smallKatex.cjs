// An esbuild plugin: takes KaTeX from its own source and leaves out what the panel's formulas never use
// (environments, pictures, links, stretchy arrows, MathML, other alphabets), and shortens the names that are its own, to keep the page small.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const {isTyped, usedCommands} = require('./katex/commands.cjs');
const {ownNames} = require('./katex/names.cjs');
const source = require('./katex/source.cjs');

const root = path.dirname(require.resolve('katex/package.json'));
const inKatex = (file) => path.join(root, file);

/** Files under src/functions that are kept; each registers a few commands. Those that others import stay as stubs. */
const KEPT = new Set([
  ...['accent', 'char', 'delimsizing', 'font', 'genfrac', 'htmlmathml', 'kern', 'lap', 'mclass', 'op', 'ordgroup'],
  ...['relax', 'sizing', 'styling', 'supsub', 'symbolsOp', 'symbolsOrd', 'symbolsSpacing', 'text'],
]);
/** Modules of which nothing is left but what their importers name: a formula that needs more is shown in words. */
const throwing = (...names) =>
  names.map((name) => `export const ${name} = () => { throw new Error('left out of this build'); };`).join('\n');
const STUBS = {
  'src/functions/horizBrace.ts': 'export const htmlBuilder = undefined;',
  'src/functions/operatorname.ts': 'export const htmlBuilder = undefined;',
  'src/buildMathML.ts': 'export default () => { throw new Error("left out of this build"); };',
  'src/stretchy.ts': throwing('stretchySvg', 'stretchyEnclose', 'stretchyMathML'),
  'src/svgGeometry.ts': `${throwing('sqrtPath', 'innerPath', 'tallDelim')}\nexport const path = {};`,
  'src/wide-character.ts': throwing('wideCharacterFont'),
  'src/unicodeSupOrSub.ts': 'export const unicodeSubRegEx = /^(?!)/;\nexport const uSubsAndSups = Object.freeze({});',
};
/** Letters with their accents apart: KaTeX makes all of them when it is loaded; the page, when it first meets one. */
const lateSymbols = (code) => `
let made;
const make = () => {
  const module = {};
  ${code.replace("require('./unicodeAccents')", 'accentsOfText')}
  return module.exports;
};
const symbols = () => (made ??= make());
const has = (key) => key > '~' && key.normalize('NFD') !== key && Object.hasOwn(symbols(), key);
import accentsOfText from './unicodeAccents';
export default new Proxy({}, {get: (_, name) => (name === 'hasOwnProperty' ? has : symbols()[name])});`;
const UNUSED_PROPERTIES = new Set([
  'mathmlBuilder',
  'description',
  'cli',
  'cliDefault',
  'cliDescription',
  'cliProcessor',
]);
/** Methods that no formula of the page comes to: colours, sizes, urls, macros that are defined in a formula. */
const UNUSED_METHODS = new Set([
  ...['useStrictBehavior', 'isTrusted', 'havingSize', 'withColor', 'withPhantom', 'withTextFontWeight'],
  ...['expandAfterFuture', 'expandMacro', 'expandTokens', 'expandMacroAsText', 'isDefined', 'isExpandable'],
  ...['subparse', 'formatUnsupportedCmd', 'parseStringGroup', 'parseColorGroup', 'parseUrlGroup'],
  ...['set', 'setCatcode', 'toText'],
]);
const THROWS = "{ throw new Error('left out'); }";
/** What stands in the place of bodies: of taller delimiters than a formula of the page has (it is then shown in words), of pictures
 * and lines, of warnings that the page ignores, of infix fractions, which it does not know. */
const BODIES = new Map([
  ...['makeStackedDelim', 'staticSvg'].map((name) => [name, THROWS]),
  ...['Anchor', 'Img', 'SvgNode', 'PathNode', 'LineNode', 'reportNonstrict'].map((name) => [name, '{}']),
  ['handleInfixNodes', '{ return body; }'],
]);
const FONTS = ['Main-Regular', 'Math-Italic', 'AMS-Regular', 'Typewriter-Regular'];
const SIZE_FONTS = ['Size1-Regular', 'Size2-Regular', 'Size3-Regular', 'Size4-Regular'];

/** \name → its text, of every macro that KaTeX defines in macros.ts. */
function macroTexts() {
  const {code, tree} = source.read(inKatex('src/macros.ts'));
  const calls = tree.body.map((statement) => source.callOf(statement, 'defineMacro')).filter(Boolean);
  return new Map(calls.map((call) => [source.literal(call.arguments[0]) ?? '', code.slice(call.start, call.end)]));
}

/** A name stays where a keyboard has it, or where it is a command that is used; what is computed stays, too. */
function isWanted(name, used) {
  return name === undefined || isTyped(name) || (/^\\[a-zA-Z@]+$/.test(name) && used.has(name.slice(1)));
}

/** A symbol stays for its name, or for its character where that stands for it (the last argument). */
function isWantedSymbol({arguments: [, , , character, name, standsForItself]}, used) {
  const drawn = source.literal(character);
  return (
    isWanted(source.literal(name), used) || (standsForItself !== undefined && drawn !== undefined && isTyped(drawn))
  );
}

/** A function stays where one of its names does; names that are computed stay, too. */
function isWantedFunction({arguments: [definition]}, used) {
  const names = definition.properties.find(({key}) => key.name === 'names')?.value;
  if (names?.type !== 'ArrayExpression') return true;
  return names.elements.some((name) => isWanted(source.literal(name), used));
}

function cutFile(file, used, keepsMarkup) {
  const text = source.read(file);
  const wanted = {
    defineMacro: (call) => isWanted(source.literal(call.arguments[0]), used),
    defineSymbol: (call) => isWantedSymbol(call, used),
    defineFunction: (call) => isWantedFunction(call, used),
  };
  const isUnused = (statement) =>
    Object.entries(wanted).some(([name, isKept]) => {
      const call = source.callOf(statement, name);
      return call && !isKept(call);
    });
  const parts = [
    ...source.statements(text, isUnused),
    ...source.properties(text, UNUSED_PROPERTIES),
    ...source.bodies(text, BODIES),
    ...source.methods(text, keepsMarkup ? UNUSED_METHODS : new Set([...UNUSED_METHODS, 'toMarkup'])),
  ];
  return source.without(text, parts);
}

/** The characters that kept symbols are drawn with. */
function characters(used) {
  const {tree} = source.read(inKatex('src/symbols.ts'));
  const calls = tree.body.map((statement) => source.callOf(statement, 'defineSymbol')).filter(Boolean);
  const kept = calls.filter((call) => isWantedSymbol(call, used));
  return new Set(kept.map((call) => source.literal(call.arguments[3])?.codePointAt(0)));
}

function metrics(file, used) {
  const {code} = esbuild.transformSync(fs.readFileSync(file, 'utf8'), {format: 'cjs'});
  const loaded = {exports: {}};
  new Function('module', 'exports', code)(loaded, loaded.exports);
  const drawn = characters(used);
  const keeps = (code) => (code >= 32 && code < 127) || drawn.has(code);
  const cut = (font) => Object.entries(loaded.exports.default[font]).filter(([code]) => keeps(Number(code)));
  const kept = [...FONTS, ...SIZE_FONTS].map(
    (font) => `${JSON.stringify(font)}: font(${JSON.stringify(grouped(cut(font)))})`,
  );
  return `${UNGROUP}\nexport default {${kept.join()}};`;
}

/** [[metrics, code, code …] …]: many characters of a font have the same measures. */
function grouped(entries) {
  const groups = new Map();
  for (const [code, metrics] of entries) {
    const key = JSON.stringify(metrics);
    groups.set(key, [...(groups.get(key) ?? [metrics]), Number(code)]);
  }
  return [...groups.values()];
}

const UNGROUP =
  'const font = (groups) => { const all = {}; for (const [m, ...codes] of groups) for (const code of codes) all[code] = m; return all; };';

function keptFunctions(file) {
  const text = source.read(file);
  const goes = ({type, source: from}) =>
    type === 'ImportDeclaration' &&
    /^\.\/(functions|environments)\//.test(from.value) &&
    !KEPT.has(path.basename(from.value));
  return source.without(text, source.statements(text, goes));
}

/** The entry: only what the page calls. */
function entry(keepsMarkup) {
  const names = keepsMarkup ? 'render, renderToString' : 'render';
  return {contents: `import {${names}} from './katex.ts';\nexport default {${names}};`, resolveDir: root, loader: 'js'};
}

/** `keepsMarkup`: with renderToString, which has no use for a document, and with its names, which other bundles may have, too. */
exports.smallKatex = ({keepsMarkup = false} = {}) => ({
  name: 'small-katex',
  setup(build) {
    const used = usedCommands(path.join(__dirname, '..'), macroTexts());
    build.initialOptions.define = {...build.initialOptions.define, __VERSION__: '"small"'};
    if (!keepsMarkup) build.initialOptions.mangleProps = new RegExp(`^(?:${[...ownNames(inKatex('src'))].join('|')})$`);
    build.onResolve({filter: /^katex$/}, () => ({path: 'katex', namespace: 'small-katex'}));
    build.onLoad({filter: /.*/, namespace: 'small-katex'}, () => entry(keepsMarkup));
    build.onLoad({filter: /[\\/]katex[\\/]src[\\/].*\.[jt]s$/}, ({path: file}) => {
      const name = path.relative(root, file).split(path.sep).join('/');
      if (STUBS[name] !== undefined) return {contents: STUBS[name], loader: 'js'};
      if (name === 'src/unicodeSymbols.js') return {contents: lateSymbols(fs.readFileSync(file, 'utf8')), loader: 'js'};
      if (name === 'src/fontMetricsData.js') return {contents: metrics(file, used), loader: 'js'};
      if (/^src\/(functions|environments)\.ts$/.test(name)) return {contents: keptFunctions(file), loader: 'js'};
      return {contents: cutFile(file, used, keepsMarkup), loader: 'js'};
    });
  },
});
