import { generic } from './generic.ts';
import type { Platform } from './platform.ts';
import { STANDARD_REGISTRATION } from './registrationQuirks.ts';

/** Sakai. Its token address holds a number that only its own page shows. */
export const sakai: Platform = {
  ...generic,
  family: 'sakai',
  setup: {
    values: [
      ['register', 'register'],
      ['launch', 'launch'],
      ['login', 'login'],
      ['redirect', 'launch'],
      ['keyset', 'jwks'],
    ],
    back: ['issuer', 'clientId', 'deploymentId', 'tokenUrl'],
  },
  registration: { ...STANDARD_REGISTRATION, productCodes: ['sakai'] },
  registrationDefaults: (issuer) => ({
    authUrl: `${issuer}/imsoidc/lti13/oidc_auth`,
    jwksUrl: `${issuer}/imsblis/lti13/keyset`,
    deploymentPolicy: 'auto',
    tenantBy: 'registration',
  }),
};
