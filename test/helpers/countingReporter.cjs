// mocha's spec reporter that also leaves the counts in the file that SURPRISAL_COUNTS names.
const {writeFileSync} = require('node:fs');
const {reporters} = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => this.leaveCounts());
  }

  leaveCounts() {
    const {passes: passed, failures: failed, pending} = this.stats;
    const file = process.env.SURPRISAL_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({passed, failed, pending}));
  }
};
