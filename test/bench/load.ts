import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';
import { Agent, setGlobalDispatcher } from 'undici';
import { latency, type Measure, quantile, type Section } from './measure.ts';
import { IDLE, type Player, playersOf } from './player.ts';
import { machine, table } from './report.ts';
import { openSchool, type School } from './school.ts';

/** A year group: how many, within which time they open the activity, how often and for how long each answers. */
const LEARNERS = 500;
const ARRIVAL_MS = 10_000;
const THINKING_MS = 5_000;
const LESSON_MS = 60_000;
/** For how long everybody answers as fast as the tool does. */
const SATURATED_MS = 10_000;
const GOAL_MS = 150;

/** The whole, or so many learners of it and a lesson shorter in the same way: to see that it runs. */
interface Size {
  readonly learners: number;
  readonly share: number;
}

function sizeOf(asked: string | undefined): Size {
  const learners = asked === undefined ? LEARNERS : Number(asked);
  return { learners, share: learners / LEARNERS };
}

/** Resident memory of the tool, in bytes, as it says itself. */
async function memoryOf({ tool }: School): Promise<number> {
  const text = await (await fetch(`${tool.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

interface Arrival {
  readonly players: readonly Player[];
  readonly launches: readonly number[];
  readonly failed: number;
}

/** Everybody launches, evenly spread over the time; how long each launch took, without the thinking after it. */
async function arrive(school: School, { learners, share }: Size): Promise<Arrival> {
  const launches: number[] = [];
  const timed: School = {
    ...school,
    student: async (sub) => {
      const begun = performance.now();
      const page = await school.student(sub);
      launches.push(performance.now() - begun);
      return page;
    },
  };
  const make = playersOf(timed);
  const begun = performance.now();
  const arrived = await Promise.allSettled(
    Array.from({ length: learners }, async (_, nth) => {
      await delay((ARRIVAL_MS * share * nth) / learners - (performance.now() - begun));
      return make(nth);
    }),
  );
  const players = arrived.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  return { players, launches, failed: learners - players.length };
}

/** What answers came to: round trips, and how many were refused or failed. */
interface Answers {
  readonly samples: number[];
  failed: number;
}

async function answer(player: Player, answers: Answers): Promise<void> {
  const took = await player.answer().catch(() => null);
  if (took === null) answers.failed += 1;
  else {
    answers.samples.push(took);
    await player.think();
  }
}

/** Fractional parts of multiples of the golden ratio: evenly spread and never in step (Knuth 1973, 6.4). */
function spread(nth: number): number {
  return (nth * 0.6180339887) % 1;
}

/**
 * A lesson: each answers, then thinks for the mean time give or take a fifth, until it is over. It begins in the midst of
 * everybody's first pause, so that about as many answer in each second.
 */
async function lesson(players: readonly Player[], { share }: Size): Promise<Answers> {
  const answers: Answers = { samples: [], failed: 0 };
  const end = performance.now() + LESSON_MS * share;
  await Promise.all(
    players.map(async (player, nth) => {
      const pause = (round: number) => THINKING_MS * (0.8 + 0.4 * spread(nth + players.length * round));
      const first = performance.now() + pause(0) * ((nth + 0.5) / players.length);
      await delay(first - performance.now());
      for (let [due, round] = [first, 1]; due < end; round += 1) {
        await answer(player, answers);
        due += pause(round);
        await delay(Math.max(0, due - performance.now()));
      }
    }),
  );
  return answers;
}

/** Everybody answers without a pause; answers a second. */
async function saturate(players: readonly Player[], { share }: Size): Promise<{ rate: number } & Answers> {
  const answers: Answers = { samples: [], failed: 0 };
  const begun = performance.now();
  const end = begun + SATURATED_MS * share;
  await Promise.all(
    players.map(async (player) => {
      while (performance.now() < end) await answer(player, answers);
    }),
  );
  return { ...answers, rate: answers.samples.length / ((performance.now() - begun) / 1000) };
}

/** What one store makes of it. */
interface Load {
  readonly measures: readonly Measure[];
  readonly cpu: number;
  readonly median: number;
  readonly rate: number;
}

async function load(school: School, size: Size): Promise<Load> {
  const before = await memoryOf(school);
  const { players, launches, failed } = await arrive(school, size);
  const held = ((await memoryOf(school)) - before) / Math.max(1, players.length) / 1024;
  const cpu = await school.tool.cpu();
  const paced = await lesson(players, size);
  const each = ((await school.tool.cpu()) - cpu) / paced.samples.length;
  const fast = await saturate(players, size);
  const grown = ((await memoryOf(school)) - before) / Math.max(1, players.length) / 1024;
  await Promise.all(players.map((player) => player.leave()));
  const errors = failed + paced.failed;
  return {
    measures: [
      { name: 'launches and answers that failed', value: errors, unit: 'requests', goal: 0 },
      ...latency(`${size.learners} launches within ${(ARRIVAL_MS * size.share) / 1000} s`, launches),
      ...latency(
        `${size.learners} learners, an answer every ${THINKING_MS / 1000} s`,
        paced.samples,
        GOAL_MS,
      ),
      { name: "the same: tool's processor time per answer", value: each, unit: 'CPU ms' },
      { name: 'answers as fast as the tool takes them', value: fast.rate, unit: 'answers/s' },
      { name: 'memory of the tool per session, after the launches', value: held, unit: 'KB' },
      { name: 'memory of the tool per learner, in the end', value: grown, unit: 'KB' },
    ],
    cpu: each,
    median: quantile(paced.samples, 0.5),
    rate: fast.rate,
  };
}

async function on(mongodb: string | null, size: Size): Promise<Load> {
  const school = await openSchool(mongodb);
  try {
    return await load(school, size);
  } finally {
    await school.close();
  }
}

/** The same on the engine of `MONGODB_URL`, as ratios to SQLite in this very run. */
async function beside(first: Load, size: Size): Promise<Section> {
  const title = 'On a MongoDB-compatible test engine beside SQLite (ratios; not the speed of MongoDB)';
  const base = process.env.MONGODB_URL;
  if (!base) return { title, measures: [], skipped: 'MONGODB_URL is not set' };
  const url = new URL(base);
  url.pathname = `/load_${randomUUID().slice(0, 8)}`;
  const second = await on(url.href, size);
  const connection = await mongoose.createConnection(url.href).asPromise();
  await connection.dropDatabase();
  await connection.close();
  return {
    title,
    measures: [
      {
        name: 'launches and answers that failed',
        value: second.measures[0]?.value ?? 0,
        unit: 'requests',
        goal: 0,
      },
      { name: "median round trip over SQLite's", value: second.median / first.median, unit: '×' },
      { name: "processor time of the tool over SQLite's", value: second.cpu / first.cpu, unit: '×' },
      { name: "answers a second over SQLite's", value: second.rate / first.rate, unit: '×' },
    ],
  };
}

setGlobalDispatcher(new Agent(IDLE));
const facts = machine();
const size = sizeOf(process.argv[2]);
const sqlite = await on(null, size);
const sections = [{ title: 'A year group on SQLite', measures: sqlite.measures }, await beside(sqlite, size)];
process.stdout.write(table(facts, sections));
process.exit(0);
