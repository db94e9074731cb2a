import type { LearnerSettings } from '../api/learnerSettings.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';

/** Keeps how a person wants pages to look and behave; it holds in every course of the tenant. */
export async function saveSettings(
  practice: Practice,
  session: Session,
  settings: LearnerSettings,
): Promise<LearnerSettings> {
  await practice.store.learners.saveSettings(session.learner, settings);
  return settings;
}
