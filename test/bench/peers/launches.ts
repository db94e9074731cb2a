import { type Measure, quantile, type Section } from '../measure.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';

/** The processor time goal: share of the peer's. */
const SHARE = 0.2;
/** Until the engine has compiled what a launch runs through: a tool that has run for some minutes. */
const WARM_UP = 2000;
const ROUNDS = 10;
const PER_ROUND = 50;
const CROWD = 16;

/** What one tool needed over all rounds. Processor times in milliseconds. */
interface Tally {
  /** Up to the web session, and up to the page with the first question; of ltijs both are the same. */
  session: number;
  whole: number;
  /** Launches of each. */
  launches: number;
  readonly alone: number[];
  readonly crowded: number[];
}

let serial = 0;

async function one(peer: Peer, samples: number[]): Promise<void> {
  serial += 1;
  const sub = `user-${serial}`;
  const begun = performance.now();
  await peer.launch(sub);
  samples.push(performance.now() - begun);
}

/** Launches so many, with so many under way at a time. */
async function launchMany(peer: Peer, count: number, atOnce: number, samples: number[]): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await one(peer, samples);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function cpuOf(peer: Peer, work: () => Promise<void>): Promise<number> {
  const before = await peer.server.usage();
  await work();
  return (await peer.server.usage()).cpu - before.cpu;
}

/** Some launches up to the session, for the processor time, then some to the end, for what a person waits. */
async function round(peer: Peer, tally: Tally): Promise<void> {
  await peer.server.ask('open', false);
  tally.session += await cpuOf(peer, () => launchMany(peer, PER_ROUND, 1, []));
  tally.session += await cpuOf(peer, () => launchMany(peer, PER_ROUND, CROWD, []));
  await peer.server.ask('open', true);
  tally.whole += await cpuOf(peer, () => launchMany(peer, PER_ROUND, 1, tally.alone));
  tally.whole += await cpuOf(peer, () => launchMany(peer, PER_ROUND, CROWD, tally.crowded));
  tally.launches += 2 * PER_ROUND;
}

function latencies({ name }: Peer, { alone, crowded }: Tally): Measure[] {
  const line = (what: string, samples: number[], share: number): Measure => ({
    name: `${name}: whole launch, ${what}, p${share * 100}`,
    value: quantile(samples, share),
    unit: 'ms',
  });
  return [
    line('1 at a time', alone, 0.5),
    line('1 at a time', alone, 0.99),
    line(`${CROWD} at a time`, crowded, 0.5),
    line(`${CROWD} at a time`, crowded, 0.99),
  ];
}

async function warmUp(peer: Peer): Promise<void> {
  for (const really of [false, true]) {
    await peer.server.ask('open', really);
    await launchMany(peer, WARM_UP / 2, CROWD, []);
  }
}

/** What a launch up to the session costs at the least here. */
async function leastRound(bare: Peer, tally: { session: number; launches: number }): Promise<void> {
  tally.session += await cpuOf(bare, () => launchMany(bare, PER_ROUND, 1, []));
  tally.session += await cpuOf(bare, () => launchMany(bare, PER_ROUND, CROWD, []));
  tally.launches += 2 * PER_ROUND;
}

/** All in turns of the same length, so that a noisy machine is noisy for all. */
export async function measureLaunches(lms: Lms, trellis: Peer, peer: Peer, bare: Peer): Promise<Section> {
  const fresh = (): Tally => ({ session: 0, whole: 0, launches: 0, alone: [], crowded: [] });
  const [ours, theirs, least] = [fresh(), fresh(), fresh()];
  await warmUp(trellis);
  await warmUp(peer);
  await launchMany(bare, WARM_UP / 2, CROWD, []);
  for (let done = 0; done < ROUNDS; done += 1) {
    await round(trellis, ours);
    await round(peer, theirs);
    await leastRound(bare, least);
  }
  const [launch, other] = [ours.session / ours.launches, theirs.session / theirs.launches];
  const floor = least.session / least.launches;
  const [memory, otherMemory] = [(await trellis.server.usage()).peak, (await peer.server.usage()).peak];
  const following = (await trellis.server.ask<number>('follow')) / (ours.launches + WARM_UP / 2);
  return {
    title: `Launches beside ltijs: ${2 * ours.launches} each, in turns, one platform`,
    measures: [
      { name: 'Trellis: login, verification, durable state and session', value: launch, unit: 'CPU ms' },
      { name: 'ltijs: login, verification, session (kept in memory)', value: other, unit: 'CPU ms' },
      { name: 'Trellis as a share of ltijs', value: launch / other, unit: '×', goal: SHARE },
      { name: 'A bare handler on the same store', value: floor, unit: 'CPU ms' },
      { name: 'A bare handler as a share of ltijs', value: floor / other, unit: '×' },
      {
        name: 'Trellis, apart: sitting opened, first question, its page',
        value: ours.whole / ours.launches - launch,
        unit: 'CPU ms',
      },
      { name: 'Trellis, apart: what the worker does afterwards', value: following, unit: 'CPU ms' },
      ...latencies(trellis, ours),
      ...latencies(peer, theirs),
      { name: 'Trellis: key set fetches', value: lms.asked(trellis.client).jwks, unit: 'requests', goal: 1 },
      { name: 'ltijs: key set fetches', value: lms.asked(peer.client).jwks, unit: 'requests' },
      { name: 'Trellis: peak memory', value: memory / 2 ** 20, unit: 'MB', goal: otherMemory / 2 ** 20 },
      { name: 'ltijs: peak memory', value: otherMemory / 2 ** 20, unit: 'MB' },
    ],
  };
}
