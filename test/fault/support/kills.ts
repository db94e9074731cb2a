import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { learnerId } from '../../../src/practice/derivedId.ts';
import { assertLogImplies, type Implied } from '../../support/logImplies.ts';
import { type Acknowledged, type Register, study } from './pupil.ts';
import { type FaultSchool, openFaultSchool } from './school.ts';
import { type ToolProcess, toolProcess } from './toolProcess.ts';

/** What a run of kills is. */
export interface Lesson {
  readonly kills: number;
  readonly seed: number;
  /** Longest time between the first answer of a process and its death, in milliseconds. */
  readonly mostMs: number;
  /** Name of a database to use instead of SQLite. */
  readonly mongodb: string | null;
  /** Hears of every kill. */
  readonly told?: (kills: number) => void;
}

/** What came of it. Reaching it at all means that every check held. */
export interface Outcome extends Implied {
  /** Killed from outside at a random time; by itself in the middle of a call of the store; before it answered at all. */
  readonly kills: { readonly atATime: number; readonly inACall: number; readonly whileStarting: number };
  readonly acknowledged: number;
  readonly repeated: number;
  readonly launches: number;
}

/** Calls of the store among which one is chosen to die in: from the first of the start to some hundred answers later. */
const MOMENTS = 400;
/** A process that never came to its moment is killed after this, in milliseconds. */
const LONGEST_MS = 3_000;
/** Far enough ahead that every lease and pause is over. */
const EVER_MS = 100 * 24 * 60 * 60 * 1000;

async function tenantOf({ services }: FaultSchool): Promise<string> {
  const [known] = await services.store.platforms.list();
  assert.ok(known);
  return known.registration.id;
}

/** Every acknowledged answer is the event it was said to be. Of an event there is one, by its id and its number. */
async function holdAcknowledged(school: FaultSchool, answers: readonly Acknowledged[]): Promise<void> {
  if (answers.length === 0) return;
  const tenant = await tenantOf(school);
  for (const { person, event, answer } of answers) {
    const found = await school.services.store.log.find(learnerId(tenant, person), event);
    assert.ok(found?.kind === 'attempt', 'an acknowledged answer is lost');
    assert.deepEqual(found.answer, answer);
  }
}

/** Nothing waits that nobody will take up, and the gradebook shows what was decided. */
async function holdGradebook(school: FaultSchool, activities: readonly string[]): Promise<void> {
  const { store, practice } = school.services;
  assert.deepEqual(await store.log.claimDue(practice.now() + EVER_MS, 1, 10), [], 'effects are stuck');
  assert.deepEqual(await store.gradeQueue.count(null), [], 'grades are stuck');
  const shown = school.gradebook();
  const tenant = await tenantOf(school);
  const rows = (await Promise.all(activities.map((id) => store.grades.ofActivity(id)))).flat();
  const courses = await Promise.all(
    activities.map(async (id) => [id, (await store.activities.get(id))?.points] as const),
  );
  const points = new Map(courses);
  const decided = rows.map(
    ({ want }) => [want.learner, want.value * (points.get(want.activity) ?? 0)] as const,
  );
  const graded = [...shown].map(
    ([key, value]) => [learnerId(tenant, key.split('/')[1] ?? ''), value] as const,
  );
  const inOrder = (pairs: readonly (readonly [string, number | null])[]) =>
    pairs.map(([learner, value]) => `${learner} ${value?.toFixed(4)}`).toSorted();
  assert.deepEqual(inOrder(graded), inOrder(decided), 'the gradebook shows other grades');
}

async function activitiesOf({ services }: FaultSchool): Promise<string[]> {
  const found = new Set<string>();
  for await (const { activity } of services.store.log.all()) found.add(activity);
  return [...found];
}

async function die(tool: ToolProcess, school: FaultSchool, lesson: Lesson, share: () => number) {
  const inACall = share() < 0.5;
  const moment = inACall ? Math.floor(share() ** 2 * MOMENTS) : null;
  const ready = await tool.start(school.orders(moment));
  if (ready) await Promise.race([tool.gone, delay(inACall ? LONGEST_MS : share() * lesson.mostMs)]);
  await tool.kill();
  return ready ? (inACall ? 'inACall' : 'atATime') : 'whileStarting';
}

/**
 * Two classes practise over HTTP while the tool is killed again and again and started anew; in the end all that is kept
 * and the LMS's gradebook are held against the log. Throws an AssertionError for anything lost, doubled or stuck.
 */
export async function surviveKills(lesson: Lesson): Promise<Outcome> {
  const school = await openFaultSchool(lesson.mongodb);
  const tool = toolProcess();
  const register: Register = { acknowledged: [], repeated: 0, launches: 0 };
  const { share } = chanceOf(lesson.seed);
  const kills = { atATime: 0, inACall: 0, whileStarting: 0 };
  const bell = { over: false, up: () => tool.up() };
  try {
    await tool.start(school.orders(null));
    await school.makeActivities();
    const classes = Promise.all(
      school.pupils.map((pupil, nth) => study(school, pupil, lesson.seed + nth, bell, register)),
    );
    const trouble = classes.then(() => assert.fail('the classes went home before the bell'));
    trouble.catch(() => undefined);
    await Promise.race([trouble, delay(share() * lesson.mostMs)]);
    await tool.kill();
    kills.atATime += 1;
    let checked = 0;
    for (let count = 1; count < lesson.kills; count += 1) {
      const how = await Promise.race([trouble, die(tool, school, lesson, share)]);
      kills[how] += 1;
      await holdAcknowledged(school, register.acknowledged.slice(checked));
      checked = register.acknowledged.length;
      lesson.told?.(count + 1);
    }
    await tool.start(school.orders(null));
    bell.over = true;
    await classes;
    // The last one stays up: the LMS asks it for its keys.
    await school.drain();
    await tool.kill();
    await holdAcknowledged(school, register.acknowledged);
    const activities = await activitiesOf(school);
    const tenant = await tenantOf(school);
    const learners = [...new Set(school.pupils.map(({ person }) => learnerId(tenant, person)))];
    const implied = await assertLogImplies(school.services.practice, activities, learners);
    await holdGradebook(school, activities);
    const { acknowledged, repeated, launches } = register;
    return { ...implied, kills, acknowledged: acknowledged.length, repeated, launches };
  } finally {
    await tool.kill();
    await school.close();
  }
}
