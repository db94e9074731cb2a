import { createHmac } from 'node:crypto';
import type { Learner } from '../store/port/learners.ts';
import { type Account, agent } from '../xapi/build.ts';
import type { Agent } from '../xapi/statement.ts';

/** The key that pseudonyms in statements are made with, derived from the tool's secret. */
export function accountKeyOf(secret: string): Uint8Array {
  return createHmac('sha256', secret).update('trellis statement accounts').digest();
}

/**
 * Name of a person in statements where a customer wants no ids of its LMS in them: 144 bits that nobody can turn back or
 * make without the key, other ones for each customer.
 */
export function pseudonymOf(key: Uint8Array, tenant: string, sub: string): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([tenant, sub]))
    .digest('base64url');
  return `p_${digest.slice(0, 24)}`;
}

/** A learner as statements name them: the LMS's issuer with its id of the person, or the pseudonym fixed at the start. */
export function accountOf({
  issuer,
  sub,
  accountName,
}: Pick<Learner, 'issuer' | 'sub' | 'accountName'>): Account {
  return { issuer, name: accountName ?? sub };
}

/** A learner as the actor of statements. */
export function accountAgentOf(learner: Pick<Learner, 'issuer' | 'sub' | 'accountName'>): Agent {
  return agent(accountOf(learner));
}
