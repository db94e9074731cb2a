import { generic } from './generic.ts';
import type { Platform } from './platform.ts';

/** Sakai. Its token address holds a number that only its own page shows. */
export const sakai: Platform = {
  ...generic,
  family: 'sakai',
  registrationDefaults: (issuer) => ({
    authUrl: `${issuer}/imsoidc/lti13/oidc_auth`,
    jwksUrl: `${issuer}/imsblis/lti13/keyset`,
    deploymentPolicy: 'auto',
    tenantBy: 'registration',
  }),
};
