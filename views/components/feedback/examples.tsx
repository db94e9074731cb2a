import type { Feedback } from '../../../src/api/turn.ts';
import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_CHANGE } from '../explained/sampleExplained.ts';
import { HALF } from '../question/sampleAsks.ts';
import { FeedbackPanel } from './FeedbackPanel.tsx';

const WRONG: Feedback = {
  serving: 'serving-1',
  step: 0,
  try: 1,
  correct: false,
  score: 0,
  note: null,
  misconception: { id: 'gap', title: 'Counts the missing parts' },
  message: '<p>Look at the size of the parts, too.</p>',
  parts: {},
  solution: null,
  explanation: null,
  then: 'again',
  earlier: null,
  rapid: false,
  changed: null,
  skill: { id: 'equal', title: 'Equal fractions' },
};
const panel = (change: Partial<Feedback>) => () => (
  <FeedbackPanel feedback={{ ...WRONG, ...change }} lang="en" />
);

export const examples: Examples = {
  'wrong, try again': panel({}),
  'wrong, with nothing known about it': panel({ misconception: null, message: null }),
  right: panel({
    correct: true,
    score: 1,
    misconception: null,
    message: null,
    then: 'closed',
    solution: `<p>${HALF}</p>`,
    explanation: '<p>Both are the same length.</p>',
    changed: SAMPLE_CHANGE,
  }),
  'about an earlier answer': panel({ earlier: { kind: 'number', text: '1/2' } }),
  'partly right': panel({ note: 'partly', score: 0.5 }),
  'right but for an accent': panel({ correct: true, score: 1, note: 'accent', misconception: null }),
  'after hints clicked through': panel({ hurried: 'hints' }),
  'tried on without a look': panel({ hurried: 'tries' }),
  'a slip after long mastery': panel({ slip: true }),
  'a check confirmed': panel({ check: { skill: 'add', title: 'Equal fractions', outcome: 'confirmed' } }),
  'not readable': panel({ note: 'unreadable', misconception: null, message: null }),
  'shown on request': panel({ note: 'revealed', then: 'closed', solution: `<p>${HALF}</p>`, rapid: true }),
};
