import { type Examples, nothing } from '../../runtime/examples.ts';
import { MoreButton } from './MoreButton.tsx';

export const examples: Examples = {
  'more rows': () => <MoreButton more={nothing} busy={false} />,
  'older rows, on their way': () => <MoreButton more={nothing} busy older />,
};
