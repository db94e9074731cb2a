import type { Examples } from '../../runtime/examples.ts';
import { Icon } from './Icon.tsx';

export const examples: Examples = {
  'beside a word': () => (
    <p>
      <Icon name="check" /> Right
    </p>
  ),
  'pointing along the line': () => (
    <p>
      Next <Icon name="send" flip />
    </p>
  ),
};
