// Builds everything under dist/. `node esbuild.js [--watch] [--minify]`; needs nothing but node_modules.
const fs = require('node:fs');
const path = require('node:path');

if (!['esbuild', 'terser'].every((name) => fs.existsSync(path.join(__dirname, 'node_modules', name)))) {
  console.error('The packages that build Surprisal are missing: run "npm ci" first.');
  process.exit(1);
}
const esbuild = require('esbuild');
const {boundedReaders} = require('./scripts/boundedReaders.cjs');
const {coreWhenNeeded} = require('./scripts/coreWhenNeeded.cjs');
const {firstFrameFrom} = require('./scripts/firstFrame.cjs');
const {katexStyles} = require('./scripts/katexStyles.cjs');
const {notices} = require('./scripts/notices.cjs');
const {oneStart} = require('./scripts/oneStart.cjs');
const {pageReader} = require('./scripts/pageReader.cjs');
const {shortNames} = require('./scripts/shortNames.cjs');
const {smallKatex} = require('./scripts/smallKatex.cjs');
const {tighter} = require('./scripts/tighter.cjs');
const {watModules} = require('./scripts/watModules.cjs');

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

/** What the page starts with is kept short: constants by their short names, no escapes, and a second pass. */
const short = {define: {'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN'}, charset: 'utf8'};
const twice = watch ? [] : [tighter()];

/** What answers in the editor: not needed until something is asked. */
const HOST = 'src/host/index.ts';

const onNode = {platform: 'node', format: 'cjs', external: ['vscode'], supported: {'dynamic-import': false}};

/** On Node what is needed late or seldom is a bundle of its own, loaded when first needed; a web extension is one file. */
const apart = {
  rules: 'src/core/rules/index.ts',
  exports: 'src/core/explain/export/index.ts',
  explainLoss: 'src/core/conventions/explainLoss.ts',
  reports: 'src/host/files/index.ts',
  refactorings: 'src/host/actions/refactorings.ts',
};

/** What the panel's first frame shares with the host. */
const sharedCore = ['evaluate', 'explain', 'literal'].map((part) => `src/core/${part}/index.ts`);

/** The same of the command line: what its worker threads and the workers of a cluster run is in cli.js itself. */
const cliApart = {calculations: 'src/cli/calculations.ts'};

const loadedLate = (parts) => ({
  name: 'loaded-late',
  setup(build) {
    const late = new Map(Object.entries(parts).map(([name, entry]) => [path.join(__dirname, entry), name]));
    build.onResolve({filter: /^\..*\.ts$/}, ({path: file, resolveDir}) => {
      const name = late.get(path.join(resolveDir, file));
      return name && {path: `./${name}.js`, external: true};
    });
  },
});

const lateBundle = (entry, name) => ({
  entryPoints: [entry],
  outfile: `dist/${name}.js`,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  plugins: [coreWhenNeeded('./hostCore.js')],
});

/** name → bundle; every bundle's inputs are checked against the layering by test/unit/layering.test.ts. */
const bundles = {
  webview: {
    entryPoints: [
      {in: 'src/webview/main.ts', out: 'panel'},
      {in: 'src/webview/styles/index.css', out: 'panel'},
    ],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    // The lesson and the frameworks' conventions are parts of their own, loaded when they are opened.
    splitting: true,
    chunkNames: '[name]-[hash]',
    plugins: [
      smallKatex(),
      shortNames(),
      pageReader(),
      oneStart('src/webview/main.ts', 'src/webview/rest.ts'),
      ...twice,
      katexStyles(),
    ],
    ...short,
  },
  extension: {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    ...onNode,
    plugins: [loadedLate({host: HOST})],
  },
  host: {
    entryPoints: [HOST],
    outfile: 'dist/host.js',
    ...onNode,
    plugins: [loadedLate(apart), coreWhenNeeded('./hostCore.js'), firstFrameFrom('./firstFrame.js')],
  },
  hostCore: lateBundle('src/host/core.ts', 'hostCore'),
  ...Object.fromEntries(Object.entries(apart).map(([name, entry]) => [name, lateBundle(entry, name)])),
  firstFrame: {
    entryPoints: ['src/webview/firstFrame.ts'],
    outfile: 'dist/firstFrame.js',
    platform: 'node',
    format: 'cjs',
    plugins: [smallKatex({keepsMarkup: true}), coreWhenNeeded('./hostCore.js', sharedCore)],
  },
  web: {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  core: {entryPoints: ['src/core/index.ts'], outfile: 'dist/core.js', platform: 'neutral', format: 'esm'},
  cli: {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    loader: {'.py': 'text'},
    plugins: [loadedLate(cliApart), watModules, boundedReaders],
    banner: {js: '#!/usr/bin/env node'},
    supported: {'dynamic-import': false},
  },
  calculations: {...lateBundle(cliApart.calculations, 'calculations'), target: 'node20'},
  fileWorker: {
    entryPoints: ['src/files/nodeWorker.ts'],
    outfile: 'dist/fileWorker.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [watModules, boundedReaders],
  },
  webFileWorker: {
    entryPoints: ['src/files/webWorker.ts'],
    outfile: 'dist/web/fileWorker.js',
    platform: 'browser',
    format: 'iife',
    plugins: [watModules, boundedReaders],
  },
};

async function main() {
  fs.rmSync(path.join(__dirname, 'dist'), {recursive: true, force: true});
  const inputs = {};
  for (const [name, options] of Object.entries(bundles)) {
    if (watch) {
      const context = await esbuild.context({...common, ...options});
      await context.rebuild();
      await context.watch();
      continue;
    }
    const result = await esbuild.build({...common, ...options});
    inputs[name] = Object.keys(result.metafile.inputs).sort();
  }
  if (!watch) {
    fs.mkdirSync(path.join(__dirname, 'out'), {recursive: true});
    fs.writeFileSync(path.join(__dirname, 'out/bundle-inputs.json'), `${JSON.stringify(inputs, null, 2)}\n`);
    fs.writeFileSync(path.join(__dirname, 'dist/ThirdPartyNotices.txt'), notices(inputs));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
