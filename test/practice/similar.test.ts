import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { choose } from '../../src/practice/choose.ts';
import { type School, type Seat, startSchool } from './support/school.ts';

describe('a similar question', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  /** What the learner sees of the open question, and of which item it is. */
  function seen({ turn }: Seat): { item: string; look: string } {
    const { serving } = turn;
    assert.ok(serving);
    const look = school.practice.packs
      .current('fractions-to-equations')
      .catalogue.items.get(serving.item)
      ?.shows?.(serving.seed);
    return { item: serving.item, look: look ?? 'always the same' };
  }

  it('asked for again and again is never one that was shown before', async () => {
    const activity = await school.activity();
    const seat = await school.student(activity.id, 'asker');
    const skills = new Set<string>();
    const shown = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      const { item, look } = seen(seat);
      assert.ok(!shown.has(`${item} ${look}`), `question ${count + 1}: ${item} again`);
      shown.add(`${item} ${look}`);
      const skill = seat.turn.serving?.skill.id ?? '';
      skills.add(skill);
      school.clock.now += 20_000;
      const request = { id: randomUUID(), wish: { kind: 'similar' as const, item, skill }, goal: null };
      seat.turn = await choose(school.practice, seat.hash, request);
    }
    assert.equal(skills.size, 1);
  });
});
