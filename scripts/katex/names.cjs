// Property names that nothing but KaTeX's own source uses, so that a build may shorten them: none of the language, of a browser's
// objects or of the page's source, none that a module exports, and none that stands in a string, by which it could be looked up.
const fs = require('node:fs');
const path = require('node:path');
const walk = require('acorn-walk');
const source = require('./source.cjs');

const root = path.join(__dirname, '../..');
const COMPILERS = path.join(root, 'node_modules/@typescript');
const PAGE = ['src/core', 'src/webview', 'src/protocol.ts'];
const WORD = /[A-Za-z_$][\w$]*/g;

const filesIn = (folder) =>
  fs.statSync(folder).isFile() ? [folder] : fs.readdirSync(folder).flatMap((name) => filesIn(path.join(folder, name)));

const wordsOf = (files) => files.flatMap((file) => fs.readFileSync(file, 'utf8').match(WORD) ?? []);

/** The compiler's own declarations: of the language, of browsers. */
function declarations() {
  const [compiler] = fs.readdirSync(COMPILERS);
  const lib = path.join(COMPILERS, compiler, 'lib');
  return fs
    .readdirSync(lib)
    .filter((name) => /^lib\.(es|dom).*\.d\.ts$/.test(name))
    .map((name) => path.join(lib, name));
}

/** The name of a property that is read, written or made there. */
function nameAt(node) {
  const isOwn = ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type);
  const key = isOwn ? node.key : node.type === 'MemberExpression' ? node.property : undefined;
  return !node.computed && key?.type === 'Identifier' ? key.name : undefined;
}

function exported({declaration, specifiers}) {
  const declared = declaration?.declarations ?? (declaration ? [declaration] : []);
  return [...declared.map(({id}) => id.name), ...specifiers.map((specifier) => specifier.exported.name)];
}

/** The words of a text, by which a property could be looked up. */
function textsAt(node) {
  const text = node.type === 'TemplateElement' ? node.value.raw : source.literal(node);
  return text?.match(WORD) ?? [];
}

/** Names by which a property could be reached all the same: what stands in a string, and what a module gives to others. */
const reached = (node) => (node.type === 'ExportNamedDeclaration' ? exported(node) : textsAt(node));

/** `katex`: the folder of KaTeX's source. */
function ownNames(katex) {
  const [names, others] = [new Set(), []];
  for (const file of filesIn(katex).filter((name) => /(?<!\.d)\.[jt]s$/.test(name))) {
    walk.full(source.read(file).tree, (node) => {
      const name = nameAt(node);
      if (name?.length > 2) names.add(name);
      others.push(...reached(node));
    });
  }
  const page = PAGE.flatMap((name) => filesIn(path.join(root, name)));
  for (const word of [...others, ...wordsOf(declarations()), ...wordsOf(page)]) names.delete(word);
  return names;
}

module.exports = {declarations, filesIn, ownNames, textsAt, wordsOf};
