// Makes surprisal-<version>.vsix at the top of the project.
import {spawnSync} from 'node:child_process';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {inRoot, manifest, root, say, Trouble} from './project.mjs';

const PICTURES = /^(?:!\[[^\]]*\]\((?!https:)[^)]*\)|<picture>[\s\S]*?<\/picture>)\n+/gm;

/** The readme's pictures stay out of the package, so the packaged readme stands without them. */
function readmeWithoutPictures() {
  const file = 'out/README.md';
  const text = readFileSync(inRoot('README.md'), 'utf8');
  writeFileSync(inRoot(file), text.replace(PICTURES, ''));
  return file;
}

/** Packages what dist/ holds; returns the path of the .vsix. */
export function packageVsix() {
  const vsix = inRoot(`surprisal-${manifest().version}.vsix`);
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  args.push('--readme-path', readmeWithoutPictures(), '--out', vsix);
  const result = spawnSync(process.execPath, [inRoot('node_modules/@vscode/vsce/vsce'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Trouble(`The package could not be made:\n${result.stdout}${result.stderr}`);
  say(`${vsix}, ${Math.round(statSync(vsix).size / 1024)} KB`);
  return vsix;
}
