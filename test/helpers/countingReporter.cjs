// mocha's spec reporter that also leaves the counts, and what failed, in the file that SURPRISAL_COUNTS names.
const {writeFileSync} = require('node:fs');
const {reporters} = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${String(error?.message).split('\n')[0]}`));
    runner.once('end', () => this.leaveCounts(failures));
  }

  leaveCounts(failures) {
    const {passes: passed, failures: failed, pending} = this.stats;
    const file = process.env.SURPRISAL_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({passed, failed, pending, failures}));
  }
};
