import { type Examples, nothing } from '../../runtime/examples.ts';
import { UnsentNotice } from './UnsentNotice.tsx';

export const examples: Examples = {
  'waits to be sent again': () => <UnsentNotice onSend={nothing} />,
};
