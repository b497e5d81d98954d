// KaTeX's own source as a tree, from which parts are cut: TypeScript in, JavaScript without those parts out.
const fs = require('node:fs');
const acorn = require('acorn');
const walk = require('acorn-walk');
const esbuild = require('esbuild');

const text = (file) => fs.readFileSync(file, 'utf8');

function read(file) {
  const {code} = esbuild.transformSync(text(file), {loader: file.endsWith('.ts') ? 'ts' : 'js'});
  return {code, tree: acorn.parse(code, {ecmaVersion: 2022, sourceType: 'module'})};
}

/** The call `name(…)` that a statement consists of, if it does. */
function callOf(statement, name) {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  return call?.type === 'CallExpression' && call.callee.name === name ? call : undefined;
}

/** A literal argument's text; undefined where it is computed. */
function literal(node) {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** Statements at the top of a file for which `goes` is true. */
function statements({tree}, goes) {
  return tree.body.filter(goes);
}

/** Properties of object literals that have one of these names. */
function properties({tree}, names) {
  const found = [];
  walk.full(tree, (node) => {
    if (node.type === 'ObjectExpression') found.push(...node.properties.filter((p) => names.has(p.key?.name)));
  });
  return found;
}

/** Methods of classes that have one of these names. */
function methods({tree}, names) {
  const found = [];
  walk.full(tree, (node) => node.type === 'MethodDefinition' && names.has(node.key.name) && found.push(node));
  return found;
}

/** The bodies of functions, methods and classes of these names, each with the text that stands in its place. */
function bodies({tree}, texts) {
  const found = [];
  const add = (name, owner) => {
    if (owner?.body && texts.has(name))
      found.push({start: owner.body.start, end: owner.body.end, text: texts.get(name)});
  };
  walk.full(tree, (node) => {
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') add(node.id?.name, node);
    if (node.type === 'VariableDeclarator') add(node.id.name, node.init);
    if (node.type === 'MethodDefinition') add(node.key.name, node.value);
  });
  return found;
}

/** The text without these parts, some of which may lie within others; the comma after a property goes with it. */
function without({code}, nodes) {
  const isWithin = (inner, outer) => inner !== outer && inner.start >= outer.start && inner.end <= outer.end;
  const sorted = nodes
    .filter((node) => !nodes.some((other) => isWithin(node, other)))
    .sort((a, b) => b.start - a.start);
  const rest = ({end, text}, code) =>
    text === undefined ? code.slice(end).replace(/^\s*,/, '') : text + code.slice(end);
  return sorted.reduce((cut, part) => cut.slice(0, part.start) + rest(part, cut), code);
}

module.exports = {text, read, callOf, literal, statements, properties, methods, bodies, without};
