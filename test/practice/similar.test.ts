import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openQuestionOf } from '../../src/crib.ts';
import { choose } from '../../src/practice/choose.ts';
import { closeQuestion, type School, type Seat, startSchool } from './support/school.ts';

describe('a similar question', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  /** What the learner sees of the open question, and of which item it is. */
  async function seen(seat: Seat): Promise<{ skill: string; look: string }> {
    const known = await openQuestionOf(school.practice, seat.page.token ?? '');
    assert.ok(known);
    const { item, seed, skill } = known.open.decision;
    const look = school.practice.packs
      .current('fractions-to-equations')
      .catalogue.items.get(item)
      ?.shows?.(seed);
    return { skill, look: `${item} ${look ?? 'always the same'}` };
  }

  it('asked for after every answer is never one that was answered before', async () => {
    const activity = await school.activity();
    const seat = await school.student(activity.id, 'asker');
    const skills = new Set<string>();
    const answered = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      const { skill, look } = await seen(seat);
      assert.ok(!answered.has(look), `question ${count + 1}: ${look} again`);
      answered.add(look);
      skills.add(skill);
      const serving = await closeQuestion(school, seat);
      const request = { id: randomUUID(), wish: { kind: 'similar' as const, serving }, goal: null };
      seat.turn = await choose(school.practice, seat.session, request);
    }
    assert.equal(skills.size, 1);
  });
});
