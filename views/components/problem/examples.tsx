import { type Examples, nothing } from '../../runtime/examples.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

export const examples: Examples = {
  'no network': () => (
    <ProblemNotice problem={{ code: 'offline', params: {}, reference: null }} onRetry={nothing} />
  ),
  'session over': () => (
    <ProblemNotice problem={{ code: 'session_expired', params: {}, reference: 'r-91f2' }} onRetry={nothing} />
  ),
  'an unknown code': () => (
    <ProblemNotice problem={{ code: 'odd', params: {}, reference: 'r-7' }} onDismiss={nothing} />
  ),
};
