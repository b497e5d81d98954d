// esbuild's plugin for WebAssembly in text form: importing a .wat gives its binary form as a Uint8Array, assembled with wabt.
const fs = require('node:fs/promises');
const path = require('node:path');

let started;
const known = new Map();

/** The binary form, made once of each text. Throws with wabt's message, which names line and column, where the text is wrong. */
async function assemble(file) {
  const text = await fs.readFile(file, 'utf8');
  if (!known.has(text)) known.set(text, binaryOf(path.basename(file), text));
  return known.get(text);
}

async function binaryOf(name, text) {
  started ??= require('wabt')();
  const module = (await started).parseWat(name, text, {simd: true});
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

const watModules = {
  name: 'wat-modules',
  setup(build) {
    build.onLoad({filter: /\.wat$/}, async ({path: file}) => ({contents: await assemble(file), loader: 'binary'}));
  },
};

module.exports = {assemble, watModules};
