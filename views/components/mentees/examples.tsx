import type { MentorOverview } from '../../../src/api/mentor.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { Mentees } from './Mentees.tsx';

/** One learner who practises and one who has never opened the activity. */
const SAMPLE_MENTEES: MentorOverview = {
  activity: { ...SAMPLE_CLASS.activity, delayHours: 10 },
  skills: SAMPLE_CLASS.skills,
  people: SAMPLE_CLASS.rows
    .filter(({ learner }) => learner !== 'l2')
    .map((row) => ({ ...row, opened: row.started })),
  updatedAt: SAMPLE_CLASS.updatedAt,
};

export const examples: Examples = {
  'one practises, one never came': () => <Mentees overview={SAMPLE_MENTEES} busy={false} onOpen={nothing} />,
};
