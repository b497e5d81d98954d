// npm run test:lint: Biome's rules, formatting and layering, counted as one check.
import {spawnSync} from 'node:child_process';
import {reportCounts} from '../test/helpers/counts.mjs';
import {root} from './lib/project.mjs';

const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '.'];
const {status} = spawnSync(process.execPath, biome, {cwd: root, stdio: 'inherit'});
reportCounts(status === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1}, true);
