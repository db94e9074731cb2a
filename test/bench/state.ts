import { keepMemory } from '../../src/learning/keptMemory.ts';
import { type MemoryState, review } from '../../src/learning/memory.ts';
import { practise } from '../learning/support/practise.ts';
import { simulatedLearner } from '../learning/support/simulatedLearner.ts';
import { MIXED_SKILLS, SKILL_MIXES, type SkillMix } from '../learning/support/skillMixes.ts';
import { bytesKept, bytesPerSkill, withoutItems } from '../learning/support/stateBytes.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import type { Measure } from './measure.ts';

const FACTS = 400;
/** Days of practice, of 20 questions each. */
const [MONTH, FOUR_MONTHS] = [30, 120];
const BOUND = 300;

function stateAfter(days: number, catalogue: SkillMix['catalogue']) {
  const settings = settingsFor(catalogue);
  const learner = simulatedLearner(11, catalogue.skills);
  const pinned = pinnedTo(settings);
  return practise({ learner, catalogue, settings, pinned, days, questions: 20, seed: 11, start: MONDAY })
    .state;
}

/**
 * A mix of skills after four months. An id is written once for each skill, and only its author knows how long it is: the
 * bound counts ids up to those of standards (36 letters), and the longest that a pack may have are told beside it.
 */
function mixed(mix: SkillMix): Measure {
  const value = bytesPerSkill(mix, stateAfter(FOUR_MONTHS, mix.catalogue).model);
  const name = `model per learner and skill, ${mix.name}`;
  if (mix.counted) return { name, value, unit: 'bytes', goal: BOUND };
  return { name, value, unit: 'bytes', goal: BOUND + mix.letters, note: `${mix.letters} of the id itself` };
}

/** Memory of a fact after some days of reviews. */
function reviewed(at: number): MemoryState {
  const first = review(null, 'good', MONDAY + at * 60_000);
  return review(first, at % 5 === 0 ? 'again' : 'good', first.at + 3 * 86_400_000 + at * 1_000);
}

/** How much is kept about a learner in 20 skills, and that it stops growing. */
export function measureState(): Measure[] {
  const catalogue = syntheticPack(MIXED_SKILLS, 30);
  const [early, late] = [stateAfter(MONTH, catalogue), stateAfter(FOUR_MONTHS, catalogue)];
  const activity = Object.values(early.activities)[0];
  const items = bytesKept(early.model) - bytesKept(withoutItems(early.model));
  const facts = Object.fromEntries(
    Array.from({ length: FACTS }, (_, at) => [`el-puente-${at}`, keepMemory(reviewed(at))]),
  );
  return [
    ...SKILL_MIXES.map(mixed),
    { name: 'the last 200 items, per learner', value: items, unit: 'bytes' },
    { name: 'memory per learner and fact', value: bytesKept(facts) / FACTS, unit: 'bytes', goal: 40 },
    {
      name: 'activity (levels, runs, grade) per learner and skill',
      value: bytesKept(activity) / MIXED_SKILLS,
      unit: 'bytes',
    },
    { name: 'the last 200 questions, per learner', value: bytesKept(early.history), unit: 'bytes' },
    { name: 'all of a learner after 600 answers', value: bytesKept(early), unit: 'bytes' },
    { name: 'all of a learner after 2,400 answers', value: bytesKept(late), unit: 'bytes' },
  ];
}
