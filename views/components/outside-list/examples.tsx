import { type Examples, nothing } from '../../runtime/examples.ts';
import { OutsideList } from './OutsideList.tsx';

const AT = Date.UTC(2026, 8, 15, 14, 10);
const ROW = {
  id: 'e1',
  at: AT,
  happenedAt: AT - 60_000,
  skill: 'Equal fractions',
  source: 'https://h5p.example.edu/content/17',
  score: 0.9,
  weight: 0.5,
  takenBack: null,
} as const;

export const examples: Examples = {
  'counting, voided and taken back': () => (
    <OutsideList
      rows={[ROW, { ...ROW, id: 'e2', takenBack: 'voided' }, { ...ROW, id: 'e3', takenBack: 'instructor' }]}
      busy={false}
      onTakeBack={nothing}
    />
  ),
};
