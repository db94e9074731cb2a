import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { DEFAULT_ACTIVITY } from '../../../src/api/activity.ts';
import { readConfig } from '../../../src/config.ts';
import { activityPath } from '../../../src/demo/addresses.ts';
import { openBrowser } from '../../../src/demo/practise/browser.ts';
import { pageDataOf } from '../../../src/demo/practise/htmlForm.ts';
import { launchPage, type Opened, openActivity } from '../../../src/demo/practise/openActivity.ts';
import { COURSES } from '../../../src/demo/school/courses.ts';
import { startDemo } from '../../../src/demo/startDemo.ts';
import { emptyState, type State, stateSchema } from '../../../src/demo/state.ts';
import { startLoop } from '../../../src/jobs/loop.ts';
import { buildServices, type Services } from '../../../src/services.ts';
import { call } from '../../support/browserless.ts';
import { freePort } from '../../support/freePort.ts';
import { furnish } from '../../support/keptKeys.ts';
import { keepParsedPacks } from '../../support/parsedPacks.ts';
import type { Orders } from '../server.ts';
import { aroundStore } from './mortal.ts';
import { keepSums, SUMS } from './sumsPack.ts';

const TEACHER = '11';
const POINTS = 100;
/** Longer than a lease: what a dead process had claimed may be claimed again. */
const PAST_LEASES_MS = 181_000;

/** A student of a course. */
export interface Pupil {
  readonly person: string;
  readonly course: string;
}

/** The demo LMS in this process with two classes, and a store for tools that run and die in processes of their own. */
export interface FaultSchool {
  readonly toolUrl: string;
  readonly pupils: readonly Pupil[];
  /** The tool's services on the same store, for looking and for carrying out what is left. */
  readonly services: Services;
  /** Orders for a process; each is started when the leases of those before it have ended. */
  orders(diesAt: number | null): Orders;
  /** Makes one activity in each course, over the tool that runs. */
  makeActivities(): Promise<void>;
  /** Launches from the LMS up to the first question. */
  open(pupil: Pupil): Promise<Opened>;
  /** Carries out whatever waits. */
  drain(): Promise<void>;
  /** What the gradebook shows, in points, by course and person. */
  gradebook(): ReadonlyMap<string, number | null>;
  close(): Promise<void>;
}

const activityIn = (course: string) => `sums-${course}`;

/** The state of an LMS in which each course has one activity with a column. */
function furnishedState(launchUrl: string): State {
  const state = emptyState();
  for (const { id: courseId } of COURSES) {
    const id = activityIn(courseId);
    const column = { id: `column-${courseId}`, courseId, label: 'Sums', scoreMaximum: POINTS };
    state.lineItems.push({ ...column, resourceId: null, tag: null, activityId: id });
    const about = { id, courseId, title: 'Sums', text: null, url: launchUrl, custom: {} };
    state.activities.push({ ...about, lineItemId: column.id, clientId: 'trellis-demo', createdAt: 0 });
  }
  return state;
}

async function drop(url: string): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** Opens it; `mongodb` names a database to use instead of SQLite. */
export async function openFaultSchool(mongodb: string | null): Promise<FaultSchool> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trellis-fault-school-'));
  const [port, demoPort] = [await freePort(), await freePort()];
  const environment = {
    PORT: String(port),
    DEMO_PORT: String(demoPort),
    DATA_DIR: dataDir,
    ...(mongodb === null ? {} : { MONGODB_URL: mongodb }),
  };
  const config = readConfig(environment, dataDir);
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const logger = pino({ level: 'silent' });
  keepParsedPacks(dataDir);
  keepSums(dataDir);
  // The built-in packs stay out of the store: every start would read them from there.
  await furnish(config, now(), []);
  const stateFile = join(dataDir, 'demo/state.json');
  mkdirSync(join(dataDir, 'demo'), { recursive: true });
  writeFileSync(stateFile, JSON.stringify(furnishedState(`${config.publicUrl}/lti/launch`)));
  const demo = await startDemo({
    port: demoPort,
    host: '127.0.0.1',
    dataDir,
    toolUrl: config.publicUrl,
    logger,
    now,
  });
  const services = await buildServices(config, {
    now,
    logger,
    quiet: { quietMs: 0, mostMs: 0 },
    // Nor do they come into it from here.
    store: (opened) => aroundStore(opened, (name, make) => (name === 'packs.publish' ? undefined : make())),
  });
  const launchUrl = ({ person, course }: Pupil) =>
    `${demo.url}${activityPath(person, course, activityIn(course))}/launch?target=iframe`;
  const browser = () => openBrowser([demo.url, config.publicUrl], new AbortController().signal);

  return {
    toolUrl: config.publicUrl,
    pupils: COURSES.flatMap(({ id: course, studentIds }) => studentIds.map((person) => ({ person, course }))),
    services,
    orders(diesAt) {
      aheadMs += PAST_LEASES_MS;
      return { environment, demoUrl: demo.url, aheadMs, diesAt };
    },
    async makeActivities() {
      for (const { id: course } of COURSES) {
        const page = pageDataOf(await launchPage(browser(), launchUrl({ person: TEACHER, course })));
        const { token } = page as { token: string };
        const skills = services.practice.packs.current(SUMS).catalogue.skills.map(({ id }) => id);
        const wanted = { ...DEFAULT_ACTIVITY, title: 'Sums', pack: SUMS, skills, points: POINTS };
        const body = { activities: [wanted], target: null };
        const made = await call({ url: config.publicUrl }, token, 'POST', '/api/deep-link', body);
        if (made.status !== 200) throw new Error(`no activity was made: ${JSON.stringify(made.body)}`);
      }
    },
    open: (pupil) => openActivity(browser(), launchUrl(pupil)),
    async drain() {
      aheadMs += PAST_LEASES_MS;
      const loop = startLoop(services.worker);
      await loop.drain();
      await loop.stop();
    },
    gradebook() {
      const { scores, lineItems } = stateSchema.parse(JSON.parse(readFileSync(stateFile, 'utf8')));
      const courseOf = new Map(lineItems.map(({ id, courseId }) => [id, courseId]));
      return new Map(
        scores.map((one) => [`${courseOf.get(one.lineItemId)}/${one.userId}`, one.points] as const),
      );
    },
    async close() {
      await demo.close();
      await services.store.close();
      if (mongodb !== null) await drop(mongodb);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
