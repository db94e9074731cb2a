import { TrellisError } from '../../errors.ts';
import type { Decision, Reason, Wish } from '../decision.ts';
import { neededBound } from '../masteryPolicy.ts';
import { nextToPlace } from '../placement/place.ts';
import { anything, candidates, hasItems, leftovers } from './candidates.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Picked, pickItem, predictItem } from './pickItem.ts';
import { rankSkills, type Scored } from './pickSkill.ts';
import { type Given, type Situation, situationOf } from './situation.ts';
import { type Target, targetOf } from './target.ts';
import { hasUnseen, seedFor, wasShownLast } from './variants.ts';

/** Reasons whose question decides something about the learner: nothing is tried out on it. */
const GATED: readonly Reason[] = ['retest', 'review', 'probe', 'remedy'];

/** What the next question is chosen from. `seed` is any integer; `wish` what the learner asked for. */
export interface ChooseInput extends Given {
  readonly seed: number;
  readonly wish: Wish;
}

/**
 * Chooses the next question: first the skill, then the item whose predicted success is nearest the target band and
 * which tells most, with a little logged exploration. The same input gives the same decision.
 * @throws TrellisError `activity_not_ready` when neither the activity's skills nor their prerequisites have any item.
 */
export function chooseNext(input: ChooseInput): Decision {
  const situation = situationOf(input);
  const chance = chanceOf(input.seed);
  const target = targetOf(situation);
  return (
    similar(situation, input.wish, target, chance) ??
    wished(situation, input.wish, target, chance) ??
    placing(situation, target, chance) ??
    tutored(situation, target, chance)
  );
}

/** The same template with values that show something not seen lately, or a sibling of the same skill. */
function similar(situation: Situation, wish: Wish, target: Target, chance: Chance): Decision | null {
  if (wish.kind !== 'similar') return null;
  const { skill } = wish;
  const same = situation.catalogue.items.get(wish.item);
  const scored: Scored = { skill, reason: 'similar', recall: null, facts: [], score: 0 };
  if (same !== undefined && hasUnseen(situation, same)) {
    const predicted = predictItem(situation, same);
    return decide(situation, scored, [], target, chance, {
      item: same,
      predicted,
      propensity: 1,
      explored: false,
    });
  }
  const sibling = pickItem(situation, skill, target, chance, { explore: false, except: wish.item });
  return sibling === null ? null : decide(situation, scored, [], target, chance, sibling);
}

/** A check asks what may go either way for somebody believed not to know: that tells most. */
const CHECK: Target = [0.4, 0.6];

/** The skill the learner asked for; also that of a similar question which has no sibling. */
function wished(situation: Situation, wish: Wish, target: Target, chance: Chance): Decision | null {
  if (wish.kind === 'any' || !hasItems(situation, wish.skill)) return null;
  const reason = wish.kind === 'skill' ? 'goal' : wish.kind;
  const scored: Scored = { skill: wish.skill, reason, recall: null, facts: [], score: 0 };
  const band = wish.kind === 'check' ? CHECK : target;
  const picked = pickItem(situation, wish.skill, band, chance, { explore: false });
  return picked === null ? null : decide(situation, scored, [], band, chance, picked);
}

/** While a placement runs, a question on the skill about which it would tell most. */
function placing(situation: Situation, target: Target, chance: Chance): Decision | null {
  for (const skill of nextToPlace(situation)) {
    const scored: Scored = { skill, reason: 'placement', recall: null, facts: [], score: 0 };
    const picked = pickItem(situation, skill, target, chance, { explore: false });
    if (picked !== null) return decide(situation, scored, [], target, chance, picked);
  }
  return null;
}

/**
 * The tutor's own choice: of the most urgent skill whose question would not be the very one shown last, and that one only
 * where there is no other.
 */
function tutored(situation: Situation, target: Target, chance: Chance): Decision {
  let same: Decision | null = null;
  for (const found of [candidates, leftovers, anything]) {
    const ranked = rankSkills(situation, found(situation));
    for (const scored of ranked) {
      const explore = !GATED.includes(scored.reason);
      const picked = pickItem(situation, scored.skill, target, chance, { explore, facts: scored.facts });
      if (picked === null) continue;
      const decision = decide(situation, scored, ranked, target, chance, picked);
      if (!wasShownLast(situation, picked.item, decision.seed)) return decision;
      same ??= decision;
    }
  }
  if (same !== null) return same;
  throw new TrellisError('activity_not_ready', `no item for activity ${situation.activity}`);
}

function decide(
  situation: Situation,
  chosen: Scored,
  ranked: readonly Scored[],
  target: Target,
  chance: Chance,
  picked: Picked,
): Decision {
  const { mastery } = situation.standing(chosen.skill);
  return {
    reason: picked.explored ? 'explore' : chosen.reason,
    skill: chosen.skill,
    item: picked.item.id,
    itemVersion: picked.item.version,
    seed: seedFor(situation, picked.item, chance),
    predicted: picked.predicted,
    target,
    estimate: mastery.estimate,
    lower: mastery.lower,
    needed: neededBound(situation.settings.rule, mastery),
    recall: chosen.recall,
    ...(chosen.towards === undefined ? {} : { towards: chosen.towards }),
    sincePractice: mastery.lastAt === null ? null : Math.max(0, situation.now - mastery.lastAt),
    alternatives: ranked
      .filter(({ skill }) => skill !== chosen.skill)
      .slice(0, 3)
      .map(({ skill, reason, score }) => ({ skill, reason, score })),
    propensity: picked.propensity,
  };
}
