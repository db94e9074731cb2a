import { timingSafeEqual } from 'node:crypto';
import type { FindCaller, LrsCaller } from '../../lrs/caller.ts';
import { accountAgentOf } from '../../practice/account.ts';
import { hashOfSecret } from '../../practice/secretText.ts';
import type { LrsKey } from '../../store/port/lrsKeys.ts';
import type { Store } from '../../store/port/store.ts';
import type { Limits } from '../limits.ts';

/** What credentials are looked up in. */
interface CallerDeps {
  readonly store: Pick<Store, 'lrsKeys' | 'sessions' | 'learners'>;
  /** Public origin of the tool, in whose name a credential is an authority. */
  readonly publicUrl: string;
  readonly limits: Pick<Limits, 'key' | 'session'>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Account name of the authority of what a launched session writes. A learner writes these statements about themselves:
 * nothing that is believed of learners may rest on them.
 */
export const SESSION_AUTHORITY = 'launched-session';

function authorityOf(publicUrl: string, name: string): LrsCaller['authority'] {
  return { objectType: 'Agent', account: { homePage: publicUrl, name } };
}

function isSecretOf(key: LrsKey, secret: string): boolean {
  const [kept, given] = [Buffer.from(key.secretHash), Buffer.from(hashOfSecret(secret))];
  return kept.length === given.length && timingSafeEqual(kept, given);
}

async function byKey(deps: CallerDeps, id: string, secret: string): Promise<LrsCaller | null> {
  const key = await deps.store.lrsKeys.find(id);
  if (key === null || key.revokedAt !== null || !isSecretOf(key, secret)) return null;
  await deps.limits.key(id, key.perMinute);
  const { tenant, scopes, version } = key;
  const authority = authorityOf(deps.publicUrl, id);
  return { tenant, credential: id, scopes, authority, version, own: null };
}

/** A learner's own session. One that practises as nobody (a preview, somebody acting as them) has no records. */
async function bySession(deps: CallerDeps, tokenHash: string): Promise<LrsCaller | null> {
  const session = await deps.store.sessions.find(tokenHash);
  if (session === null || session.expiresAt <= deps.now()) return null;
  if (session.kind !== 'learner' || session.preview || session.masquerade) return null;
  const learner = await deps.store.learners.get(session.learner);
  if (learner === null || learner.erasing !== undefined) return null;
  await deps.limits.session({ tokenHash, registration: session.registration, learner: session.learner });
  return {
    tenant: session.tenant,
    credential: tokenHash,
    scopes: ['statements/write', 'statements/read', 'state', 'profile'],
    authority: authorityOf(deps.publicUrl, SESSION_AUTHORITY),
    version: '2.0.0',
    own: accountAgentOf(learner),
  };
}

/** Believes a credential of the LRS or does not: a key with its secret, or the bearer of a learner's launched session. */
export function makeFindCaller(deps: CallerDeps): FindCaller {
  return (credential) =>
    credential.kind === 'key'
      ? byKey(deps, credential.key, credential.secret)
      : bySession(deps, credential.tokenHash);
}
