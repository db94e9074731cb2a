// Mocha's "dot"-like output for people and one JSON file with the totals for test/run.mjs.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class Totals extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    // What only a second try made pass is told too: it may be a fault that hides.
    runner.on(Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      process.stdout.write(`RETRIED: ${test.fullTitle()}: ${error?.stack ?? error}\n`);
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      this.epilogue();
      for (const title of skipped) process.stdout.write(`SKIPPED: ${title}\n`);
      const { passes = 0, failures = 0, pending = 0 } = this.stats ?? {};
      const file = process.env.TRELLIS_TEST_REPORT;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
