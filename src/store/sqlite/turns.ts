import { gradeKey } from '../port/grades.ts';
import { linkOfLearner } from '../port/rules/linkOfLearner.ts';
import type { LoadedTurn, TurnStore } from '../port/turns.ts';
import { getActivity } from './activities.ts';
import type { Connection, Sql } from './connection.ts';
import { getGrade, gradesOf } from './grades.ts';
import { getLearner } from './learners.ts';
import { getLink, linksOfActivity } from './links.ts';
import { eventsAfter } from './log.ts';
import { findSession } from './sessions.ts';
import { loadSnapshot } from './snapshots.ts';

/** The one read of a practice request, in one read transaction: all parts are of the same moment. */
export function sqliteTurns(connection: Connection): TurnStore {
  return {
    load: (tokenHash) => connection.view((sql) => load(sql, tokenHash)),
    loadLearner: (learner, activity) => connection.view((sql) => loadLearner(sql, learner, activity)),
  };
}

function load(sql: Sql, tokenHash: string): LoadedTurn | null {
  const session = findSession(sql, tokenHash);
  if (session === null || session.activity === null || session.link === null) return null;
  const link = getLink(sql, session.link);
  const record = recordOf(sql, session.learner, session.activity);
  if (link === null || record === null) return null;
  return { session, link, grade: getGrade(sql, gradeKey(link.id, session.learner)), ...record };
}

function loadLearner(sql: Sql, learner: string, activity: string): Omit<LoadedTurn, 'session'> | null {
  const seen = linkOfLearner(linksOfActivity(sql, activity), gradesOf(sql, activity, learner));
  const record = recordOf(sql, learner, activity);
  return seen && record && { ...seen, ...record };
}

/** Learner, activity and the learner's log in the pack that the activity is made of now. */
function recordOf(
  sql: Sql,
  learnerId: string,
  activityId: string,
): Pick<LoadedTurn, 'learner' | 'activity' | 'snapshot' | 'events'> | null {
  const learner = getLearner(sql, learnerId);
  const activity = getActivity(sql, activityId);
  const pack = activity?.revisions.at(-1)?.pack;
  if (learner === null || activity === null || pack === undefined) return null;
  const snapshot = loadSnapshot(sql, learnerId, pack);
  const events = eventsAfter(sql, learnerId, pack, snapshot?.state.sequence ?? 0);
  return { learner, activity, snapshot, events };
}
