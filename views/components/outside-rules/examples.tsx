import { type Examples, nothing } from '../../runtime/examples.ts';
import { OutsideRulesForm } from './OutsideRulesForm.tsx';

const SKILLS = [
  { id: 'equal', title: 'Equal fractions' },
  { id: 'add', title: 'Adding fractions' },
];

export const examples: Examples = {
  'two rules': () => (
    <OutsideRulesForm
      skills={SKILLS}
      busy={false}
      onSave={nothing}
      rules={[
        {
          activity: 'https://h5p.example.edu/content/*',
          verb: null,
          from: 'score',
          skill: 'equal',
          weight: 0.5,
        },
        {
          activity: 'https://sim.example.edu/mixing',
          verb: 'http://adlnet.gov/expapi/verbs/passed',
          from: 'success',
          skill: 'add',
          weight: 0.3,
        },
      ]}
    />
  ),
  'none yet': () => <OutsideRulesForm skills={SKILLS} busy={false} onSave={nothing} rules={[]} />,
};
