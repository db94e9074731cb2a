import { DEFAULT_ACTIVITY } from '../../../src/api/activity.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { ChosenList } from './ChosenList.tsx';

const CHOSEN = ['Fractions, week 1', 'Fractions, week 2'].map((title) => ({
  ...DEFAULT_ACTIVITY,
  title,
  pack: 'fractions',
  skills: ['meaning', 'equal'],
}));

export const examples: Examples = {
  'two activities': () => <ChosenList chosen={CHOSEN} busy={false} onRemove={nothing} onSubmit={nothing} />,
};
