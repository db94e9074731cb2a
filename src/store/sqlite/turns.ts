import { gradeKey } from '../port/grades.ts';
import { linkOfLearner } from '../port/rules/linkOfLearner.ts';
import { READ_FROM_HELD, sinceHeld } from '../port/rules/sinceHeld.ts';
import type { HeldState, LoadedTurn, TurnOf, TurnStore } from '../port/turns.ts';
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
    load: (of, held) => connection.view((sql) => load(sql, of, held)),
    loadLearner: (learner, activity) => connection.view((sql) => loadLearner(sql, learner, activity)),
  };
}

function load(sql: Sql, of: TurnOf, held?: HeldState): LoadedTurn | null {
  const link = getLink(sql, of.link);
  const record = recordOf(sql, of.learner, of.activity, held);
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
  held?: HeldState,
): Pick<LoadedTurn, 'learner' | 'activity' | 'snapshot' | 'events'> | null {
  const learner = getLearner(sql, learnerId);
  const activity = getActivity(sql, activityId);
  const pack = activity?.revisions.at(-1)?.pack;
  if (learner === null || activity === null || pack === undefined) return null;
  const since = held?.snapshot.pack === pack ? readSince(sql, learnerId, pack, held) : null;
  if (since !== null) return { learner, activity, ...since };
  const snapshot = loadSnapshot(sql, learnerId, pack);
  const events = eventsAfter(sql, learnerId, pack, snapshot?.state.sequence ?? 0);
  return { learner, activity, snapshot, events };
}

function readSince(sql: Sql, learner: string, pack: string, held: HeldState) {
  const { sequence } = held.snapshot.state;
  return sinceHeld(held, eventsAfter(sql, learner, pack, sequence - 1, READ_FROM_HELD));
}
