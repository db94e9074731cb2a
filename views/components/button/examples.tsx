import type { Examples } from '../../runtime/examples.ts';
import { Button } from './Button.tsx';

export const examples: Examples = {
  primary: () => <Button look="primary">Check</Button>,
  secondary: () => <Button>Show the explanation</Button>,
  'quiet with a drawing': () => (
    <Button look="quiet" icon="hint">
      Hint
    </Button>
  ),
  busy: () => (
    <Button look="primary" busy>
      Check
    </Button>
  ),
  disabled: () => <Button disabled>Send again</Button>,
  pressed: () => <Button pressed>As a graph</Button>,
};
