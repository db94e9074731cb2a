import { generic } from './generic.ts';
import { isOnHost, type Platform } from './platform.ts';
import { STANDARD_REGISTRATION } from './registrationQuirks.ts';

/** D2L Brightspace. Its token service is shared and wants an audience that is not its address. */
export const brightspace: Platform = {
  ...generic,
  family: 'brightspace',
  recognises: (issuer) => isOnHost(issuer, 'brightspace.com'),
  setup: {
    values: [
      ['register', 'register'],
      ['domain', 'domain'],
      ['redirect', 'launch'],
      ['login', 'login'],
      ['target', 'launch'],
      ['keyset', 'jwks'],
    ],
    back: ['issuer', 'clientId', 'deploymentId'],
  },
  registration: { ...STANDARD_REGISTRATION, productCodes: ['desire2learn', 'brightspace', 'd2l'] },
  registrationDefaults: (issuer) => ({
    authUrl: `${issuer}/d2l/lti/authenticate`,
    tokenUrl: 'https://auth.brightspace.com/core/connect/token',
    jwksUrl: `${issuer}/d2l/.well-known/jwks`,
    audience: 'https://api.brightspace.com/auth/token',
    deploymentPolicy: 'manual',
    tenantBy: 'registration',
  }),
};
