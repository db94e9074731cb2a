import { type Examples, nothing } from '../../runtime/examples.ts';
import { MoreRows } from './MoreRows.tsx';

const rows = (
  <ul>
    <li>One</li>
    <li>Two</li>
  </ul>
);

export const examples: Examples = {
  'more rows': () => (
    <MoreRows more={nothing} count={2} busy={false}>
      {rows}
    </MoreRows>
  ),
  'older rows, on their way': () => (
    <MoreRows more={nothing} count={2} busy older>
      {rows}
    </MoreRows>
  ),
  'all there is': () => (
    <MoreRows more={null} count={2} busy={false}>
      {rows}
    </MoreRows>
  ),
};
