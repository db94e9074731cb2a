import assert from 'node:assert/strict';
import { blockHtml } from '../../src/content/markdown.ts';
import { openQuestionOf } from '../../src/crib.ts';
import type { HintEvent } from '../../src/learning/event.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import { PACK, type School, type Seat, startSchool } from './support/school.ts';

describe('a hint that has several forms', () => {
  let school: School;
  let activity: string;

  before(async () => {
    school = await startSchool();
    activity = (await school.activity({ skills: ['fraction-meaning'] })).id;
  });
  after(() => school?.close());

  const hintOf = async (seat: Seat): Promise<HintEvent | undefined> => {
    const events = await school.practice.store.log.after(seat.session.learner, PACK, 0);
    return events.findLast((event) => event.kind === 'hint');
  };

  it('is shown in the one that was picked, also when the page comes again, and the choice is in the log', async () => {
    const shown = new Set<string>();
    for (let nth = 0; nth < 12; nth += 1) {
      const seat = await school.student(activity, `pupil-${nth}`);
      const { serving } = seat.turn;
      assert.ok(serving);
      const asked = { serving: serving.id, step: 0, count: 0 };
      const turn = await takeHint(school.practice, seat.session, asked);
      const event = await hintOf(seat);
      assert.ok(event);
      const repeated = await takeHint(school.practice, seat.session, asked);
      assert.deepEqual(repeated.serving?.hints, turn.serving?.hints, 'asked for twice');
      const again = await viewTurn(school.practice, seat.session);
      assert.deepEqual(again.serving?.hints, turn.serving?.hints, 'opened again');
      if (event.picked === undefined) continue;
      const { form, offered, propensity, skill } = event.picked;
      assert.deepEqual([offered.length, propensity, skill], [2, 0.5, 'fraction-meaning']);
      const known = await openQuestionOf(school.practice, seat.page.token ?? '');
      const { item, seed } = known?.open.decision ?? assert.fail('a question is open');
      const instance = school.practice.packs.current(PACK).instance(item, seed, 'en');
      const words = instance.questions[0]?.hints[0]?.find((one) => one.form === form)?.text ?? '';
      assert.deepEqual(turn.serving?.hints, [blockHtml(words, instance.language)]);
      shown.add(form);
    }
    assert.ok(shown.size > 1, 'both forms come');
  });
});
