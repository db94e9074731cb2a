import { identityOf } from '../../../xapi/identity.ts';
import type { Person } from '../people.ts';

/** The person's accounts as documents and names of the record store are kept by. */
export function identitiesOfPerson({ issuer, names }: Pick<Person, 'issuer' | 'names'>): string[] {
  return names.flatMap((name) => identityOf({ account: { homePage: issuer, name } }) ?? []);
}
