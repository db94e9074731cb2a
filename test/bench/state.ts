import { simulatedLearner } from '../../src/learning/simulate/learner.ts';
import { practise } from '../../src/learning/simulate/practise.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import type { Measure } from './measure.ts';

const SKILLS = 20;

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function stateAfter(days: number) {
  const catalogue = syntheticPack(SKILLS, 30);
  const settings = settingsFor(catalogue);
  const learner = simulatedLearner(11, catalogue.skills);
  const pinned = pinnedTo(settings);
  return practise({ learner, catalogue, settings, pinned, days, questions: 20, seed: 11, start: MONDAY })
    .state;
}

/** How much is kept about a learner in 20 skills, and that it stops growing. */
export function measureState(): Measure[] {
  const [early, late] = [stateAfter(30), stateAfter(120)];
  const activity = Object.values(early.activities)[0];
  return [
    { name: 'model per learner and skill', value: bytes(early.model) / SKILLS, unit: 'bytes' },
    {
      name: 'activity (levels, runs, grade) per learner and skill',
      value: bytes(activity) / SKILLS,
      unit: 'bytes',
    },
    { name: 'the last 200 questions, per learner', value: bytes(early.history), unit: 'bytes' },
    { name: 'all of a learner after 600 answers', value: bytes(early), unit: 'bytes' },
    { name: 'all of a learner after 2,400 answers', value: bytes(late), unit: 'bytes' },
  ];
}
