import type { RegistrationResult } from '../../../src/api/registration.ts';
import type { Examples } from '../../runtime/examples.ts';
import { RegistrationOutcome } from './RegistrationOutcome.tsx';

const RESULT: RegistrationResult = {
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

export const examples: Examples = {
  active: () => <RegistrationOutcome result={RESULT} />,
  'waits, somebody was faster': () => (
    <RegistrationOutcome
      result={{ ...RESULT, state: 'pending', code: 'lost', contact: 'tools@example.edu', deploymentId: null }}
    />
  ),
  'new addresses wait': () => (
    <RegistrationOutcome result={{ ...RESULT, state: 'proposed', known: true, code: 'kept' }} />
  ),
  'known, less granted': () => (
    <RegistrationOutcome
      result={{
        ...RESULT,
        known: true,
        family: 'canvas',
        missing: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      }}
    />
  ),
};
