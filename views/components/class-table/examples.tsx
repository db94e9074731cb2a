import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ClassOverview } from '../../../src/api/class.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { ClassTable } from './ClassTable.tsx';
import { MANY_SKILLS, SAMPLE_CLASS } from './sampleClass.ts';
import { FIRST_VIEW, type TableView } from './sortRows.ts';

function Sample({ overview, ...start }: { overview: ClassOverview } & Partial<TableView>): VNode {
  const [view, set] = useState<TableView>({ ...FIRST_VIEW, ...start });
  return <ClassTable overview={overview} view={view} onView={set} onOpen={nothing} />;
}

export const examples: Examples = {
  'three learners': () => <Sample overview={SAMPLE_CLASS} />,
  'many skills in groups': () => <Sample overview={MANY_SKILLS} />,
  'a group that is open, for some learners': () => (
    <Sample overview={MANY_SKILLS} open={['skill-4']} only={{ skill: 'skill-5', learners: ['l1', 'l2'] }} />
  ),
  'many skills without named groups': () => (
    <Sample
      overview={{ ...MANY_SKILLS, skills: MANY_SKILLS.skills.map((skill) => ({ ...skill, group: null })) }}
    />
  ),
};
