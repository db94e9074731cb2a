import { createHmac } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { Learner } from '../store/port/learners.ts';
import { type Account, agent } from '../xapi/build.ts';
import type { Agent } from '../xapi/statement.ts';

/** The key that pseudonyms in statements are made with, derived from the tool's secret. */
export function accountKeyOf(secret: string): Uint8Array {
  return createHmac('sha256', secret).update('trellis statement accounts').digest();
}

/** Root of what is derived here. */
const STATEMENTS = '4b7d0a0c-6d0e-5e0c-9a53-9f1b2d3c4e5f';

/**
 * Namespace of the ids of the tool's own statements. It follows from the secret, because learners know the ids of what
 * they are asked: nobody may write a statement under an id that the tool will need.
 */
export function statementNamespaceOf(secret: string): string {
  const mac = createHmac('sha256', secret).update('trellis statement ids').digest('base64url');
  return uuidv5(mac, STATEMENTS);
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
