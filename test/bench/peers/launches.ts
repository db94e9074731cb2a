import { type Measure, quantile, type Section } from '../measure.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';

/** The processor time goal: share of the peer's. */
const SHARE = 0.2;
const WARM_UP = 400;
const ROUNDS = 10;
const PER_ROUND = 100;
const CROWD = 16;

/** What one tool needed over all rounds. Processor times in milliseconds. */
interface Tally {
  cpu: number;
  /** Of it: opening the sitting and choosing the question. */
  opening: number;
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

async function opened(peer: Peer): Promise<number> {
  return peer.name === 'Trellis' ? peer.server.ask<number>('opening') : 0;
}

async function round(peer: Peer, tally: Tally): Promise<void> {
  const [before, openingBefore] = [await peer.server.usage(), await opened(peer)];
  await launchMany(peer, PER_ROUND, 1, tally.alone);
  await launchMany(peer, PER_ROUND, CROWD, tally.crowded);
  const [after, openingAfter] = [await peer.server.usage(), await opened(peer)];
  tally.cpu += after.cpu - before.cpu;
  tally.opening += openingAfter - openingBefore;
  tally.launches += 2 * PER_ROUND;
}

/** Milliseconds of all launches as seconds per 1,000. */
function perThousand(ms: number, { launches }: Tally): number {
  return ms / launches;
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

/** Both in turns of the same length, so that a noisy machine is noisy for both. */
export async function measureLaunches(lms: Lms, trellis: Peer, peer: Peer): Promise<Section> {
  const fresh = (): Tally => ({ cpu: 0, opening: 0, launches: 0, alone: [], crowded: [] });
  const tallies = new Map([trellis, peer].map((each) => [each, fresh()] as const));
  for (const each of tallies.keys()) await launchMany(each, WARM_UP, CROWD, []);
  for (let done = 0; done < ROUNDS; done += 1) for (const [each, tally] of tallies) await round(each, tally);
  const [ours, theirs] = [tallies.get(trellis) ?? fresh(), tallies.get(peer) ?? fresh()];
  const launch = perThousand(ours.cpu - ours.opening, ours);
  const other = perThousand(theirs.cpu, theirs);
  const [memory, otherMemory] = [(await trellis.server.usage()).peak, (await peer.server.usage()).peak];
  const following = (await trellis.server.ask<number>('follow')) / (ours.launches + WARM_UP);
  return {
    title: `Launches beside ltijs: ${ours.launches} each, in turns, one platform`,
    measures: [
      { name: 'Trellis: login, verification, durable state and session', value: launch, unit: 'CPU ms' },
      { name: 'ltijs: login, verification, session (kept in memory)', value: other, unit: 'CPU ms' },
      { name: 'Trellis as a share of ltijs', value: launch / other, unit: '×', goal: SHARE },
      {
        name: 'Trellis, apart: opening the sitting, first question',
        value: perThousand(ours.opening, ours),
        unit: 'CPU ms',
      },
      { name: 'Trellis, apart: what the worker does afterwards', value: following, unit: 'CPU ms' },
      ...[trellis, peer].flatMap((each) => latencies(each, tallies.get(each) ?? fresh())),
      { name: 'Trellis: key set fetches', value: lms.asked(trellis.client).jwks, unit: 'requests', goal: 1 },
      { name: 'ltijs: key set fetches', value: lms.asked(peer.client).jwks, unit: 'requests' },
      { name: 'Trellis: peak memory', value: memory / 2 ** 20, unit: 'MB', goal: otherMemory / 2 ** 20 },
      { name: 'ltijs: peak memory', value: otherMemory / 2 ** 20, unit: 'MB' },
    ],
  };
}
