import { TrellisError } from '../errors.ts';
import { readResults } from '../lti/ags.ts';
import type { ColumnResult, ResultsService } from '../practice/columnShares.ts';
import type { Link } from '../store/port/links.ts';
import type { Worker } from './worker.ts';

async function resultsOf(worker: Worker, link: Link): Promise<readonly ColumnResult[]> {
  const { platforms } = worker.store;
  const [registration, deployment] = await Promise.all([
    platforms.get(link.registration),
    platforms.deployment(link.registration, link.deployment),
  ]);
  if (registration?.status !== 'active') throw new TrellisError('registration_inactive');
  if (deployment?.status !== 'active')
    throw new TrellisError('deployment_disabled', '', { params: { deployment: link.deployment } });
  if (link.ags === null)
    throw new TrellisError('scope_missing', 'no grade service', { params: { scope: 'score' } });
  // The column is made with the first grade; before, there is nothing to read.
  if (link.ags.lineItem === null) return [];
  const access = { registration, deploymentId: link.deployment, granted: link.ags.scope };
  const results = await readResults(access, link.ags.lineItem, null, worker.services);
  return results.map(({ userId, resultScore, resultMaximum }) => ({
    sub: userId,
    score: resultScore ?? null,
    maximum: resultMaximum ?? null,
  }));
}

/**
 * The result service as practice asks for it; what fails is logged and told. Whoever asks for a column while it is being
 * read gets that reading: it may be pressed often, and a column takes many pages.
 */
export function askResults(worker: Worker): ResultsService {
  const reading = new Map<string, Promise<readonly ColumnResult[]>>();
  const read = (link: Link) =>
    resultsOf(worker, link)
      .catch((error: unknown) => {
        worker.logger.warn({ err: error, link: link.id }, 'gradebook column not read');
        throw error instanceof TrellisError
          ? error
          : new TrellisError('outbound_failed', '', { cause: error });
      })
      .finally(() => reading.delete(link.id));
  return (link) => {
    const run = reading.get(link.id) ?? read(link);
    reading.set(link.id, run);
    return run;
  };
}
