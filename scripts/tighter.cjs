// An esbuild plugin: a second pass over a build's scripts, by terser, which folds more than esbuild does: 3 % of them. It takes
// seconds, so what it made of a script is kept under out/ and taken again for the same script.
const {createHash} = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const {minify} = require('terser');
const {version} = require('terser/package.json');

const KEPT = path.join(__dirname, '../out/tighter');
const OPTIONS = {
  ecma: 2022,
  toplevel: true,
  // Functions that use neither `this` nor `arguments` become arrows; nothing asks a function for its length.
  compress: {passes: 3, unsafe_arrows: true, keep_fargs: false, pure_getters: true, hoist_funs: true},
};

async function tightened(text, options) {
  const key = createHash('sha256')
    .update(JSON.stringify([version, options, text]))
    .digest('hex');
  const kept = path.join(KEPT, `${key}.js`);
  if (fs.existsSync(kept)) return fs.readFileSync(kept, 'utf8');
  const {code} = await minify(text, options);
  fs.mkdirSync(KEPT, {recursive: true});
  // Written beside and renamed, so that another build never reads half of it.
  const unfinished = path.join(KEPT, `${key}.${process.pid}`);
  fs.writeFileSync(unfinished, code);
  fs.renameSync(unfinished, kept);
  return code;
}

async function tighten(file, module) {
  fs.writeFileSync(file, await tightened(fs.readFileSync(file, 'utf8'), {...OPTIONS, module}));
}

function scriptsOf({outdir, outfile}) {
  if (outfile) return [outfile];
  const names = fs.readdirSync(outdir).filter((name) => name.endsWith('.js'));
  return names.map((name) => path.join(outdir, name));
}

exports.tighter = () => ({
  name: 'tighter',
  setup(build) {
    build.onEnd(async ({errors}) => {
      const {minify: isWanted, format} = build.initialOptions;
      if (errors.length > 0 || !isWanted) return;
      await Promise.all(scriptsOf(build.initialOptions).map((file) => tighten(file, format === 'esm')));
    });
  },
});
