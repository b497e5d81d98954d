// esbuild's plugin for WebAssembly in text form: importing a .wat gives its binary form as a Uint8Array, assembled with wabt.
const fs = require('node:fs/promises');
const path = require('node:path');

/** The binary form. Throws with wabt's message, which names line and column, where the text is wrong. */
async function assemble(file) {
  const wabt = await require('wabt')();
  const module = wabt.parseWat(path.basename(file), await fs.readFile(file, 'utf8'), {simd: true});
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
