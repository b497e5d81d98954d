// Which TeX commands the panel's formulas can name: what the lesson and the steps write, and what KaTeX's macros make of it.
const fs = require('node:fs');
const path = require('node:path');

const FORMULAS = ['src/core/reference', 'src/core/explain'];
/** Commands in a source text, whether its backslashes are doubled or not; a few regular expressions look the same, to no harm. */
const COMMAND = /\\+([a-zA-Z@]+)/g;

function sources(folder) {
  return fs.readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sources(file) : [file];
  });
}

function commandsIn(text) {
  return [...text.matchAll(COMMAND)].map(([, name]) => name);
}

/** What KaTeX's parser itself makes of others: x' is x^\\prime, \\dfrac a fraction in \\displaystyle. */
const IMPLIED = ['prime', 'displaystyle'];

/** Characters that a keyboard has, behind a backslash or not: always kept. */
function isTyped(name) {
  return /^[\x20-\x7e]$|^\\[^a-zA-Z@]$/.test(name);
}

/** `macros`: command → the text that it stands for; what a used macro names is used too. */
function usedCommands(root, macros) {
  const written = FORMULAS.flatMap((folder) => sources(path.join(root, folder)));
  const used = new Set([...IMPLIED, ...written.flatMap((file) => commandsIn(fs.readFileSync(file, 'utf8')))]);
  for (const [name, text] of macros) if (isTyped(name)) for (const inner of commandsIn(text)) used.add(inner);
  for (const name of used) for (const inner of commandsIn(macros.get(`\\${name}`) ?? '')) used.add(inner);
  return used;
}

module.exports = {isTyped, usedCommands};
