import { topological } from '../graph.ts';
import { hasItems } from '../sequencing/candidates.ts';
import type { Situation } from '../sequencing/situation.ts';
import { mostQuestions, skillsToAsk, WORTH_PLACING } from './ask.ts';
import { type Beliefs, beliefsAfter } from './beliefs.ts';
import type { PlacementResult } from './state.ts';

/** Skills a placement speaks of: those of the activity that can be asked about, prerequisites first. */
function placeable(situation: Situation): readonly string[] {
  const covered = new Set(situation.settings.skills);
  const nodes = situation.catalogue.skills.filter(({ id }) => covered.has(id) && hasItems(situation, id));
  return topological(nodes).map(({ id }) => id);
}

/** Questions of a placement at most, where one is worth offering to this learner; null where not. */
export function placementOffer(situation: Situation): number | null {
  const { here, settings, state } = situation;
  if (settings.placement === false || here.placement !== undefined) return null;
  if (here.totals.answered > 0 || state.history.some(({ correct }) => correct !== null)) return null;
  const skills = placeable(situation).length;
  return skills >= WORTH_PLACING ? mostQuestions(skills) : null;
}

/** Questions of the placement over this activity's skills at most. */
export function placementLength(situation: Situation): number {
  return mostQuestions(placeable(situation).length);
}

function beliefsOf(situation: Situation): Beliefs {
  const { placement } = situation.here;
  const answers = placement?.status === 'running' ? placement.answers : [];
  return beliefsAfter(placeable(situation), situation.requires, answers, answers.length + 1);
}

/** The skills the running placement would ask about next, best first; empty when it has come to its end. */
export function nextToPlace(situation: Situation): readonly string[] {
  const { placement } = situation.here;
  return placement?.status === 'running' ? skillsToAsk(beliefsOf(situation), placement.asked) : [];
}

/** What the running placement has found so far; null when none runs. */
export function placementResult(situation: Situation): PlacementResult | null {
  const { placement } = situation.here;
  if (placement?.status !== 'running') return null;
  const { skills, known } = beliefsOf(situation);
  const shares = skills.map((skill, at) => [skill, Math.round(100 * (known[at] ?? 0)) / 100]);
  return { asked: placement.asked, known: Object.fromEntries(shares) };
}
