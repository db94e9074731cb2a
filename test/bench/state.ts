import { keepMemory } from '../../src/learning/keptMemory.ts';
import { type MemoryState, review } from '../../src/learning/memory.ts';
import { compact } from '../../src/store/port/compact.ts';
import { practise } from '../learning/support/practise.ts';
import { simulatedLearner } from '../learning/support/simulatedLearner.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import type { Measure } from './measure.ts';

const SKILLS = 20;
const FACTS = 400;

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(compact(value)));
}

function stateAfter(days: number) {
  const catalogue = syntheticPack(SKILLS, 30);
  const settings = settingsFor(catalogue);
  const learner = simulatedLearner(11, catalogue.skills);
  const pinned = pinnedTo(settings);
  return practise({ learner, catalogue, settings, pinned, days, questions: 20, seed: 11, start: MONDAY })
    .state;
}

/** Memory of a fact after some days of reviews. */
function reviewed(at: number): MemoryState {
  const first = review(null, 'good', MONDAY + at * 60_000);
  return review(first, at % 5 === 0 ? 'again' : 'good', first.at + 3 * 86_400_000 + at * 1_000);
}

/** How much is kept about a learner in 20 skills, and that it stops growing. */
export function measureState(): Measure[] {
  const [early, late] = [stateAfter(30), stateAfter(120)];
  const activity = Object.values(early.activities)[0];
  // Items are bounded for themselves.
  const skills = { ...Object(early.model), items: [] };
  const facts = Object.fromEntries(
    Array.from({ length: FACTS }, (_, at) => [`el-puente-${at}`, keepMemory(reviewed(at))]),
  );
  return [
    { name: 'model per learner and skill', value: bytes(skills) / SKILLS, unit: 'bytes', goal: 300 },
    { name: 'the last 200 items, per learner', value: bytes(early.model) - bytes(skills), unit: 'bytes' },
    { name: 'memory per learner and fact', value: bytes(facts) / FACTS, unit: 'bytes', goal: 40 },
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
