// An esbuild plugin for the host on Node: what it takes from the core (src/host/core.ts) is a script of its own, which is read
// when something of it is first asked for. In its place stands a getter for each of its names.
const path = require('node:path');
const esbuild = require('esbuild');

const ENTRY = path.join(__dirname, '../src/host/core.ts');
const NAMESPACE = 'core-when-needed';

async function namesOf(entry) {
  const {metafile} = await esbuild.build({entryPoints: [entry], format: 'esm', metafile: true, write: false});
  return Object.values(metafile.outputs)[0].exports;
}

const getters = (script, names) => `
const core = () => require('${script}');
for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, {enumerable: true, get: () => core()[name]});`;

/** `also`: modules of the core of which nothing is taken but what the host takes as well. */
exports.coreWhenNeeded = (script, also = []) => ({
  name: NAMESPACE,
  setup(build) {
    const places = new Set([ENTRY, ...also.map((file) => path.resolve(file))]);
    build.onResolve({filter: /^\..*\/(?:core|index)\.ts$/}, ({path: file, resolveDir, kind}) => {
      const isTaken = kind !== 'entry-point' && places.has(path.join(resolveDir, file));
      return isTaken ? {path: ENTRY, namespace: NAMESPACE} : undefined;
    });
    build.onResolve({filter: /.*/, namespace: NAMESPACE}, () => ({path: script, external: true}));
    build.onLoad({filter: /.*/, namespace: NAMESPACE}, async () => ({contents: getters(script, await namesOf(ENTRY))}));
  },
});
