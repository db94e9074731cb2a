import type { ActivityRequest } from '../api/activity.ts';
import { TrellisError } from '../errors.ts';
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
    rule: { threshold: request.threshold, unaided: request.unaided, delayHours: request.delayHours },
    policy: request.policy,
    questions: request.questions,
    counts: request.counts,
    tries: request.tries,
  };
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
    threshold: settings.rule.threshold,
    unaided: settings.rule.unaided,
    delayHours: settings.rule.delayHours,
    policy: settings.policy,
    questions: settings.questions,
    counts: settings.counts,
    tries: settings.tries,
    points: activity.points,
  };
}
