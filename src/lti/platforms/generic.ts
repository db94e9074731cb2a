import { originOf, type Platform } from './platform.ts';
import { STANDARD_REGISTRATION } from './registrationQuirks.ts';
import { STANDARD_SETUP } from './setupFields.ts';

/** A platform that does what the standard says; the others are this one with their differences. */
export const generic: Platform = {
  family: 'generic',
  recognises: () => false,
  registration: STANDARD_REGISTRATION,
  setup: STANDARD_SETUP,
  registrationDefaults: () => ({ deploymentPolicy: 'manual', tenantBy: 'registration' }),
  defaultOrigins: (issuer, authUrl) => [...new Set([...originOf(issuer), ...originOf(authUrl)])],
  tokenAudiences: ({ audience, tokenUrl }) => (audience ? [audience, tokenUrl] : [tokenUrl]),
  scoreExtension: () => ({}),
  lineItemLimit: 100,
  memberLimit: 100,
  masqueradeParameter: null,
  isSuperseded: () => false,
  isRateLimited: () => false,
  isUngradable: (status) => status === 422,
};
