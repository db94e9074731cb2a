import type { AuditView, Slice } from '../api/administration.ts';
import type { Administration, AdminScope } from './administration.ts';
import { platformsOf } from './tenants.ts';

/** Entries of a page. */
const ROWS = 50;

/** A page of the audit log within reach, newest first. @param before the last entry of the page before, or null */
export async function viewAudit(
  admin: Administration,
  scope: AdminScope,
  before: string | null,
): Promise<Slice<AuditView>> {
  const asked =
    scope.kind === 'everything'
      ? { registration: null, deployment: null }
      : { registration: scope.registration, deployment: scope.deployment };
  const [found, platforms] = await Promise.all([
    admin.store.audit.page(asked, before, ROWS + 1),
    platformsOf(admin, scope),
  ]);
  const issuers = new Map(platforms.map(({ registration }) => [registration.id, registration.issuer]));
  const shown = found.slice(0, ROWS);
  return {
    rows: shown.map(({ registration: id, ...entry }) => ({
      ...entry,
      platform: id === null ? null : { id, issuer: issuers.get(id) ?? null },
    })),
    next: found.length > ROWS ? (shown.at(-1)?.id ?? null) : null,
  };
}
