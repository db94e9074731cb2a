import type { LearnerDetail } from '../../../src/api/class.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_CHANGE } from '../explained/sampleExplained.ts';
import { SAMPLE_GRADE, SAMPLE_SKILLS, SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { SAMPLE_WHY } from '../why/sampleWhy.ts';
import { LearnerPanel } from './LearnerPanel.tsx';

const DETAIL: LearnerDetail = {
  learner: 'l2',
  name: 'Ben Okafor',
  skills: SAMPLE_SKILLS,
  attempts: [
    {
      id: 'attempt-1',
      at: SAMPLE_TIME,
      skill: 'add',
      question: '<p>Add the halves.</p>',
      answer: '2/4',
      correct: false,
      score: 0,
      try: 1,
      hints: 1,
      elapsed: 21_000,
      note: 'form',
      misconception: 'Adds the denominators too',
      language: 'en',
      rapid: true,
      weight: 0.4,
      changed: SAMPLE_CHANGE,
      why: SAMPLE_WHY,
    },
  ],
  grade: SAMPLE_GRADE,
  answered: 12,
  minutes: 20,
  lastSeen: SAMPLE_TIME,
};

/** More answers than are shown at once, every third one wrong. */
const LONG: LearnerDetail = {
  ...DETAIL,
  attempts: Array.from({ length: 12 }, (_, index) =>
    DETAIL.attempts.map((attempt) => ({ ...attempt, id: `attempt-${index}`, correct: index % 3 !== 0 })),
  ).flat(),
};

export const examples: Examples = {
  'with many answers': () => <LearnerPanel detail={LONG} delayHours={10} busy={false} />,
  'with an answer': () => <LearnerPanel detail={DETAIL} delayHours={10} busy={false} onOverride={nothing} />,
  'with extra time given': () => (
    <LearnerPanel
      detail={{ ...DETAIL, extraTime: 1.5 }}
      delayHours={10}
      onOverride={nothing}
      onExtraTime={nothing}
    />
  ),
  'read by a mentor': () => <LearnerPanel detail={DETAIL} delayHours={10} />,
  'without answers': () => (
    <LearnerPanel
      detail={{ ...DETAIL, skills: [], attempts: [] }}
      delayHours={10}
      busy={false}
      onOverride={nothing}
    />
  ),
};
