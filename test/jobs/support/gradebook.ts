import assert from 'node:assert/strict';
import { startLoop } from '../../../src/jobs/loop.ts';
import type { Worker } from '../../../src/jobs/worker.ts';
import { learnerId, linkId } from '../../../src/practice/derivedId.ts';
import { type GradeRow, type GradeWant, gradeKey } from '../../../src/store/port/grades.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { type School, startSchool } from '../../practice/support/school.ts';
import { startPlatform, type TestPlatform } from '../../support/platform.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

/** A school whose grades go to an LMS over HTTP. */
export interface Gradebook {
  readonly school: School;
  readonly platform: TestPlatform;
  readonly registration: string;
  readonly activity: string;
  /** Opens a link with this student and gives it a gradebook column; the next grade is the first. */
  enrol(
    sub: string,
    ags?: { lineItem?: string | null; lineItems?: string | null },
    customer?: Customer,
  ): Promise<Column>;
  /** What a worker is given, with parts of its store replaced. */
  worker(over?: (store: Store) => Partial<Store>): Worker;
  /** Runs a worker until nothing is due now. */
  work(worker?: Worker): Promise<void>;
  close(): Promise<void>;
}

/** A school and the LMS its grades go to. */
export interface Customer {
  readonly platform: TestPlatform;
  readonly registration: string;
  readonly tenant: string;
  readonly activity: string;
}

/** One learner's column: wants grades of it and looks at what became of them. */
export interface Column {
  readonly link: string;
  readonly learner: string;
  /** The grade is `value` now. */
  want(value: number, over?: Partial<GradeWant>): Promise<void>;
  row(): Promise<GradeRow>;
}

/** Starts it; `others` are more platforms that may be called. */
export async function startGradebook(...others: readonly TestPlatform[]): Promise<Gradebook> {
  const platform = await startPlatform();
  const school = await startSchool({ allow: [platform, ...others].map(({ origin }) => origin).join(',') });
  const { services, clock } = school;
  const { store } = services;
  const { id: registration } = await platform.register(store);
  const { id: activity } = await school.activity({ points: 50 });
  const worker = (over: (store: Store) => Partial<Store> = () => ({})): Worker => ({
    ...services.worker,
    store: { ...store, ...over(store) },
    chance: () => 0,
    graded: () => undefined,
  });
  let enrolled = 0;
  return {
    school,
    platform,
    registration,
    activity,
    worker,
    async enrol(sub, ags = {}, at = { platform, registration, tenant: 'tenant-1', activity }) {
      enrolled += 1;
      const resourceLink = { id: `link-${enrolled}`, title: null, description: null };
      await school.student(at.activity, sub, {
        registrationId: at.registration,
        issuer: at.platform.origin,
        tenant: at.tenant,
        deploymentId: 'dep-1',
        resourceLink,
        ags: {
          scope: [`${SCOPE}lineitem`, `${SCOPE}score`, `${SCOPE}result.readonly`],
          lineItem: `${at.platform.origin}/lineitem?type_id=7`,
          lineItems: `${at.platform.origin}/lineitems`,
          ...ags,
        },
      });
      const link = linkId(at.registration, 'dep-1', resourceLink.id);
      const learner = learnerId(at.tenant, sub);
      let sequence = 1;
      return {
        link,
        learner,
        async want(value, over = {}) {
          sequence += 1;
          const about = {
            link,
            learner,
            activity: at.activity,
            tenant: at.tenant,
            pack: 'fractions-to-equations',
          };
          const decided = { sequence, value, completed: value === 1, decidedAt: clock.now, final: false };
          await store.grades.want({ ...about, ...decided, ...over }, services.worker.quiet, clock.now);
        },
        async row() {
          const row = await store.grades.get(gradeKey(link, learner));
          assert.ok(row);
          return row;
        },
      };
    },
    async work(by = worker()) {
      const loop = startLoop(by);
      await loop.drain();
      await loop.stop();
    },
    async close() {
      await school.close();
      await platform.close();
    },
  };
}
