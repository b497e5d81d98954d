// Every numeric array literal of real JavaScript files, read by acorn.
// usage: node js_literals.mjs ACORN_DIR FILE...  -> one JSON line per literal:
//   {"file", "start", "end", "shape", "values"}   start/end: UTF-16 offsets, end exclusive;
// and one JSON line per file that was read, with every array and object of any content:
//   {"file", "containers": [[start, end], ...]}   what a reader may report and no more.
// A literal is the outermost ArrayExpression whose leaves are all plain numbers with an
// optional sign, of a rectangular shape, with two leaves or more.
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const [dir, ...files] = process.argv.slice(2);
const acorn = await import(pathToFileURL(`${dir}/acorn/dist/acorn.mjs`));
const walk = await import(pathToFileURL(`${dir}/acorn-walk/dist/walk.mjs`));

function leaf(node) {
  let sign = 1;
  while (node?.type === 'UnaryExpression' && (node.operator === '-' || node.operator === '+')) {
    if (node.operator === '-') sign = -sign;
    node = node.argument;
  }
  return node?.type === 'Literal' && typeof node.value === 'number' ? sign * node.value : undefined;
}
function read(node) {
  if (node?.type !== 'ArrayExpression' || node.elements.length === 0) return;
  if (node.elements[0]?.type === 'ArrayExpression') {
    const parts = node.elements.map(read);
    if (parts.some((p) => !p) || new Set(parts.map((p) => p.shape.join())).size !== 1) return;
    return {shape: [parts.length, ...parts[0].shape], values: parts.flatMap((p) => p.values)};
  }
  const values = node.elements.map(leaf);
  if (values.some((v) => v === undefined)) return;
  return {shape: [values.length], values};
}
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  let tree;
  for (const sourceType of ['module', 'script']) {
    try {
      tree = acorn.parse(source, {ecmaVersion: 'latest', sourceType, allowHashBang: true});
      break;
    } catch {}
  }
  if (!tree) continue;
  const found = [],
    containers = [];
  walk.fullAncestor(tree, (node, _state, ancestors) => {
    if (node.type === 'ArrayExpression' || node.type === 'ObjectExpression') containers.push([node.start, node.end]);
    if (node.type !== 'ArrayExpression') return;
    const got = read(node);
    if (!got || got.values.length < 2) return;
    const parent = ancestors[ancestors.length - 2];
    if (parent?.type === 'ArrayExpression' && read(parent)) return;
    found.push({file, start: node.start, end: node.end, ...got});
  });
  console.log(JSON.stringify({file, containers}));
  for (const f of found.sort((a, b) => a.start - b.start)) console.log(JSON.stringify(f));
}
