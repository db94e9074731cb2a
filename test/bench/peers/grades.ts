import type { Measure, Section } from '../measure.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';

/** Until the engine has compiled what a grade runs through: a tool that has run for some time. */
const WARM_UP = 2000;
const MEASURED = 2000;
const ROUNDS = 8;
const COLD = 50;
const FEW = 20;
/** Of twenty scores that meet a busy gradebook, so many are refused at first. */
const BUSY = 5;
/** Later than the first pause of a retry. */
const LATER_MS = 10_000;
/** Processor time goal: share of the peer's. */
const SHARE = 0.5;

let serial = 0;

function people(count: number): string[] {
  return Array.from({ length: count }, () => {
    serial += 1;
    return `graded-${serial}`;
  });
}

/** Sends a grade for each of so many learners who have none yet; how many arrived by the end. */
async function send(lms: Lms, peer: Peer, count: number, atOnce: boolean): Promise<number> {
  const users = people(count);
  await peer.server.ask('prepare', { ...peer.gradebook, users });
  await peer.server.ask('decide', { ...peer.gradebook, users });
  await peer.server.ask('grades', { ...peer.gradebook, users, atOnce });
  await peer.server.ask('retry', LATER_MS);
  const taken = new Set(lms.asked(peer.client).scores);
  return users.filter((user) => taken.has(user)).length;
}

/** Processor milliseconds of a grade. */
interface Cost {
  /** Decided and kept, which the peer leaves to whoever uses it. */
  readonly decided: number;
  /** Taken from where it was kept, sent, and its arrival kept; of the peer: sent. */
  readonly sent: number;
}

/** What a grade costs; those graded are made known before the clock starts. */
async function cost(lms: Lms, peer: Peer, count: number): Promise<Cost> {
  const users = people(count);
  await peer.server.ask('prepare', { ...peer.gradebook, users });
  const begun = await peer.server.usage();
  await peer.server.ask('decide', { ...peer.gradebook, users });
  const decided = await peer.server.usage();
  await peer.server.ask('grades', { ...peer.gradebook, users, atOnce: false });
  const after = await peer.server.usage();
  const taken = new Set(lms.asked(peer.client).scores);
  if (!users.every((user) => taken.has(user))) throw new Error(`${peer.name} lost grades`);
  return { decided: (decided.cpu - begun.cpu) / count, sent: (after.cpu - decided.cpu) / count };
}

/** What arrives when things go wrong, and how many tokens that took. */
async function hardship(lms: Lms, peer: Peer): Promise<Measure[]> {
  const { name, client } = peer;
  const ours = name === 'Trellis';
  const asked = lms.asked(client);
  const before = asked.tokens;
  const cold = await send(lms, peer, COLD, true);
  const tokens = asked.tokens - before;
  lms.revoke();
  const renewed = await send(lms, peer, FEW, true);
  // The peer is not held back by what it does not do: its token is good again.
  lms.restore();
  lms.failNext(BUSY);
  const retried = await send(lms, peer, FEW, true);
  lms.failNext(0);
  const goal = (value: number) => (ours ? { goal: value } : {});
  return [
    {
      name: `${name}: token requests of ${COLD} cold grades at once`,
      value: tokens,
      unit: 'requests',
      ...goal(1),
      note: `${cold} of ${COLD} arrived`,
    },
    { name: `${name}: missing of ${FEW} after a 401`, value: FEW - renewed, unit: 'grades', ...goal(0) },
    {
      name: `${name}: missing of ${FEW}, ${BUSY} of them met a 503`,
      value: FEW - retried,
      unit: 'grades',
      ...goal(0),
    },
  ];
}

/** Grades of all, in turns. What is compared is sending; that Trellis takes each from its store and notes its arrival there is in it. */
export async function measureGrades(lms: Lms, trellis: Peer, peer: Peer, bare: Peer): Promise<Section> {
  const hard = [...(await hardship(lms, trellis)), ...(await hardship(lms, peer))];
  const costs = new Map([trellis, peer, bare].map((each) => [each, [] as Cost[]] as const));
  for (const each of costs.keys()) await cost(lms, each, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [each, list] of costs) list.push(await cost(lms, each, MEASURED / ROUNDS));
  const mean = (list: readonly Cost[] = [], of: keyof Cost) =>
    list.reduce((sum, one) => sum + one[of], 0) / list.length;
  const ours = costs.get(trellis);
  const [sent, theirs] = [mean(ours, 'sent'), mean(costs.get(peer), 'sent')];
  const least = mean(costs.get(bare), 'sent');
  return {
    title: `Grades beside ltijs: ${MEASURED} each, in turns, one platform`,
    measures: [
      ...hard,
      { name: 'Trellis: a grade claimed, sent and settled, kept durably', value: sent, unit: 'CPU ms' },
      { name: 'ltijs: a grade sent', value: theirs, unit: 'CPU ms' },
      { name: 'Trellis as a share of ltijs', value: sent / theirs, unit: '×', goal: SHARE },
      { name: 'A bare sender on the same store', value: least, unit: 'CPU ms' },
      { name: 'A bare sender as a share of ltijs', value: least / theirs, unit: '×' },
      { name: 'Trellis, apart: a grade decided and kept', value: mean(ours, 'decided'), unit: 'CPU ms' },
    ],
  };
}
