// npm run package: builds, then makes surprisal-<version>.vsix at the top of the project.
import {packageVsix} from './lib/packageVsix.mjs';
import {prepare} from './lib/prepare.mjs';
import {runMain} from './lib/project.mjs';

await runMain(() => {
  prepare();
  packageVsix();
});
