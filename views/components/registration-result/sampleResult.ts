import type { RegistrationResult } from '../../../src/api/registration.ts';

/** What a registration with Moodle came to: open at once. */
export const SAMPLE_RESULT: RegistrationResult = {
  state: 'active',
  known: false,
  code: null,
  family: 'moodle',
  issuer: 'https://moodle.example.edu',
  clientId: 'b8Xk2',
  deploymentId: '7',
  missing: [],
  origins: ['https://moodle.example.edu'],
  contact: null,
};
