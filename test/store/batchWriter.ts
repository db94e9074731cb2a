import { randomUUID } from 'node:crypto';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';

/**
 * A process of its own that stores batches of 50 statements and prints the first id of each once it is acknowledged, until
 * it is killed. Arguments: the file and the tenant.
 */
const [path = '', tenant = ''] = process.argv.slice(2);
async function run(): Promise<void> {
  const { statements } = await openSqliteStore(path);
  for (;;) {
    const registration = randomUUID();
    const batch = Array.from({ length: 50 }, () => ({
      id: randomUUID(),
      actor: { mbox: 'mailto:ana@example.org' },
      verb: { id: 'http://example.org/did' },
      object: { id: 'http://example.org/activity' },
      context: { registration },
      version: '2.0.0',
    }));
    process.stdout.write(`begun ${registration}\n`);
    const { outcome } = await statements.insertAll(tenant, batch, Date.now());
    if (outcome === 'stored') process.stdout.write(`stored ${registration}\n`);
    // Lets the line out before the next batch.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

void run();
