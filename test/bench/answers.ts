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
  /** Processor time of the tool per answer. */
  readonly cpu: number;
}

async function measured({ tool }: School, work: (samples: number[]) => Promise<void>): Promise<Load> {
  const samples: number[] = [];
  const cpu = await tool.cpu();
  await work(samples);
  return { samples, cpu: ((await tool.cpu()) - cpu) / samples.length };
}

function load(name: string, { samples, cpu }: Load): Measure[] {
  return [
    ...latency(`${name}: round trip`, samples),
    { name: `${name}: tool's processor time per answer`, value: cpu, unit: 'CPU ms' },
  ];
}

async function repeat(player: Player, count: number, samples: number[]): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  for (let done = 0; done < count && performance.now() < end; done += 1) {
    samples.push(await player.answer());
    player.think();
  }
}

/** Answers one after the other, with a pause around the mean time for a question, until the time is over. */
async function pace(player: Player, number: number, samples: number[]): Promise<void> {
  const end = performance.now() + PACED_MS;
  await delay((THINKING_MS * number) / LEARNERS);
  while (performance.now() < end) {
    samples.push(await player.answer());
    player.think();
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
async function burstOf(players: readonly Player[]): Promise<number[]> {
  const took = await Promise.all(players.map((player) => player.answer()));
  for (const player of players) player.think();
  return took;
}

/** The three kinds of load on one school. */
export interface AnswerLoads {
  readonly alone: Load;
  readonly paced: Load;
  readonly burst: Load;
}

/** One learner alone; 200 at the pace of people; 200 who all send at the same moment. */
export async function loadAnswers(school: School): Promise<AnswerLoads> {
  const make = playersOf(school);
  const one = await make(1);
  await repeat(one, WARM_UP, []);
  const alone = await measured(school, (samples) => repeat(one, ALONE, samples));
  await one.leave();
  const players = await arrive(make);
  const paced = await measured(school, async (samples) => {
    await Promise.all(players.map((player, number) => pace(player, number, samples)));
  });
  const burst = await measured(school, async (samples) => {
    for (let round = 0; round < ROUNDS; round += 1) samples.push(...(await burstOf(players)));
  });
  await Promise.all(players.map((player) => player.leave()));
  return { alone, paced, burst };
}

export function answerMeasures({ alone, paced, burst }: AnswerLoads): Measure[] {
  return [
    ...load('1 learner', alone),
    ...load(`${LEARNERS} learners, one answer per ${THINKING_MS / 1000} s`, paced),
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
    { name: `${name}: tool's processor time over SQLite's`, value: other.cpu / one.cpu, unit: '×' },
  ]);
}
