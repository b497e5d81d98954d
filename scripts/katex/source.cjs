// KaTeX's own source as a tree, from which parts are cut: TypeScript in, JavaScript without those parts out.
const fs = require('node:fs');
const acorn = require('acorn');
const walk = require('acorn-walk');
const esbuild = require('esbuild');

function read(file) {
  const {code} = esbuild.transformSync(fs.readFileSync(file, 'utf8'), {loader: file.endsWith('.ts') ? 'ts' : 'js'});
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

/** Methods of classes that have this name. */
function methods({tree}, name) {
  const found = [];
  walk.full(tree, (node) => node.type === 'MethodDefinition' && node.key.name === name && found.push(node));
  return found;
}

/** The text without these parts; the comma after a property goes with it. */
function without({code}, nodes) {
  const sorted = [...nodes].sort((a, b) => b.start - a.start);
  return sorted.reduce((text, {start, end}) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code);
}

module.exports = {read, callOf, literal, statements, properties, methods, without};
