import { type Examples, nothing } from '../../runtime/examples.ts';
import { ProblemPage } from './ProblemPage.tsx';

export const examples: Examples = {
  'another browser': () => (
    <ProblemPage problem={{ code: 'browser_binding_failed', params: {}, reference: 'r-91f2' }} />
  ),
  'no network': () => (
    <ProblemPage problem={{ code: 'offline', params: {}, reference: null }} onRetry={nothing} />
  ),
};
