import { identityOf } from './identity.ts';

/** The accounts of these names at an issuer, as documents and names of the record store are kept by (`identityOf`). */
export function accountIdentities({
  issuer,
  names,
}: {
  readonly issuer: string;
  readonly names: readonly string[];
}): string[] {
  return names.flatMap((name) => identityOf({ account: { homePage: issuer, name } }) ?? []);
}
