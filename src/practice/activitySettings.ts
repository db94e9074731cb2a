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
  practice: Practice,
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

/** The newest revision of an activity's settings. */
export function currentSettings(activity: Activity): ActivitySettings {
  const newest = activity.revisions.at(-1);
  if (!newest) throw new TrellisError('internal', `activity ${activity.id} has no settings`);
  return newest;
}

/** The settings as the instructor's form shows them. */
export function requestFrom(activity: Activity): ActivityRequest {
  const settings = currentSettings(activity);
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
