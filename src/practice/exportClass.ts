import { stringify } from 'csv-stringify/sync';
import { learnerCode } from '../api/class.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Practice } from './practice.ts';
import { viewClass } from './viewClass.ts';

/** A spreadsheet takes text that begins so for a formula; an apostrophe keeps it text (OWASP, CSV injection). */
function plain(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * The class table as CSV: one line per learner, one column per skill; grades in percent, times in UTC. Whoever has no
 * name stands there by code.
 */
export async function exportClass(practice: Practice, activity: Activity, locale: string): Promise<string> {
  const { skills, rows } = await viewClass(practice, activity, locale);
  const head = ['name', 'answered', 'right_percent', 'minutes', 'last_seen', 'grade_percent', 'grade_state'];
  const lines = rows.map((row) => [
    plain(row.name ?? learnerCode(row.learner)),
    row.answered,
    row.right === null ? '' : Math.round(row.right * 100),
    row.minutes,
    row.lastSeen === null ? '' : new Date(row.lastSeen).toISOString(),
    row.grade.value === null ? '' : Math.round(row.grade.value * 1000) / 10,
    row.grade.state,
    ...skills.map(({ id }) => row.levels[id] ?? 'not-started'),
  ]);
  return stringify([[...head, ...skills.map(({ title }) => plain(title))], ...lines], { bom: true });
}
