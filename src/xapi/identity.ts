import type { AnyActor } from './anyStatement.ts';

/** Text that JSON writes as it is. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** An account as JSON; nearly all need no writer of JSON, and identities are made for every statement. */
function accountText(homePage: string, name: string): string {
  return AS_IT_IS.test(homePage) && AS_IT_IS.test(name)
    ? `["${homePage}","${name}"]`
    : JSON.stringify([homePage, name]);
}

/**
 * What tells one agent or group from another: its identifier, whatever its name. Hexadecimal digits count without case.
 * Null for an anonymous group, which is nobody.
 */
export function identityOf(actor: AnyActor): string | null {
  if (actor.mbox !== undefined) return `mbox ${actor.mbox}`;
  if (actor.mbox_sha1sum !== undefined) return `sha1 ${actor.mbox_sha1sum.toLowerCase()}`;
  if (actor.openid !== undefined) return `openid ${actor.openid}`;
  if (actor.account !== undefined)
    return `account ${accountText(actor.account.homePage, actor.account.name)}`;
  return null;
}

/** The identities somebody is found by: the actor's own, and those of a group's members. */
export function identitiesOf(actor: AnyActor): string[] {
  const members = actor.objectType === 'Group' ? (actor.member ?? []) : [];
  return [actor, ...members].map(identityOf).filter((identity) => identity !== null);
}
