import type { Viewer } from '../../../src/api/page.ts';
import type { Examples } from '../../runtime/examples.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const BOTH: Viewer = {
  name: 'Ms Rivera',
  role: 'instructor',
  preview: false,
  views: ['instructor', 'learner', 'mentor'],
};

export const examples: Examples = {
  'who teaches and learns': () => <ViewSwitch viewer={BOTH} current="instructor" />,
  'from a page that is no view': () => <ViewSwitch viewer={BOTH} current={null} />,
};
