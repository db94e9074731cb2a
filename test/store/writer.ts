import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { anAttempt } from '../support/fixtures.ts';

/**
 * A process of its own that appends to the log of one learner and prints each sequence once it is acknowledged, until it
 * is killed. Arguments: the file and the learner.
 */
const [path = '', learner = ''] = process.argv.slice(2);
async function run(): Promise<void> {
  const { log } = await openSqliteStore(path);
  for (let sequence = 1; ; sequence += 1) {
    const { outcome } = await log.append({ event: anAttempt({ learner, sequence }), effects: [] });
    if (outcome === 'stored') process.stdout.write(`${sequence}\n`);
    // Lets the line out before the next append.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

void run();
