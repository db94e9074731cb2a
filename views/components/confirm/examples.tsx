import { type Examples, nothing } from '../../runtime/examples.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

export const examples: Examples = {
  closed: () => <ConfirmDialog question={null} onClose={nothing} />,
};
