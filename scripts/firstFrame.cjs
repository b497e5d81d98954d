// An esbuild plugin for the host on Node: the page's first frame is drawn by a bundle of the page's own views (src/webview/firstFrame.ts), which
// is read with the first panel. A web extension is one file, and has no room for it.
const path = require('node:path');

const PLACE = path.join(__dirname, '../src/host/panel/firstFrame.ts');

const standIn = (script) => `
let parts;
const load = () => ({
  draw: require('${script}').firstFrame,
  styleSheet: require('node:fs').readFileSync(require('node:path').join(__dirname, 'webview/panel.css'), 'utf8'),
});
export const loadFrameParts = () => (parts ??= load());`;

exports.firstFrameFrom = (script) => ({
  name: 'first-frame',
  setup(build) {
    build.onLoad({filter: /[\\/]host[\\/]panel[\\/]firstFrame\.ts$/}, ({path: file}) =>
      file === PLACE ? {contents: standIn(script)} : undefined,
    );
    build.onResolve({filter: /./}, ({path: name}) => (name === script ? {path: script, external: true} : undefined));
  },
});
