import type { Effect } from '../../store/port/effect.ts';
import type { ClaimedEntry } from '../../store/port/log.ts';
import { pauseAfter } from '../retry.ts';
import type { Worker } from '../worker.ts';

async function run(worker: Worker, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'statement': {
      const outcome = await worker.store.statements.insert(effect.tenant, effect.statement, worker.now());
      // Ids are derived, so another statement under ours can only come from outside: ours stays out, the log says so.
      if (outcome === 'conflict')
        worker.logger.error({ statement: effect.statement.id }, 'statement id is taken');
      return;
    }
    case 'summary':
      return worker.store.summaries.put(effect.row);
    case 'grade':
      return worker.store.grades.want(effect.want, worker.quiet, worker.now());
  }
}

/** Carries out what follows from one event, then settles it. Every effect is idempotent, so a crash repeats harmlessly. */
export async function deliverEffects(worker: Worker, entry: ClaimedEntry): Promise<void> {
  try {
    for (const effect of entry.effects) await run(worker, effect);
    await worker.store.log.settle(entry);
  } catch (error) {
    worker.logger.warn(
      { err: error, event: entry.event.id, attempts: entry.attempts },
      'effects wait for another try',
    );
    await worker.store.log.postpone(entry, worker.now() + pauseAfter(entry.attempts, worker.chance(), null));
  }
}
