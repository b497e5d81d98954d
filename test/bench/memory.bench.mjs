// Peak memory of `evaluate` on a CSV of 2 GB, which is made for it and removed behind it. Goal: 150 MB. SURPRISAL_BENCH_LARGE=0
// leaves it out, and so does a disk without the room.
import {rmSync, statfsSync} from 'node:fs';
import path from 'node:path';
import {folder, makeLargeCsv, root} from './lib/data.mjs';
import {goal, once} from './lib/race.mjs';

const bytes = 2e9;
const most = 150;
const {bavail, bsize} = statfsSync(folder);
if (process.env.SURPRISAL_BENCH_LARGE === '0') console.log('  left out, as SURPRISAL_BENCH_LARGE says');
else if (bavail * bsize < 2 * bytes) console.log('  left out: the disk has no room for 2 GB');
else {
  const file = path.join(folder, 'large.csv');
  process.chdir(root);
  try {
    makeLargeCsv(file, bytes);
    const {seconds, megabytes} = once([process.execPath, 'dist/cli.js', 'evaluate', file, '--json']);
    goal(
      `${megabytes.toFixed(0)} MB at the most on a CSV of 2 GB, in ${seconds.toFixed(1)} s (goal ${most} MB)`,
      megabytes <= most,
    );
  } finally {
    rmSync(file, {force: true});
  }
}
