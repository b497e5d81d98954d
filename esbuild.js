// Builds everything under dist/. `node esbuild.js [--watch] [--minify]`; needs nothing but node_modules.
const fs = require('node:fs');
const path = require('node:path');

if (!fs.existsSync(path.join(__dirname, 'node_modules/esbuild'))) {
  console.error('The packages that build Surprisal are missing: run "npm ci" first.');
  process.exit(1);
}
const esbuild = require('esbuild');
const {smallKatex} = require('./scripts/smallKatex.cjs');

const watch = process.argv.includes('--watch');
const minify = !process.argv.includes('--no-minify');
const common = {
  bundle: true,
  minify,
  sourcemap: watch ? 'inline' : false,
  target: 'es2022',
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
};

/** On Node what is needed late or seldom is a bundle of its own, loaded when first needed; a web extension is one file. */
const apart = {
  rules: 'src/core/rules/index.ts',
  exports: 'src/core/explain/export/index.ts',
  explainLoss: 'src/core/conventions/explainLoss.ts',
  reports: 'src/host/files/index.ts',
};

const loadedLate = {
  name: 'loaded-late',
  setup(build) {
    const late = new Map(Object.entries(apart).map(([name, entry]) => [path.join(__dirname, entry), name]));
    build.onResolve({filter: /^\..*\.ts$/}, ({path: file, resolveDir}) => {
      const name = late.get(path.join(resolveDir, file));
      return name && {path: `./${name}.js`, external: true};
    });
  },
};

const lateBundle = (entry, name) => ({
  entryPoints: [entry],
  outfile: `dist/${name}.js`,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});

/** name → bundle; every bundle's inputs are checked against the layering by test/unit/layering.test.ts. */
const bundles = {
  extension: {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    plugins: [loadedLate],
    supported: {'dynamic-import': false},
  },
  ...Object.fromEntries(Object.entries(apart).map(([name, entry]) => [name, lateBundle(entry, name)])),
  web: {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  webview: {
    entryPoints: {panel: 'src/webview/main.ts'},
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    // The lesson and the frameworks' conventions are parts of their own, loaded when they are opened.
    splitting: true,
    chunkNames: '[name]-[hash]',
    plugins: [smallKatex],
  },
  core: {entryPoints: ['src/core/index.ts'], outfile: 'dist/core.js', platform: 'neutral', format: 'esm'},
  cli: {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: {js: '#!/usr/bin/env node'},
  },
};

/** The fonts that the panel's formulas are set in; the others (bold, script, Fraktur …) are left out with their rules. */
const KATEX_FONT = /KaTeX_(Main-Regular|Math-Italic|AMS-Regular|Typewriter-Regular|Size[1-4]-Regular)\.woff2/;

/** KaTeX's stylesheet and its woff2 fonts stand beside the webview's bundle. */
function copyKatex() {
  const from = path.join(__dirname, 'node_modules/katex/dist');
  const to = path.join(__dirname, 'dist/webview');
  fs.mkdirSync(path.join(to, 'fonts'), {recursive: true});
  const css = fs.readFileSync(path.join(from, 'katex.min.css'), 'utf8');
  const woff2Only = css.replace(/,url\([^)]*\.woff\) format\("woff"\),url\([^)]*\.ttf\) format\("truetype"\)/g, '');
  const kept = woff2Only.replace(/@font-face\{[^}]*\}/g, (face) => (KATEX_FONT.test(face) ? face : ''));
  fs.writeFileSync(path.join(to, 'katex.css'), kept);
  for (const font of fs.readdirSync(path.join(from, 'fonts'))) {
    if (KATEX_FONT.test(font)) fs.copyFileSync(path.join(from, 'fonts', font), path.join(to, 'fonts', font));
  }
}

async function main() {
  fs.rmSync(path.join(__dirname, 'dist'), {recursive: true, force: true});
  copyKatex();
  const inputs = {};
  for (const [name, options] of Object.entries(bundles)) {
    if (watch) {
      const context = await esbuild.context({...common, ...options});
      await context.watch();
      continue;
    }
    const result = await esbuild.build({...common, ...options});
    inputs[name] = Object.keys(result.metafile.inputs).sort();
  }
  if (!watch) {
    fs.mkdirSync(path.join(__dirname, 'out'), {recursive: true});
    fs.writeFileSync(path.join(__dirname, 'out/bundle-inputs.json'), `${JSON.stringify(inputs, null, 2)}\n`);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
