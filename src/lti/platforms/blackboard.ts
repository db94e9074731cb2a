import { generic } from './generic.ts';
import { isOnHost, type Platform } from './platform.ts';
import { STANDARD_REGISTRATION } from './registrationQuirks.ts';

const GATEWAY = 'https://developer.blackboard.com/api/v1';

/** Blackboard Learn. One issuer and one client id serve all schools, so each deployment is a customer of its own. */
export const blackboard: Platform = {
  ...generic,
  family: 'blackboard',
  recognises: (issuer) => isOnHost(issuer, 'blackboard.com'),
  setup: {
    values: [
      ['domain', 'domain'],
      ['login', 'login'],
      ['redirect', 'launch'],
      ['keyset', 'jwks'],
      ['target', 'launch'],
    ],
    back: ['clientId', 'deploymentId'],
    issuer: 'https://blackboard.com',
  },
  /** Registration is done once for all schools in the vendor's portal, so an issuer says nothing of one of them. */
  registration: {
    ...STANDARD_REGISTRATION,
    productCodes: ['blackboardlearn', 'blackboard'],
    sharedIssuer: true,
  },
  registrationDefaults: (_issuer, clientId) => ({
    authUrl: `${GATEWAY}/gateway/oidcauth`,
    tokenUrl: `${GATEWAY}/gateway/oauth2/jwttoken`,
    jwksUrl: `${GATEWAY}/management/applications/${encodeURIComponent(clientId)}/jwks.json`,
    deploymentPolicy: 'manual',
    tenantBy: 'deployment',
  }),
  defaultOrigins: () => ['https://*.blackboard.com'],
};
