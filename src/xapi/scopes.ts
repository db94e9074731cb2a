/**
 * What a credential of the LRS may do (xAPI 1.0.3 part 3, section 4.2 names them): `mine` are statements whose authority
 * is the credential itself; `all` is everything in its tenant.
 */
const LRS_SCOPES = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'all',
] as const;

export type LrsScope = (typeof LRS_SCOPES)[number];

/** Versions of xAPI that are spoken; a request that names none gets the one of its credential. */
export const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const;

export type XapiVersion = (typeof XAPI_VERSIONS)[number];
