import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DEFAULT_EXPERIMENT } from '../../../src/api/experiment.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { requestFrom } from '../../../src/practice/activitySettings.ts';
import { calibratePack } from '../../../src/practice/calibration/calibratePack.ts';
import { chooseParameters } from '../../../src/practice/calibration/chooseParameters.ts';
import { learnerId } from '../../../src/practice/derivedId.ts';
import { startExperiment } from '../../../src/practice/experiment/startExperiment.ts';
import { giveTime } from '../../../src/practice/giveTime.ts';
import { setOutsideRules } from '../../../src/practice/outside/setRules.ts';
import { withdrawEvidence } from '../../../src/practice/outside/withdrawEvidence.ts';
import { overrideLevel } from '../../../src/practice/overrideLevel.ts';
import type { Practice } from '../../../src/practice/practice.ts';
import { reviseActivity } from '../../../src/practice/reviseActivity.ts';
import { hashOfSecret } from '../../../src/practice/secretText.ts';
import type { Activity } from '../../../src/store/port/activities.ts';
import type { Session } from '../../../src/store/port/sessions.ts';
import { H5P, sendElsewhere, voidingOf, workElsewhere } from './elsewhere.ts';
import { type Pupil, pupilOf, type Room } from './pupil.ts';
import { PACK, type School } from './school.ts';

const HOUR = 3_600_000;
const TENANT = 'tenant-1';
/** What a process knows of the set that counts is so old at the most. */
const HALF_A_MINUTE = 30_000;
/** Pupils between two rounds of the worker. */
const BATCH = 25;
/** Requests of a sitting. */
const REQUESTS = 6;

/** What a term leaves. */
export interface Term {
  readonly activities: readonly string[];
  readonly learners: readonly string[];
  /** Pupils who did not agree to a text that came into force, and have not practised since. */
  readonly left: number;
}

/**
 * A term of a school: a class practises in two activities of one pack, the instructor sets levels, gives extra time, changes settings and
 * takes evidence of another tool back, that tool sends work and voids some, the parameter set that counts changes twice,
 * an experiment runs in the second activity, and a text to agree to comes into force.
 */
export async function playTerm(school: School, count: number, seed: number): Promise<Term> {
  const { practice, clock } = school;
  const chance = chanceOf(seed);
  const skills = practice.packs.current(PACK).catalogue.skills.map(({ id }) => id);
  // A row is mastery under every set, so what a set gives or takes is told apart from it by little.
  const main = await school.activity({ skills: skills.slice(0, 8), delayHours: 10, threshold: 0.7 });
  const other = await school.activity({ skills: skills.slice(2, 5), counts: 'current' });
  const pupils = Array.from({ length: count }, (_, nth) => pupilOf(school, `pupil-${nth}`, seed + nth));
  const room = (activity: Activity, by: Practice = practice): Room => ({
    activity: activity.id,
    link: `link-of-${activity.id}`,
    by,
  });
  const of = (id: string) => practice.store.activities.get(id).then((found) => found ?? assert.fail(id));
  const staff = async () => {
    const page = await school.teacher(main.id, {
      resourceLink: { id: room(main).link, title: null, description: null },
    });
    const session = await practice.store.sessions.find(hashOfSecret(page.token ?? ''));
    return { session: session ?? assert.fail('the teacher is in'), activity: await of(main.id) };
  };

  /** A worker that went on by itself would calibrate when it likes. */
  async function carriedOut(): Promise<void> {
    await school.deliver();
    await school.rest();
  }
  /** A sitting of each; what a pupil leaves open stays open. Who is not let in is told. */
  async function week(class_: readonly Pupil[], where: Room, finishes: (nth: number) => boolean) {
    const out: Pupil[] = [];
    for (const [nth, pupil] of class_.entries()) {
      if (await pupil.enter(where)) await pupil.sit(REQUESTS, finishes(nth));
      else out.push(pupil);
      if (nth % BATCH === BATCH - 1) await carriedOut();
    }
    await carriedOut();
    clock.now += 60 * HOUR;
    return out;
  }

  await week(pupils, room(main), (nth) => nth % 2 === 0);
  await setLevels(school, await staff(), pupils, chance);
  await giveTimes(school, await staff(), pupils, chance);
  const sent = await letOthersTell(school, await staff(), pupils, chance);
  await change(school, await of(main.id), { tries: 1, questions: 10, policy: 'practice' });
  await calibratedSet(practice, clock);
  const growth = {
    ...DEFAULT_EXPERIMENT,
    variation: { setting: 'unaided', value: 5 },
    questions: 5,
  } as const;
  await startExperiment(practice, [await of(other.id)], growth);

  await week(pupils.slice(0, count / 2), room(main), () => true);
  await week(pupils.slice(count / 4), room(other), (nth) => nth % 3 > 0);
  await takeBack(school, await staff(), sent, chance);
  await setLevels(school, await staff(), pupils, chance);
  await giveTimes(school, await staff(), pupils, chance);
  await change(school, await of(main.id), {
    tries: 3,
    threshold: 0.6,
    unaided: 2,
    retention: 0.8,
    policy: 'mastery',
    counts: 'current',
  });
  await harderSet(practice, clock);

  const asking = {
    ...practice,
    privacy: { consent: { version: 'one', texts: { en: 'We keep a record.' } }, retention: {} },
  };
  const left = await week(pupils, room(main, asking), (nth) => nth % 4 === 0);
  const there = pupils.filter((pupil) => !left.includes(pupil));
  await week(there.slice(-count / 4), room(other, asking), (nth) => nth % 2 > 0);
  const learners = pupils.map(({ sub }) => learnerId(TENANT, sub));
  return { activities: [main.id, other.id], learners, left: left.length };
}

/** Whoever teaches, in their session, and what they teach. */
interface Staff {
  readonly session: Session;
  readonly activity: Activity;
}

/** Levels by hand for some: raised, lowered, and what was set before taken back. */
async function setLevels(school: School, by: Staff, pupils: readonly Pupil[], chance: Chance): Promise<void> {
  const skills = by.activity.revisions.at(-1)?.skills ?? [];
  for (const { sub } of pupils) {
    if (chance.share() >= 0.15) continue;
    const learner = learnerId(TENANT, sub);
    const skill = skills[chance.index(3)] ?? '';
    const levels = (['familiar', 'proficient', 'mastered', null] as const).slice(chance.index(4));
    for (const level of levels.slice(0, 2)) {
      school.clock.now += 20_000;
      const request = { id: randomUUID(), skill, level, reason: 'Shown at the board' };
      await overrideLevel(school.practice, by, learner, request);
    }
  }
}

/** Extra time for some, and what was given before taken back. */
async function giveTimes(school: School, by: Staff, pupils: readonly Pupil[], chance: Chance): Promise<void> {
  for (const { sub } of pupils) {
    if (chance.share() >= 0.15) continue;
    school.clock.now += 20_000;
    const extraTime = ([1.5, 2, null] as const)[chance.index(3)] ?? null;
    const request = { id: randomUUID(), extraTime };
    await giveTime(school.practice, by, learnerId(TENANT, sub), request);
  }
}

async function change(school: School, activity: Activity, to: Partial<ReturnType<typeof requestFrom>>) {
  await reviseActivity(school.practice, activity, { ...requestFrom(activity), ...to });
}

/** Another tool tells of the work of some, good and bad, and takes some of it back at once. Ids of what still stands. */
async function letOthersTell(
  school: School,
  { activity }: Staff,
  pupils: readonly Pupil[],
  chance: Chance,
): Promise<ReadonlyMap<string, string>> {
  const { practice, clock } = school;
  const [skill = ''] = activity.revisions.at(-1)?.skills ?? [];
  const rule = { activity: `${H5P}*`, verb: null, from: 'score', skill, weight: 0.6 } as const;
  await setOutsideRules(practice, activity, { rules: [rule] });
  clock.now += 1000;
  const stand = new Map<string, string>();
  const voided: string[] = [];
  const statements = pupils.flatMap(({ sub }) => {
    if (chance.share() >= 0.25) return [];
    const scaled = chance.share() < 0.7 ? 0.9 : 0.2;
    const one = workElsewhere(school, sub, { result: { score: { scaled } } });
    if (chance.share() < 0.3) voided.push(one.id);
    else stand.set(sub, one.id);
    return [one];
  });
  await sendElsewhere(school, TENANT, statements);
  const voidings = voided.map((id) => voidingOf(school, id));
  await sendElsewhere(school, TENANT, voidings);
  await school.rest();
  return stand;
}

/** The instructor takes part of the other tool's evidence back. */
async function takeBack(
  { practice, clock }: School,
  { session, activity }: Staff,
  sent: ReadonlyMap<string, string>,
  chance: Chance,
): Promise<void> {
  for (const [sub, statement] of sent) {
    if (chance.share() < 0.5) continue;
    clock.now += 20_000;
    for (const evidence of await practice.store.log.evidenceBy(learnerId(TENANT, sub), statement))
      await withdrawEvidence(practice, activity, evidence, { because: 'instructor', by: session });
  }
}

const depsOf = ({ store }: Practice, clock: { now: number }) => ({ store, now: () => clock.now });

/** What the answers so far tell counts from now on. */
async function calibratedSet(practice: Practice, clock: { now: number }): Promise<void> {
  const done = await calibratePack(depsOf(practice, clock), PACK);
  assert.ok(done);
  await chooseParameters(depsOf(practice, clock), PACK, done.note.version);
  clock.now += HALF_A_MINUTE;
}

/** A set by which nothing is as sure as it was: levels that were reached are carried over. */
async function harderSet(practice: Practice, clock: { now: number }): Promise<void> {
  const { skills } = practice.packs.current(PACK).catalogue;
  const skillOffset = Object.fromEntries(skills.map(({ id }) => [id, 3]));
  const numbers = { answers: 1, learners: 1, loss: null };
  await practice.store.calibrations.add({
    note: { pack: PACK, version: 'harder', at: clock.now, suspects: 0, ...numbers },
    parameters: { ...PRIOR_PARAMETERS, version: 'harder', skillOffset },
    report: { ...numbers, gain: 0, forgetting: 0, firmness: null, questions: [], bins: [], curves: {} },
  });
  await chooseParameters(depsOf(practice, clock), PACK, 'harder');
  clock.now += HALF_A_MINUTE;
}
