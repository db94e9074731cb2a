import type { Person } from '../people.ts';

/**
 * Whether an xAPI document names the person's account anywhere: as actor, object, instructor, authority, or in a group
 * or a statement inside it (xAPI 2.0, 4.2.2.1 Inverse Functional Identifier).
 */
export function namesPerson(document: unknown, person: Pick<Person, 'issuer' | 'names'>): boolean {
  if (typeof document !== 'object' || document === null) return false;
  if ('account' in document && isTheirs(document.account, person)) return true;
  return Object.values(document).some((part) => namesPerson(part, person));
}

function isTheirs(account: unknown, { issuer, names }: Pick<Person, 'issuer' | 'names'>): boolean {
  if (typeof account !== 'object' || account === null || !('name' in account && 'homePage' in account))
    return false;
  return account.homePage === issuer && names.some((name) => name === account.name);
}
