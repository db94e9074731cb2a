import { type Examples, nothing } from '../../runtime/examples.ts';
import { Dialog } from './Dialog.tsx';

export const examples: Examples = {
  closed: () => (
    <Dialog id="example-dialog" title="Settings" open={false} onClose={nothing}>
      <p>Words</p>
    </Dialog>
  ),
};
