/** A bundle as the package makes it, for tests that run a script of their own. */
import {createRequire} from 'node:module';
import path from 'node:path';
import {type BuildOptions, build, type Plugin} from 'esbuild';

export async function bundle(entry: string, outfile: string, options: BuildOptions = {}): Promise<void> {
  const load = createRequire(path.resolve('package.json'));
  const {watModules} = load('./scripts/watModules.cjs') as {watModules: Plugin};
  const {boundedReaders} = load('./scripts/boundedReaders.cjs') as {boundedReaders: Plugin};
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    loader: {'.py': 'text'},
    plugins: [watModules, boundedReaders],
    logLevel: 'error',
    ...options,
  });
}

/** A script of Node, as dist/cli.js and the threads' are. */
export const nodeBundle: BuildOptions = {platform: 'node', format: 'cjs', target: 'node20'};
