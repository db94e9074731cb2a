import type { LevelReasonView } from '../../api/explanation.ts';
import type { SkillView } from '../../api/turn.ts';
import { wording } from '../../content/text.ts';
import { disputedLevel } from '../../learning/dispute.ts';
import { explainLevel } from '../../learning/explain.ts';
import { levelRank } from '../../learning/level.ts';
import { retentionFor } from '../../learning/preferences.ts';
import { isSkillDue } from '../../learning/sequencing/due.ts';
import { countedLevel, overriddenLevel } from '../../learning/standing.ts';
import type { Situation } from '../situation.ts';

/** How the learner stands with one skill. Null for a skill that the current pack no longer has. */
function presentSkill(situation: Situation, id: string): SkillView | null {
  const { index, settings, pinned, state, here, locale, now } = situation;
  const skill = index.skillById.get(id);
  if (!skill) return null;
  const { language } = index.published.pack;
  const say = (text: Parameters<typeof wording>[0]) => wording(text, locale, language);
  const mastery = pinned.model.mastery(state.model, id, settings.rule, pinned.parameters, now);
  const override = here.overrides[id];
  const answered = disputedLevel(here, id, mastery.level);
  const dispute = here.disputes?.[id];
  const last = state.history.findLast((entry) => entry.skill === id);
  return {
    id,
    title: say(skill.title),
    description: say(skill.description),
    group: skill.group === undefined ? null : say(skill.group),
    requires: skill.requires,
    level: overriddenLevel(here, id, answered),
    reached: countedLevel(here, id, settings.counts),
    estimate: mastery.estimate,
    lower: mastery.lower,
    recall: mastery.recall,
    answers: Math.ceil(mastery.evidence),
    missing: mastery.missing,
    early: skill.requires.some((required) => !isProficient(situation, required)),
    due: isSkillDue(mastery, retentionFor(settings, situation.learner.settings)),
    override: override ? { level: override.level, reason: override.reason, answered } : null,
    lastPractised: last?.at ?? null,
    reasons: reasonsOf(situation, id),
    ...(dispute === undefined ? {} : { dispute }),
  };
}

/** Why the level is what it is; what is missing is told apart. */
function reasonsOf(
  { state, activity, settings, pinned, now }: Situation,
  skill: string,
): readonly LevelReasonView[] {
  const { model, parameters } = pinned;
  const given = { state, activity: activity.id, settings, model, parameters, now };
  return explainLevel(given, skill).reasons.flatMap((reason) => (reason.code === 'missing' ? [] : [reason]));
}

function isProficient({ pinned, state, settings, now }: Situation, skill: string): boolean {
  const { level } = pinned.model.mastery(state.model, skill, settings.rule, pinned.parameters, now);
  return levelRank(level) >= levelRank('proficient');
}

/** Every skill of the activity, in the pack author's order. */
export function presentSkills(situation: Situation): readonly SkillView[] {
  const wanted = new Set(situation.settings.skills);
  return situation.index.published.pack.skills
    .filter(({ id }) => wanted.has(id))
    .flatMap(({ id }) => presentSkill(situation, id) ?? []);
}

/** Title of a skill in the reader's language; its id where the pack no longer has it. */
export function skillTitle({ index, locale }: Pick<Situation, 'index' | 'locale'>, id: string): string {
  const skill = index.skillById.get(id);
  return skill ? wording(skill.title, locale, index.published.pack.language) : id;
}
