import type { ChangeView } from '../../../src/api/explanation.ts';
import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS } from '../skills/sampleSkills.ts';
import { SAMPLE_WHY } from '../why/sampleWhy.ts';
import { ChangeDetails } from './ChangeDetails.tsx';
import { LevelReasons } from './LevelReasons.tsx';
import { ServedReasons } from './ServedReasons.tsx';
import { SAMPLE_CHANGE, SAMPLE_REASONS } from './sampleExplained.ts';

const [SKILL] = SAMPLE_SKILLS;
const GUESSED: ChangeView = {
  ...SAMPLE_CHANGE,
  score: 0,
  weight: 0.05,
  reasons: [
    { code: 'try', count: 2 },
    { code: 'rapid' },
    { code: 'slip' },
    { code: 'clicked' },
    { code: 'told' },
    { code: 'repeat' },
  ],
};

export const examples: Examples = {
  'what an answer changed': () => <ChangeDetails change={SAMPLE_CHANGE} />,
  'what a guess changed': () => <ChangeDetails change={GUESSED} />,
  'why a level': () => (SKILL ? <LevelReasons skill={{ ...SKILL, reasons: SAMPLE_REASONS }} /> : <p />),
  'why a question': () => <ServedReasons why={SAMPLE_WHY} />,
};
