// An esbuild plugin for the panel's page: adds KaTeX's styles and fonts after a build.
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

exports.katexStyles = () => ({
  name: 'katex-styles',
  setup(build) {
    build.onEnd(({errors}) => {
      if (errors.length === 0) addKatex(build.initialOptions.outdir);
    });
  },
});
