/** The tests' entry in VS Code's Node extension host: runs the bundled integration tests beside it with mocha. */
import {readdirSync} from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import {finish} from './hostRun.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ui: 'bdd', timeout: 30_000});
  for (const name of readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.js'))
    .sort()) {
    mocha.addFile(path.join(__dirname, name));
  }
  await finish((done) => mocha.run(done));
}
