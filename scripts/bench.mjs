// npm run bench [-- name …]: runs every test/bench/**/*.bench.mjs, each as a process of its own, one after the other.
// A word after -- picks the benches whose path holds it. Each prints its own table and exits non-zero if a goal is missed.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {findFiles} from '../test/helpers/find.mjs';
import {prepare} from './lib/prepare.mjs';
import {inRoot, root, runMain, say, Trouble} from './lib/project.mjs';

function run(file) {
  say(path.relative(root, file));
  return spawnSync(process.execPath, ['--expose-gc', file], {cwd: root, stdio: 'inherit'}).status === 0;
}

await runMain(() => {
  prepare();
  const words = process.argv.slice(2);
  const wanted = (file) => words.length === 0 || words.some((word) => path.relative(root, file).includes(word));
  const files = findFiles(inRoot('test/bench'), '.bench.mjs').filter(wanted);
  if (files.length === 0)
    throw new Trouble(`No bench under test/bench has ${words.join(' or ') || 'been written yet'} in its path.`);
  const missed = files.filter((file) => !run(file));
  console.log(`${files.length - missed.length} benches met their goals, ${missed.length} missed`);
  process.exitCode = missed.length > 0 ? 1 : 0;
});
