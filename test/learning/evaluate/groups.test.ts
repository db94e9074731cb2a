import assert from 'node:assert/strict';
import type { AnswerRow } from '../../../src/learning/evaluate/answerRow.ts';
import { standing, upperTail } from '../../../src/learning/evaluate/chance.ts';
import { byGroup } from '../../../src/learning/evaluate/groups.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { normal } from '../support/simulatedAnswers.ts';

/** Who answers: how many they are, how often each, and by how many logits each may be misjudged, whatever the group. */
interface Crowd {
  readonly people: number;
  readonly answers: (share: number) => number;
  readonly misjudged: number;
}

const EVEN: Crowd = { people: 300, answers: () => 20, misjudged: 0 };

/** A few dozen in a group; most answer seldom and some very often, and nobody is known exactly: as real ones are. */
const UNEVEN: Crowd = { people: 180, answers: (share) => 5 + Math.floor(60 * share ** 3), misjudged: 1 };

/** People of groups dealt at random; `against` is what a question is really harder by for a group, in logits. */
function answered(
  seed: number,
  groups: readonly string[],
  against: (group: string) => number,
  { people, answers, misjudged } = EVEN,
) {
  const chance = chanceOf(seed);
  const rows: AnswerRow[] = [];
  const predicted: number[] = [];
  const groupOf = new Map<string, string>();
  for (let nth = 0; nth < people; nth += 1) {
    const user = `user-${nth}`;
    const group = groups[nth % groups.length] ?? '';
    groupOf.set(user, group);
    const ability = 1 + normal(chance);
    const off = misjudged === 0 ? 0 : misjudged * normal(chance);
    const often = answers(misjudged === 0 ? 0 : chance.share());
    for (let at = 0; at < often; at += 1) {
      const z = ability - 1.5 * normal(chance);
      const correct = chance.share() < sigmoid(z + off - against(group));
      rows.push({ user, item: `item-${at}`, skills: ['a'], correct, at });
      predicted.push(sigmoid(z));
    }
  }
  const right = Uint8Array.from(rows, ({ correct }) => (correct ? 1 : 0));
  return {
    rows,
    found: { predicted: Float64Array.from(predicted), right },
    groupOf: (user: string) => groupOf.get(user) ?? null,
  };
}

describe('groups of learners', function () {
  this.timeout(60_000);

  it('are flagged where one is thought better than it is, and the others are not', () => {
    const { rows, found, groupOf } = answered(1, ['a', 'b', 'c', 'd'], (group) => (group === 'b' ? 0.7 : 0));
    const reports = byGroup(rows, found, groupOf);
    const flagged = new Map(reports.map((report) => [report.group, report.flagged]));
    assert.ok(flagged.get('b')?.includes('bias') && flagged.get('b')?.includes('mastered'));
    for (const group of ['a', 'c', 'd']) assert.deepEqual(flagged.get(group), [], group);
    const bias = reports.find(({ group }) => group === 'b')?.measures?.bias;
    assert.ok(bias && bias.low > 0.05 && bias.low < bias.value && bias.value < bias.high);
  });

  it('are both flagged where there are two: which of them is judged wrongly nobody can tell', () => {
    const { rows, found, groupOf } = answered(4, ['a', 'b'], (group) => (group === 'b' ? 0.7 : 0));
    for (const { flagged } of byGroup(rows, found, groupOf)) assert.ok(flagged.includes('bias'));
  });

  for (const [who, crowd, runs, most] of [
    ['learners who answer alike', EVEN, 20, 3],
    ['few learners, some of whom answer far more than others', UNEVEN, 100, 8],
  ] as const)
    it(`of ${who} are not flagged where they differ by chance alone, in about one run of twenty`, () => {
      const alarms = Array.from({ length: runs }, (_, seed) => {
        const { rows, found, groupOf } = answered(seed + 10, ['a', 'b', 'c', 'd', 'e'], () => 0, crowd);
        return byGroup(rows, found, groupOf).some(({ flagged }) => flagged.length > 0);
      });
      assert.ok(alarms.filter(Boolean).length <= most, `${alarms.filter(Boolean).length} of ${runs}`);
    });

  it('say nothing of a group too small, and of nobody who is in none', () => {
    const { rows, found, groupOf } = answered(3, ['a', 'b'], () => 0);
    const few = (user: string) =>
      ['user-0', 'user-2'].includes(user) ? 'few' : groupOf(user) === 'b' ? 'b' : null;
    const reports = byGroup(rows, found, few);
    assert.deepEqual(
      reports.map(({ group, learners, measures }) => [group, learners, measures === null]),
      [
        ['b', 150, false],
        ['few', 2, true],
      ],
    );
  });
});

describe('chance', () => {
  it('of a normal number above a bound is as tables have it', () => {
    const table = [
      [0, 0.5],
      [1.644854, 0.05],
      [-1, 0.841345],
      [3.090232, 0.001],
      [6, 9.8659e-10],
    ] as const;
    for (const [z, share] of table) assert.ok(Math.abs(upperTail(z) / share - 1) < 1e-4, `${z}`);
  });

  it('of many tests is held for all of them together', () => {
    assert.deepEqual(standing([0.02, 0.001, 0.2, 0.03]), [false, true, false, false]);
    assert.deepEqual(standing([]), []);
  });
});
