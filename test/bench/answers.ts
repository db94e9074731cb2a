import { setTimeout as delay } from 'node:timers/promises';
import { latency, type Measure } from './measure.ts';
import { type Player, playersOf } from './player.ts';
import type { School } from './school.ts';

/** How much load there is. All of it is bounded in number and in time. */
const WARM_UP = 150;
const ALONE = 250;
const LEARNERS = 200;
const ARRIVING_AT_ONCE = 8;
const ROUNDS = 4;
/** Longest run of one kind of load. */
const LONGEST_MS = 25_000;
/** Time a learner takes for a question, on average, and for how long they go on. */
const THINKING_MS = 5_000;
const PACED_MS = 10_000;

/** What a kind of load gave. */
interface Load {
  readonly samples: readonly number[];
  /** Answers the tool was too busy to take. */
  readonly refused: number;
  /** Processor time of the tool per answer. */
  readonly cpu: number;
}

async function measured(
  { tool }: School,
  work: (samples: (number | null)[]) => Promise<void>,
): Promise<Load> {
  const tried: (number | null)[] = [];
  const cpu = await tool.cpu();
  await work(tried);
  const samples = tried.filter((took) => took !== null);
  return {
    samples,
    refused: tried.length - samples.length,
    cpu: ((await tool.cpu()) - cpu) / samples.length,
  };
}

function refusals(count: number): Pick<Measure, 'note'> {
  return count === 0 ? {} : { note: `${count} answers refused as too busy` };
}

function load(name: string, { samples, cpu, refused }: Load): Measure[] {
  return [
    ...latency(`${name}: round trip`, samples),
    { name: `${name}: tool's processor time per answer`, value: cpu, unit: 'CPU ms', ...refusals(refused) },
  ];
}

async function repeat(player: Player, count: number, samples: (number | null)[]): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  for (let done = 0; done < count && performance.now() < end; done += 1) {
    samples.push(await player.answer());
    await player.think();
  }
}

/** Answers one after the other, with a pause around the mean time for a question, until the time is over. */
async function pace(player: Player, number: number, samples: (number | null)[]): Promise<void> {
  const end = performance.now() + PACED_MS;
  await delay((THINKING_MS * number) / LEARNERS);
  while (performance.now() < end) {
    samples.push(await player.answer());
    await player.think();
    await delay(THINKING_MS * (0.8 + (0.4 * number) / LEARNERS));
  }
}

async function arrive(make: (number: number) => Promise<Player>): Promise<Player[]> {
  const players: Player[] = [];
  for (let first = 0; first < LEARNERS; first += ARRIVING_AT_ONCE) {
    const numbers = Array.from({ length: ARRIVING_AT_ONCE }, (_, index) => first + index);
    players.push(...(await Promise.all(numbers.map((number) => make(1000 + number)))));
  }
  return players;
}

/** Everybody sends at the same moment, waits for all, and then again. */
async function burstOf(players: readonly Player[]): Promise<(number | null)[]> {
  const took = await Promise.all(players.map((player) => player.answer()));
  await Promise.all(players.map((player) => player.think()));
  return took;
}

/** The three kinds of load on one school. */
export interface AnswerLoads {
  readonly alone: Load;
  /** Null where only ratios are wanted. */
  readonly paced: Load | null;
  readonly burst: Load;
}

/** One learner alone; 200 at the pace of people unless `pacing` is false; 200 who all send at the same moment. */
export async function loadAnswers(school: School, pacing = true): Promise<AnswerLoads> {
  const make = playersOf(school);
  const one = await make(1);
  await repeat(one, WARM_UP, []);
  const alone = await measured(school, (samples) => repeat(one, ALONE, samples));
  await one.leave();
  const players = await arrive(make);
  const working = (samples: (number | null)[]) =>
    Promise.all(players.map((player, number) => pace(player, number, samples))).then(() => undefined);
  const paced = pacing ? await measured(school, working) : null;
  const burst = await measured(school, async (samples) => {
    for (let round = 0; round < ROUNDS; round += 1) samples.push(...(await burstOf(players)));
  });
  await Promise.all(players.map((player) => player.leave()));
  return { alone, paced, burst };
}

export function answerMeasures({ alone, paced, burst }: AnswerLoads): Measure[] {
  return [
    ...load('1 learner', alone),
    ...(paced ? load(`${LEARNERS} learners, one answer per ${THINKING_MS / 1000} s`, paced) : []),
    ...load(`${LEARNERS} learners at the same moment`, burst),
  ];
}

/** The second engine beside the first of the same run: ratios only. */
export function answerRatios(first: AnswerLoads, second: AnswerLoads): Measure[] {
  const median = ({ samples }: Load) => latency('', samples)[0]?.value ?? Number.NaN;
  const pairs = [
    ['1 learner', first.alone, second.alone],
    [`${LEARNERS} learners at the same moment`, first.burst, second.burst],
  ] as const;
  return pairs.flatMap(([name, one, other]): Measure[] => [
    { name: `${name}: median round trip over SQLite's`, value: median(other) / median(one), unit: '×' },
    {
      name: `${name}: tool's processor time over SQLite's`,
      value: other.cpu / one.cpu,
      unit: '×',
      ...refusals(other.refused),
    },
  ]);
}
