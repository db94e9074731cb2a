import { gamingOf } from '../../learning/gaming.ts';
import type { ActivityState } from '../../learning/learnerState.ts';
import type { Level } from '../../learning/level.ts';
import { levelRank } from '../../learning/level.ts';
import { countedLevel } from '../../learning/standing.ts';
import { stuckSkills } from '../../learning/stuck.ts';
import type { Effect } from '../../store/port/effect.ts';
import type { Happened } from '../effects.ts';
import type { Situation } from '../situation.ts';

type SummaryEffect = Extract<Effect, { kind: 'summary' }>;

/** Misconceptions kept per row. */
const KEPT = 5;

function levelsOf({ here, settings }: Situation): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const skill of settings.skills) {
    const level = countedLevel(here, skill, settings.counts);
    if (level !== 'not-started') levels[skill] = level;
  }
  return levels;
}

/** The weakest prerequisite of a skill the learner is stuck on, or of the next skill: practised or not, below proficient. */
function missingPrerequisite(situation: Situation, skills: readonly string[]): string | null {
  const { index, pinned, state, settings, now } = situation;
  const weak = skills
    .flatMap((skill) => index.skillById.get(skill)?.requires ?? [])
    .map((skill) => ({
      skill,
      ...pinned.model.mastery(state.model, skill, settings.rule, pinned.parameters, now),
    }))
    .filter(({ level }) => level !== 'not-started' && levelRank(level) < levelRank('proficient'));
  return weak.toSorted((a, b) => a.estimate - b.estimate)[0]?.skill ?? null;
}

/** The row of a test user: marked, and without a grade that could be sent. */
export function testerEffect(happened: Happened): Effect {
  const { row } = summaryEffect(happened);
  return { kind: 'summary', row: { ...row, grade: null, test: true } };
}

function trialOf({ trial }: ActivityState): Pick<SummaryEffect['row'], 'trial'> {
  if (trial === undefined) return {};
  const { experiment, arm, outcome } = trial;
  return { trial: { experiment, arm, outcome } };
}

/** The learner's row of the class page as of this event. */
export function summaryEffect({ event, after }: Happened): SummaryEffect {
  const { here } = after;
  const stuck = stuckSkills(here).map(({ skill, opportunities }) => ({ skill, answers: opportunities }));
  const next = here.open?.decision.skill ?? null;
  const gaming = gamingOf(here.manner);
  return {
    kind: 'summary',
    row: {
      activity: after.activity.id,
      learner: after.learner.id,
      tenant: after.activity.tenant,
      sequence: event.sequence,
      levels: levelsOf(after),
      answered: here.totals.answered,
      rightFirst: here.totals.right,
      activeMs: here.totals.activeMs,
      lastSeen: here.totals.lastSeen,
      grade: here.grade,
      stuck,
      nextSkill: next,
      missing: missingPrerequisite(
        after,
        stuck.length > 0 ? stuck.map(({ skill }) => skill) : next ? [next] : [],
      ),
      misconceptions: here.misconceptions
        .slice(0, KEPT)
        .map(({ id, count, lastEvent }) => ({ id, count, event: lastEvent })),
      gaming: gaming.rapid + gaming.help + gaming.tries,
      ...trialOf(here),
    },
  };
}
