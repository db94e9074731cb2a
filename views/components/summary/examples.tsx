import type { Turn } from '../../../src/api/turn.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_GRADE, SAMPLE_SKILLS, SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { Summary } from './Summary.tsx';

const TURN: Turn = {
  serving: null,
  feedback: null,
  skills: SAMPLE_SKILLS,
  goal: [],
  grade: SAMPLE_GRADE,
  placement: null,
  rest: null,
  sitting: {
    id: 'sitting-1',
    startedAt: SAMPLE_TIME,
    answered: 6,
    right: 4,
    hints: 1,
    risen: [{ skill: 'equal', title: 'Equal fractions', from: 'familiar', to: 'proficient' }],
    finished: true,
  },
};

export const examples: Examples = {
  'after six questions': () => (
    <Summary turn={TURN} busy={false} arrived={false} onResume={nothing} onSkills={nothing} />
  ),
};
