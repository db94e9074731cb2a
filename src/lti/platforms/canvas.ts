import { CANVAS_REGISTRATION, MASQUERADE_PARAMETER } from './canvasRegistration.ts';
import { generic } from './generic.ts';
import { isOnHost, originOf, type Platform } from './platform.ts';

const CLOUD = ['https://*.instructure.com', 'https://*.canvaslms.com'];

/** `canvas.beta.instructure.com` talks to `sso.beta.canvaslms.com`; a self-hosted Canvas serves itself. */
function endpointHost(issuer: string): string {
  const { hostname, origin } = new URL(issuer);
  const cloud = /^canvas\.(?:(beta|test)\.)?instructure\.com$/.exec(hostname);
  if (!cloud) return origin;
  return cloud[1] ? `https://sso.${cloud[1]}.canvaslms.com` : 'https://sso.canvaslms.com';
}

/** Instructure Canvas. */
export const canvas: Platform = {
  ...generic,
  family: 'canvas',
  recognises: (issuer) => isOnHost(issuer, 'instructure.com'),
  registration: CANVAS_REGISTRATION,
  setup: {
    values: [
      ['register', 'register'],
      ['json', 'canvas'],
      ['redirect', 'launch'],
    ],
    back: ['clientId'],
    issuer: 'https://canvas.instructure.com',
  },
  registrationDefaults(issuer) {
    const host = endpointHost(issuer);
    return {
      authUrl: `${host}/api/lti/authorize_redirect`,
      tokenUrl: `${host}/login/oauth2/token`,
      jwksUrl: `${host}/api/lti/security/jwks`,
      // One deployment per course or account that installs the tool: many in each school, all of one customer.
      deploymentPolicy: 'auto',
      tenantBy: 'registration',
    };
  },
  /** A self-hosted Canvas often keeps the cloud's issuer, so its own host shows in the authorization address only. */
  defaultOrigins: (_issuer, authUrl) => [...CLOUD, ...originOf(authUrl).filter((origin) => !isCloud(origin))],
  /** Discovery names a bare host, but Canvas compares with the exact token address that is called. */
  tokenAudiences: ({ audience, tokenUrl }) => (audience ? [tokenUrl, audience] : [tokenUrl]),
  /** Every post counts as a new attempt unless this says no. SpeedGrader launches the address given here. */
  scoreExtension: ({ newAttempt, workLink }) => ({
    'https://canvas.instructure.com/lti/submission': {
      new_submission: newAttempt,
      ...(workLink === undefined ? {} : { submission_type: 'basic_lti_launch', submission_data: workLink }),
    },
  }),
  /** Canvas caps a page at 50 members. */
  memberLimit: 50,
  masqueradeParameter: MASQUERADE_PARAMETER,
  isSuperseded: (status, body) => status === 400 && /before last updated/i.test(body),
  isRateLimited: (status, body) => status === 403 && /rate limit exceeded/i.test(body),
  /** 422 is also said of an unpublished assignment or a concluded course. */
  isUngradable: (status, body) => status === 422 && /student|user/i.test(body),
};

function isCloud(origin: string): boolean {
  return isOnHost(origin, 'instructure.com') || isOnHost(origin, 'canvaslms.com');
}
