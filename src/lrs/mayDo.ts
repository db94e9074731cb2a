import type { AnyActor, AnyStatement } from '../xapi/anyStatement.ts';
import type { Conditions } from '../xapi/facets.ts';
import { identitiesOf, identityOf } from '../xapi/identity.ts';
import { XapiRefusal } from '../xapi/refusal.ts';
import type { LrsScope } from '../xapi/scopes.ts';
import type { LrsCaller } from './caller.ts';

/** Everything that is asked here. The scopes that allow each of them; `all` allows everything. */
const ALLOWED = {
  write: ['statements/write'],
  read: ['statements/read', 'statements/read/mine'],
  state: ['state'],
  profile: ['profile'],
  activities: ['statements/read', 'statements/read/mine', 'profile'],
  agents: ['statements/read', 'profile'],
} as const satisfies Record<string, readonly LrsScope[]>;

export type Deed = keyof typeof ALLOWED;

function has(caller: LrsCaller, scopes: readonly LrsScope[]): boolean {
  return caller.scopes.some((scope) => scope === 'all' || scopes.includes(scope));
}

/** @throws XapiRefusal `forbidden` unless a scope of the caller allows it */
export function mustBeAllowed(caller: LrsCaller, deed: Deed): void {
  const scopes = ALLOWED[deed];
  if (!has(caller, scopes))
    throw new XapiRefusal('forbidden', `this key needs the scope ${scopes.join(' or ')}`);
}

/** Whether two name the same one. */
function isSame(one: AnyActor, other: AnyActor): boolean {
  const identity = identityOf(one);
  if (identity !== null) return identity === identityOf(other);
  return JSON.stringify(identitiesOf(one).sort()) === JSON.stringify(identitiesOf(other).sort());
}

/** What narrows each list of this caller: its own statements by authority, a session's by actor. */
export function narrowed({ scopes, authority, own }: LrsCaller): Pick<Conditions, 'authority' | 'own'> {
  if (own) return { own };
  return scopes.includes('all') || scopes.includes('statements/read') ? {} : { authority };
}

/** Whether this caller may read this statement. */
export function mayRead(caller: LrsCaller, statement: AnyStatement): boolean {
  const { own, authority } = narrowed(caller);
  if (own) return isSame(statement.actor, own);
  return !authority || (statement.authority !== undefined && isSame(statement.authority, authority));
}

/** A session speaks of and reads its learner alone. @throws XapiRefusal `forbidden` */
export function mustBeOwn({ own }: LrsCaller, agent: AnyActor): void {
  if (own && !isSame(own, agent))
    throw new XapiRefusal('forbidden', 'a session may use what is about its own learner alone');
}
