// How a layer tells its counts: as JSON in the file that SURPRISAL_COUNTS names, for the sum over all layers.
import {writeFileSync} from 'node:fs';

/** finished: whether the run itself ended well; a run that broke off without a failed test is one failure. */
export function reportCounts({passed, failed, pending = 0, failures = []}, finished) {
  const counts = {passed, failed: !finished && failed === 0 ? 1 : failed, pending, failures};
  if (process.env.SURPRISAL_COUNTS) writeFileSync(process.env.SURPRISAL_COUNTS, JSON.stringify(counts));
  if (counts.failed > 0) process.exitCode = 1;
}
