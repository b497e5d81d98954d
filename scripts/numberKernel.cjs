// Assembles src/core/literal/kernel/numbers.wat into numbersCode.ts beside it, as text, so that the core stays plain TypeScript
// for every bundler and for none. `node scripts/numberKernel.cjs` after an edit; test/unit/literal/kernel.test.ts says where that was forgotten.
const fs = require('node:fs');
const path = require('node:path');
const {assemble} = require('./watModules.cjs');

const folder = path.join(__dirname, '../src/core/literal/kernel');

/** What numbersCode.ts must be. */
async function numbersCode() {
  const code = Buffer.from(await assemble(path.join(folder, 'numbers.wat'))).toString('base64');
  return `/** numbers.wat in binary form, base64; made by scripts/numberKernel.cjs. */
export const numbersCode =
  '${code}';
`;
}

module.exports = {numbersCode};
if (require.main === module) numbersCode().then((text) => fs.writeFileSync(path.join(folder, 'numbersCode.ts'), text));
