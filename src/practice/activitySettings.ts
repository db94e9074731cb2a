import type { ActivityRequest } from '../api/activity.ts';
import { TrellisError } from '../errors.ts';
import type { MasteryRule } from '../learning/model.ts';
import { DEFAULT_RETENTION } from '../learning/preferences.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Practice } from './practice.ts';

/**
 * Settings as the log will name them, from what an instructor asked for.
 * @throws TrellisError `pack_unknown`, `skill_unknown`
 */
export function settingsFrom(
  practice: Pick<Practice, 'packs'>,
  request: ActivityRequest,
  revision: number,
): ActivitySettings {
  const index = practice.packs.current(request.pack);
  const strange = request.skills.find((skill) => !index.skillById.has(skill));
  if (strange !== undefined) throw new TrellisError('skill_unknown', strange, { params: { skill: strange } });
  return {
    revision,
    pack: request.pack,
    skills: [...new Set(request.skills)],
    rule: ruleFrom(request),
    policy: request.policy,
    questions: request.questions,
    counts: request.counts,
    tries: request.tries,
    ...(request.retention === DEFAULT_RETENTION ? {} : { retention: request.retention }),
    ...(request.placement ? {} : { placement: false }),
  };
}

/** The usual policy is left out, as it was before there was a choice: sending a form as it stood changes nothing. */
function ruleFrom({ masteryPolicy, threshold, unaided, delayHours }: ActivityRequest): MasteryRule {
  const rule = { threshold, unaided, delayHours };
  return masteryPolicy === 'certain' ? rule : { ...rule, policy: masteryPolicy };
}

/** Number of an activity's newest revision; 0 before the first. */
export function newestRevision({ revisions }: Pick<Activity, 'revisions'>): number {
  return revisions.at(-1)?.revision ?? 0;
}

/** One revision of an activity's settings. @throws TrellisError `internal` */
export function revisionOf(activity: Activity, revision: number): ActivitySettings {
  const found = activity.revisions.find((one) => one.revision === revision);
  if (!found) throw new TrellisError('internal', `activity ${activity.id} has no revision ${revision}`);
  return found;
}

/**
 * The settings that count: the newest, but not those of an experiment's second arm, which are some learners' alone
 * (`experiment/arm.ts`). An experiment of the activity this one was copied from does not go on here.
 */
export function currentSettings(activity: Activity): ActivitySettings {
  const newest = activity.revisions.findLast(({ trial }) => trial?.arm !== 'b');
  if (!newest) throw new TrellisError('internal', `activity ${activity.id} has no settings`);
  const { trial } = newest;
  return trial === undefined || trial.activity === activity.id ? newest : revisionOf(activity, trial.base);
}

/** The settings as the instructor's form shows them. */
export function requestFrom(activity: Activity): ActivityRequest {
  return requestOf(activity, currentSettings(activity));
}

/** A revision of an activity's settings as the form would show it. */
export function requestOf(activity: Activity, settings: ActivitySettings): ActivityRequest {
  return {
    title: activity.title,
    pack: settings.pack,
    skills: [...settings.skills],
    masteryPolicy: settings.rule.policy ?? 'certain',
    threshold: settings.rule.threshold,
    unaided: settings.rule.unaided,
    delayHours: settings.rule.delayHours,
    policy: settings.policy,
    questions: settings.questions,
    counts: settings.counts,
    tries: settings.tries,
    retention: settings.retention ?? DEFAULT_RETENTION,
    placement: settings.placement ?? true,
    points: activity.points,
  };
}
