import { type Examples, nothing } from '../../runtime/examples.ts';
import { Tabs } from './Tabs.tsx';

const MANY = [
  'Platforms',
  'Grades on their way',
  'Registration codes',
  'Statements of learning',
  'Signing keys',
];

export const examples: Examples = {
  two: () => (
    <Tabs
      label="Two parts"
      tabs={[
        { id: 'practice', title: 'Practice' },
        { id: 'skills', title: 'My skills' },
      ]}
      shown="practice"
      onOpen={nothing}
    />
  ),
  many: () => (
    <Tabs
      label="Many parts"
      tabs={MANY.map((title) => ({ id: title, title }))}
      shown="Signing keys"
      onOpen={nothing}
    />
  ),
};
