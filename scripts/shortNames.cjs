// An esbuild plugin: shortens the names of properties that only the page's own calculations use, so that the page loads sooner. Such a name
// is declared by an interface of these folders and stands in no string, by which it could be looked up, nor in anything that is written
// down or sent: messages, what the page keeps, reports. The language's and a browser's names stay, and so do KaTeX's.
const path = require('node:path');
const walk = require('acorn-walk');
const {declarations, filesIn, textsAt, wordsOf} = require('./katex/names.cjs');
const source = require('./katex/source.cjs');

const root = path.join(__dirname, '..');
const KATEX = path.join(path.dirname(require.resolve('katex/package.json')), 'src');
const DECLARING = ['literal', 'evaluate', 'explain', 'numeric', 'loss', 'conventions', 'pairing', 'classNames'];
const SENT = ['src/protocol.ts', 'src/webview/state', 'src/core/report'];
const PAGE = ['src/core', 'src/webview', 'src/protocol.ts'];
const INTERFACE = /^(?:export )?interface .*?^}/gms;
const MEMBER = /^ +(?:readonly )?([A-Za-z]\w{2,})\??:/gm;

const scriptsIn = (...folders) =>
  folders.flatMap((folder) => filesIn(path.resolve(root, folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)));

/** Names of the members of interfaces. */
function declared(files) {
  const interfaces = files.flatMap((file) => source.text(file).match(INTERFACE) ?? []);
  return new Set(interfaces.flatMap((text) => [...text.matchAll(MEMBER)].map(([, name]) => name)));
}

/** Every word of every text in these files. */
function spelled(files) {
  const words = [];
  for (const file of files) walk.full(source.read(file).tree, (node) => words.push(...textsAt(node)));
  return words;
}

function shortNames() {
  const names = declared(scriptsIn(...DECLARING.map((name) => `src/core/${name}`)));
  const kept = [...declarations(), ...scriptsIn(KATEX, ...SENT)];
  for (const word of [...wordsOf(kept), ...spelled(scriptsIn(...PAGE))]) names.delete(word);
  return names;
}

/** Goes after the plugin for KaTeX, which shortens names of its own. */
exports.shortNames = () => ({
  name: 'short-names',
  setup(build) {
    const before = build.initialOptions.mangleProps?.source;
    const own = `^(?:${[...shortNames()].join('|')})$`;
    build.initialOptions.mangleProps = new RegExp(before ? `${before}|${own}` : own);
  },
});
