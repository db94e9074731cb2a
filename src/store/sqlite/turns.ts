import { gradeKey } from '../port/grades.ts';
import { linkOfLearner } from '../port/rules/linkOfLearner.ts';
import type { LoadedTurn, TurnOf, TurnStore } from '../port/turns.ts';
import { getActivity } from './activities.ts';
import type { Connection, Sql } from './connection.ts';
import { getGrade, gradesOf } from './grades.ts';
import { getLearner } from './learners.ts';
import { getLink, linksOfActivity } from './links.ts';
import { eventsAfter } from './log.ts';
import { loadSnapshot } from './snapshots.ts';

/** The one read of a practice request, in one read transaction: all parts are of the same moment. */
export function sqliteTurns(connection: Connection): TurnStore {
  return {
    load: (of) => connection.view((sql) => load(sql, of)),
    loadLearner: (learner, activity) => connection.view((sql) => loadLearner(sql, learner, activity)),
  };
}

function load(sql: Sql, of: TurnOf): LoadedTurn | null {
  const link = getLink(sql, of.link);
  const record = recordOf(sql, of.learner, of.activity);
  if (link === null || record === null) return null;
  return { link, grade: getGrade(sql, gradeKey(link.id, of.learner)), ...record };
}

function loadLearner(sql: Sql, learner: string, activity: string): LoadedTurn | null {
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
