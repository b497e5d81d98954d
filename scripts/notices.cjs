// The licences of the packages that the bundles carry, as one text: what each of them asks for is that its notice goes with it.
const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(__dirname);

/** `node_modules/@scope/name/src/x.js` → `node_modules/@scope/name`, for the innermost package. */
const packageOf = (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'))?.[1];

/** Folders of the packages among the inputs of all bundles, in the order of their names. */
function packagesIn(inputs) {
  const folders = Object.values(inputs).flatMap((files) =>
    files.map(packageOf).filter((folder) => folder !== undefined),
  );
  return [...new Set(folders)].sort();
}

function noticeOf(folder) {
  const at = path.join(root, folder);
  const {name, version, license, homepage, repository} = JSON.parse(
    fs.readFileSync(path.join(at, 'package.json'), 'utf8'),
  );
  const file = fs.readdirSync(at).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (!file) throw new Error(`${name} has no file of its licence`);
  const source = homepage ?? repository?.url ?? repository;
  const text = fs.readFileSync(path.join(at, file), 'utf8').trim();
  return `${name} ${version} (${license})\n${source}\n\n${text}\n`;
}

/** `inputs`: the files that went into each bundle, by its name. */
function notices(inputs) {
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const head = 'Surprisal carries parts of these packages. Their licences:\n';
  return [head, ...packagesIn(inputs).map(noticeOf)].join(rule);
}

module.exports = {notices, packagesIn};
