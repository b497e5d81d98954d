// An esbuild plugin for the panel's page: adds KaTeX's styles and fonts after a build, and tells which scripts the page starts with.
const fs = require('node:fs');
const path = require('node:path');
const {KATEX_FONT, smallStyles, wordsOf} = require('./katex/styles.cjs');

const katex = path.join(path.dirname(require.resolve('katex/package.json')), 'dist');

/** The part of KaTeX's stylesheet that the page can use goes before the page's own, its fonts beside it. */
function addKatex(folder) {
  const inFolder = (...names) => path.join(folder, ...names);
  const scripts = fs.readdirSync(folder).filter((name) => name.endsWith('.js'));
  const words = wordsOf(scripts.map((name) => fs.readFileSync(inFolder(name), 'utf8')));
  const css = smallStyles(fs.readFileSync(path.join(katex, 'katex.min.css'), 'utf8'), words);
  const own = fs.readFileSync(inFolder('panel.css'), 'utf8');
  fs.writeFileSync(inFolder('panel.css'), `${css}\n${own}`);
  fs.mkdirSync(inFolder('fonts'), {recursive: true});
  for (const font of fs.readdirSync(path.join(katex, 'fonts')).filter((name) => KATEX_FONT.test(name))) {
    fs.copyFileSync(path.join(katex, 'fonts', font), inFolder('fonts', font));
  }
}

/** Names of the scripts that panel.js imports, and those import, before it runs. */
function startsWith(outputs) {
  const found = new Set();
  const visit = (name) => {
    const parts = outputs[name].imports.filter(({kind}) => kind === 'import-statement').map((part) => part.path);
    for (const part of parts) if (!found.has(part) && found.add(part)) visit(part);
  };
  visit(Object.keys(outputs).find((name) => name.endsWith('/panel.js')));
  return [...found].map((name) => path.basename(name));
}

exports.pageParts = (tell) => ({
  name: 'page-parts',
  setup(build) {
    build.onEnd(({metafile, errors}) => {
      if (errors.length > 0) return;
      addKatex(build.initialOptions.outdir);
      tell(startsWith(metafile.outputs));
    });
  },
});
