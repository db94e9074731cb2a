import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type ActivityRequest, DEFAULT_ACTIVITY } from '../../../src/api/activity.ts';
import { Answer } from '../../../src/api/answer.ts';
import type { PageData } from '../../../src/api/page.ts';
import type { Turn } from '../../../src/api/turn.ts';
import { readConfig } from '../../../src/config.ts';
import { cribOf } from '../../../src/crib.ts';
import { type Loop, startLoop } from '../../../src/jobs/loop.ts';
import type { LaunchMessage } from '../../../src/lti/launchMessage.ts';
import { chooseActivities } from '../../../src/practice/chooseActivity.ts';
import { type OpenedPage, openLaunch } from '../../../src/practice/openLaunch.ts';
import type { Practice } from '../../../src/practice/practice.ts';
import type { CourseMember } from '../../../src/practice/refreshRoster.ts';
import { hashOfSecret } from '../../../src/practice/secretText.ts';
import { submitAnswer } from '../../../src/practice/submitAnswer.ts';
import { buildServices, type Options, type Services } from '../../../src/services.ts';
import type { Activity } from '../../../src/store/port/activities.ts';
import type { Session } from '../../../src/store/port/sessions.ts';
import { aLaunch, NOW } from '../../support/fixtures.ts';
import { furnish } from '../../support/keptKeys.ts';
import { openPackOnce } from '../../support/openedPacks.ts';
import { keepParsedPacks } from '../../support/parsedPacks.ts';

export const PACK = 'fractions-to-equations';

type ResourceLaunch = Extract<LaunchMessage, { type: 'resourceLink' }>;

/** Rights of a context Learner and of an Instructor. */
const LEARNER = {
  instructor: false,
  author: false,
  learner: true,
  alsoLearner: false,
  testUser: false,
  mentor: false,
  mentorOf: [],
};
const TEACHER = { ...LEARNER, instructor: true, author: true, learner: false };

/** The use cases on a SQLite store of their own, without HTTP and without an LMS. */
export interface School {
  readonly services: Services;
  readonly practice: Practice;
  readonly clock: { now: number };
  /** Who the names and roles service says is in the course; null: it does not tell. */
  members: readonly CourseMember[] | null;
  /** An activity that waits for its first launch, as deep linking leaves it. */
  activity(over?: Partial<ActivityRequest>, tenant?: string): Promise<Activity>;
  /** A launch message; custom `activity` is the activity it names. */
  message(activity: string, over?: Partial<ResourceLaunch>): ResourceLaunch;
  open(message: LaunchMessage, practice?: Practice): Promise<OpenedPage>;
  /** Opens the activity as a student; the page, and what a request of it brings along. */
  student(activity: string, sub: string, over?: Partial<ResourceLaunch>): Promise<Seat>;
  teacher(activity: string, over?: Partial<ResourceLaunch>): Promise<PageData<'class'>>;
  /** Carries out every effect that is due; the worker then goes on by itself. */
  deliver(): Promise<void>;
  /** Ends the worker until the next delivery. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** A student at a page. */
export interface Seat {
  readonly session: Session;
  readonly page: PageData<'practice'>;
  turn: Turn;
}

/** The right answer to the open question. */
export async function rightAnswer(practice: Practice, seat: Seat): Promise<Answer> {
  return Answer.parse(await cribOf(practice)(seat.page.token ?? ''));
}

/** Some wrong answer that can be read. */
export function wrongAnswer(turn: Turn): Answer {
  const ask = turn.serving?.question.ask;
  assert.ok(ask);
  switch (ask.kind) {
    case 'choice':
      return { kind: 'choice', choice: 'none-of-them' };
    case 'multiple':
      return { kind: 'multiple', choices: [] };
    case 'order':
      return { kind: 'order', order: [] };
    case 'match':
      return { kind: 'match', pairs: [] };
    case 'cloze':
      return { kind: 'cloze', blanks: {} };
    case 'text':
      return { kind: 'text', text: 'nobody knows' };
    case 'expression':
      return { kind: 'expression', text: '98765' };
    default:
      return { kind: 'number', text: '98765' };
  }
}

/** Answers the open question of a seat. */
export async function answer(
  practice: Practice,
  seat: Seat,
  given: Answer,
  elapsed: number | null = 20_000,
): Promise<Turn> {
  const { serving } = seat.turn;
  assert.ok(serving);
  const { id, step } = serving;
  const request = { serving: id, step, try: serving.try, answer: given, elapsed };
  seat.turn = await submitAnswer(practice, seat.session, request);
  return seat.turn;
}

/** Answers the open question rightly, every step of it; its id. */
export async function closeQuestion(school: School, seat: Seat): Promise<string> {
  const id = seat.turn.serving?.id ?? assert.fail('a question is open');
  while (seat.turn.serving?.id === id) {
    school.clock.now += 20_000;
    await answer(school.practice, seat, await rightAnswer(school.practice, seat));
  }
  return id;
}

/** Starts it; `allow` is an origin of a platform that may be called. */
export async function startSchool(
  options: Pick<Options, 'quiet' | 'store'> & { allow?: string } = {},
): Promise<School> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trellis-school-'));
  const clock = { now: NOW };
  const config = readConfig(
    { DATA_DIR: dataDir, TRELLIS_DEMO: 'off', OUTBOUND_ALLOW: options.allow ?? '' },
    dataDir,
  );
  const logger = pino({ level: 'silent' });
  const now = () => clock.now;
  keepParsedPacks(dataDir);
  await furnish(config, NOW);
  const services = await buildServices(config, { ...options, now, logger, openPack: openPackOnce });
  const { practice, store } = services;
  let loop: Loop | null = null;

  const school: School = {
    services,
    practice,
    clock,
    members: null,
    async activity(over = {}, tenant = 'tenant-1') {
      const message = { ...aLaunch(), tenant, sub: 'author', rights: TEACHER };
      const settings = { returnUrl: 'https://lms.example/dl', acceptTypes: ['ltiResourceLink'] };
      const opened = await openLaunch(
        practice,
        {
          ...message,
          type: 'deepLink',
          settings: {
            ...settings,
            acceptTargets: ['iframe'],
            acceptMultiple: false,
            acceptLineItem: true,
            data: null,
            title: null,
            text: null,
          },
        },
        async () => null,
      );
      const session = await store.sessions.find(hashOfSecret(opened.token ?? ''));
      assert.ok(session);
      const skills = practice.packs.current(PACK).catalogue.skills.slice(0, 2);
      const request = {
        ...DEFAULT_ACTIVITY,
        title: 'Fractions',
        pack: PACK,
        skills: skills.map(({ id }) => id),
        ...over,
      };
      const [made] = await chooseActivities(practice, session, [request]);
      assert.ok(made);
      return made;
    },
    message: (activity, over = {}) => ({
      ...(aLaunch() as ResourceLaunch),
      custom: { trellis_activity: activity },
      membershipsUrl: 'https://lms.example/members',
      locale: 'en',
      ...over,
    }),
    open: (message, by = practice) =>
      openLaunch(
        by,
        message,
        async () => school.members && { members: school.members, whole: true, differences: null },
      ),
    async student(activity, sub, over = {}) {
      const message = school.message(activity, { sub, name: sub, givenName: sub, ...over });
      const page = (await school.open(message)) as PageData<'practice'>;
      assert.equal(page.page, 'practice');
      const session = await store.sessions.find(hashOfSecret(page.token ?? ''));
      assert.ok(session);
      return { session, page, turn: page.data.turn };
    },
    async teacher(activity, over = {}) {
      const who = { sub: 'teacher', name: 'Ms Rivera', rights: TEACHER };
      const page = (await school.open(school.message(activity, { ...who, ...over }))) as PageData<'class'>;
      assert.equal(page.page, 'class');
      return page;
    },
    async deliver() {
      loop ??= startLoop(services.worker);
      await loop.drain();
    },
    async rest() {
      await loop?.stop();
      loop = null;
    },
    async close() {
      await loop?.stop();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return school;
}
