import { generic } from './generic.ts';
import { MOODLE_REGISTRATION } from './moodleRegistration.ts';
import type { Platform } from './platform.ts';

/** Moodle. */
export const moodle: Platform = {
  ...generic,
  family: 'moodle',
  registration: MOODLE_REGISTRATION,
  setup: {
    values: [
      ['register', 'register'],
      ['url', 'launch'],
      ['keyset', 'jwks'],
      ['login', 'login'],
      ['redirect', 'launch'],
      ['selection', 'launch'],
    ],
    back: ['issuer', 'clientId', 'deploymentId'],
  },
  /** The issuer is the site's own address, which may contain a path. */
  registrationDefaults: (issuer) => ({
    authUrl: `${issuer}/mod/lti/auth.php`,
    tokenUrl: `${issuer}/mod/lti/token.php`,
    jwksUrl: `${issuer}/mod/lti/certs.php`,
    deploymentPolicy: 'auto',
    tenantBy: 'registration',
  }),
  /** Asked for a page size, Moodle writes a Link header with curly quotes and `&amp;`; not asked, it sends all. */
  lineItemLimit: null,
  memberLimit: 200,
};
