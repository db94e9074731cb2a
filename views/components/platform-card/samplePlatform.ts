import type { PlatformView } from '../../../src/api/administration.ts';

const NOW = Date.UTC(2025, 8, 15, 14, 10);
const HOUR = 3_600_000;

/** A platform in use, with some trouble. */
export const SAMPLE_PLATFORM: PlatformView = {
  id: '0b7c3f9e-0000-4000-8000-000000000001',
  issuer: 'https://moodle.example.edu',
  clientId: 'aBc123XyZ',
  family: 'moodle',
  status: 'active',
  deploymentPolicy: 'auto',
  accounts: 'sub',
  shared: false,
  addresses: {
    family: 'moodle',
    authUrl: 'https://moodle.example.edu/mod/lti/auth.php',
    tokenUrl: 'https://moodle.example.edu/mod/lti/token.php',
    jwksUrl: 'https://moodle.example.edu/mod/lti/certs.php',
    audience: null,
    origins: ['https://moodle.example.edu'],
    foreign: [],
    digest: 'seen-1',
  },
  createdAt: NOW - 900 * HOUR,
  source: { by: 'discovery', host: 'moodle.example.edu', at: NOW - 900 * HOUR },
  proposal: null,
  lastLaunchAt: NOW - HOUR,
  lastGradeAt: NOW - 2 * HOUR,
  faults: [
    {
      code: 'token_expired',
      count: 3,
      lastAt: NOW - 5 * HOUR,
      reference: '3d2f0f5a-8f1e-4a55-9c58-0d9a4f2b7c11',
    },
    {
      code: 'jwks_unavailable',
      count: 1,
      lastAt: NOW - 30 * HOUR,
      reference: 'a41c0d9e-2b1f-4d04-8f52-7e3c11aa90b2',
    },
  ],
  unverified: [
    {
      code: 'signature_invalid',
      count: 2,
      lastAt: NOW - 3 * HOUR,
      reference: '7be0c1f4-54a0-4d0c-8a55-1f0d2c9be6a4',
    },
  ],
  grades: {
    waiting: 2,
    retrying: 1,
    parked: 4,
    superseded: 1,
    differing: 3,
    reasons: [
      { code: 'scope_missing', count: 4 },
      { code: 'gradebook_busy', count: 1 },
    ],
  },
  deployments: [
    {
      id: '1',
      status: 'active',
      anonymous: false,
      firstSeenAt: NOW - 900 * HOUR,
      lastLaunchAt: NOW - HOUR,
      lastGradeAt: NOW - 2 * HOUR,
    },
    {
      id: '7f3d:a-rather-long-deployment-id-of-an-account',
      status: 'pending',
      anonymous: false,
      firstSeenAt: NOW - 3 * HOUR,
      lastLaunchAt: null,
      lastGradeAt: null,
    },
    {
      id: '3',
      status: 'suspended',
      anonymous: true,
      firstSeenAt: NOW - 90 * HOUR,
      lastLaunchAt: NOW - 80 * HOUR,
      lastGradeAt: null,
    },
  ],
};

/** One that waits to be let in and has done nothing yet. */
export const WAITING_PLATFORM: PlatformView = {
  ...SAMPLE_PLATFORM,
  id: '0b7c3f9e-0000-4000-8000-000000000002',
  issuer: 'https://canvas.instructure.com',
  clientId: '10000000000123',
  status: 'pending',
  lastLaunchAt: null,
  lastGradeAt: null,
  faults: [],
  unverified: [],
  grades: { waiting: 0, retrying: 0, parked: 0, superseded: 0, differing: 0, reasons: [] },
  deployments: [],
  source: { by: 'form', host: 'canvas.instructure.com', at: NOW - 2 * HOUR },
  addresses: {
    family: 'canvas',
    authUrl: 'https://keys.elsewhere.example/api/lti/authorize_redirect',
    tokenUrl: 'https://sso.canvaslms.com/login/oauth2/token',
    jwksUrl: 'https://keys.elsewhere.example/api/lti/security/jwks',
    audience: null,
    origins: ['https://*.instructure.com', 'https://*.canvaslms.com', 'https://keys.elsewhere.example'],
    foreign: ['authUrl', 'jwksUrl'],
    digest: 'seen-2',
  },
  proposal: {
    family: 'canvas',
    audience: null,
    origins: ['https://*.instructure.com', 'https://*.canvaslms.com'],
    foreign: [],
    digest: 'seen-3',
    authUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    tokenUrl: 'https://sso.canvaslms.com/login/oauth2/token',
    jwksUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
    source: { by: 'form', host: 'canvas.instructure.com', at: NOW - HOUR },
  },
};
