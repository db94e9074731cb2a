// The tool as a server of its own: what `npm start` runs, out of the build. Opening the sitting and what the worker does
// afterwards are measured apart, for the peer does neither.
import { Server } from 'node:http';
import { readConfig } from '../../../dist/src/config.js';
import { beThrifty } from '../../../dist/src/thrift.js';
import { answerOrders } from './answering.mjs';

beThrifty();
// Loaded afterwards, as `serve` does.
const { deliverGrade, readyGrades } = await import('../../../dist/src/jobs/deliver/grade.js');
const { startLoop } = await import('../../../dist/src/jobs/loop.js');
const { start } = await import('../../../dist/src/main.js');

const LEASE_MS = 180_000;
let skipped = 0;
const now = () => Date.now() + skipped;
const { loop, services } = await start(readConfig(), { now });
await loop.stop();
const { store, worker } = services;

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * With `opens` off a launch ends where its web session stands: the answer is one word, as the peer's is. Whose request it is
 * stands in a header, for following requests through the tool would cost it processor time and keep them all in memory.
 */
let opens = true;
const waiting = new Map();
const { emit } = Server.prototype;
Server.prototype.emit = function told(event, ...given) {
  const [request, response] = given;
  const learner = event === 'request' && !opens ? request.headers['x-learner'] : undefined;
  if (learner !== undefined) waiting.set(learner, response);
  return emit.call(this, event, ...given);
};
const { load } = store.turns;
store.turns.load = (turn, ...given) => {
  if (opens) return load(turn, ...given);
  waiting.get(turn.learner).end('opened');
  waiting.delete(turn.learner);
  return new Promise(() => undefined);
};

/** Carries out what launches left behind; its processor time in milliseconds. */
async function follow() {
  const before = cpu();
  const running = startLoop(worker);
  await running.drain();
  await running.stop();
  return cpu() - before;
}

/** Learners of one class, with a gradebook column at `lineItem`. */
async function prepare({ users, registration, lineItem, activity }) {
  const about = { tenant: registration, registration, deployment: 'dep-1', context: 'course-1' };
  const ags = { scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'], lineItem, lineItems: null };
  await store.links.note({
    id: 'link-grades',
    ...about,
    resourceLink: 'link-grades',
    activity,
    title: null,
    courseTitle: null,
    ags,
    membershipsUrl: null,
    updatedAt: now(),
  });
  for (const sub of users) {
    const who = {
      id: sub,
      tenant: registration,
      issuer: 'https://lms.example',
      sub,
      name: null,
      locale: null,
    };
    await store.learners.note({ ...who, lastSeenAt: now() });
  }
}

let sequence = 0;

/** Decides a grade for each, durably. */
async function decide({ users, activity }) {
  sequence += 1;
  for (const learner of users) {
    const what = { link: 'link-grades', learner, activity, tenant: 'tenant', pack: 'pack' };
    const want = { ...what, sequence, value: 0.8, completed: false, decidedAt: now(), final: true };
    await store.grades.want(want, worker.quiet, now());
  }
}

/** Delivers what is due: by the worker, or all at the very same moment. */
async function grades({ users, atOnce }) {
  if (!atOnce) return follow();
  const at = now();
  const rows = await store.grades.claimDue(at, LEASE_MS, users.length);
  const ready = readyGrades(worker, rows, at + LEASE_MS);
  const settlements = await Promise.all(ready.map((one) => deliverGrade(worker, one, store.grades.record)));
  const settled = settlements.map(({ row, delivery, due }) => store.grades.finish(row, delivery, due, now()));
  await Promise.all(settled);
}

/** A later moment, when what failed is due again. */
async function retry(laterMs) {
  skipped += laterMs;
  await follow();
}

function open(really) {
  opens = really;
}

answerOrders({ open, follow, prepare, decide, grades, retry });
