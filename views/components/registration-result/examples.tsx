import type { Examples } from '../../runtime/examples.ts';
import { RegistrationOutcome } from './RegistrationOutcome.tsx';
import { SAMPLE_RESULT } from './sampleResult.ts';

export const examples: Examples = {
  active: () => <RegistrationOutcome result={SAMPLE_RESULT} />,
  'waits, somebody was faster': () => (
    <RegistrationOutcome
      result={{
        ...SAMPLE_RESULT,
        state: 'pending',
        code: 'lost',
        contact: 'tools@example.edu',
        deploymentId: null,
      }}
    />
  ),
  'new addresses wait': () => (
    <RegistrationOutcome result={{ ...SAMPLE_RESULT, state: 'proposed', known: true, code: 'kept' }} />
  ),
  'known, less granted': () => (
    <RegistrationOutcome
      result={{
        ...SAMPLE_RESULT,
        known: true,
        family: 'canvas',
        missing: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      }}
    />
  ),
};
