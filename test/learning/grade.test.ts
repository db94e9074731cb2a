import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradeOf } from '../../src/learning/grade.ts';
import { activityOf } from '../../src/learning/learnerState.ts';
import type { GradePolicy } from '../../src/learning/settings.ts';
import { runs } from '../support/runs.ts';
import { action, play } from './support/randomLog.ts';
import { pinnedTo, settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const catalogue = syntheticPack(4, 10);
const POLICIES: readonly GradePolicy[] = ['mastery', 'best', 'practice'];

function rights(tape: ReturnType<typeof makeTape>, pattern: string, skill = 'skill-0') {
  for (const mark of pattern) {
    tape.open();
    tape.answer({ correct: mark === '1', skill, then: 'closed' });
  }
}

describe('the grade', () => {
  it('is a number from 0 to 1, or null before anything graded', () => {
    for (const policy of POLICIES) {
      const settings = settingsFor(catalogue, { policy, questions: 5 });
      fc.assert(
        fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
          const { state } = play(actions, catalogue, pinnedTo(settings));
          for (const { grade, totals, overrides } of Object.values(state.activities)) {
            if (grade !== null) assert.ok(grade >= 0 && grade <= 1);
            else
              assert.ok(
                totals.answered === 0 && (policy !== 'mastery' || Object.keys(overrides).length === 0),
              );
          }
        }),
        runs(200),
      );
    }
  });

  it('never falls under the default policy without an override', () => {
    const settings = settingsFor(catalogue);
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const own = actions.filter(({ kind }) => kind !== 'override');
        let before = 0;
        for (let count = 1; count <= own.length; count += 20) {
          const { state } = play(own.slice(0, count), catalogue, pinnedTo(settings));
          const grade = activityOf(state, 'one').grade ?? 0;
          assert.ok(grade >= before);
          before = grade;
        }
      }),
      runs(200),
    );
  });

  it('does not change by time passing', () => {
    for (const policy of POLICIES) {
      for (const counts of ['reached', 'current'] as const) {
        const settings = settingsFor(catalogue, {
          policy,
          counts,
          rule: { threshold: 0.8, unaided: 3, delayHours: 0 },
        });
        const tape = makeTape(catalogue, settings);
        rights(tape, '11111111');
        const before = tape.activity().grade;
        assert.equal(gradeOf(tape.activity(), settings), before);
        tape.wait(400 * 86_400_000);
        tape.open();
        assert.equal(tape.activity().grade, before);
      }
    }
  });

  it('changes by the learner’s events of another activity in no way', () => {
    const settings = settingsFor(catalogue);
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { state, events } = play(actions, catalogue, pinnedTo(settings));
        const last = events.findLast(({ activity }) => activity === 'one');
        if (last === undefined) return;
        const then = play(actions.slice(0, last.sequence), catalogue, pinnedTo(settings)).state;
        assert.equal(activityOf(state, 'one').grade, activityOf(then, 'one').grade);
      }),
      runs(200),
    );
  });

  it('by mastery weighs each skill of the activity by its level', () => {
    const settings = settingsFor(catalogue);
    const tape = makeTape(catalogue, settings);
    rights(tape, '0');
    assert.equal(tape.activity().grade, 0);
    rights(tape, '1');
    assert.equal(tape.activity().grade, 0.1);
    rights(tape, '1111111');
    assert.equal(tape.activity().grade, 0.175);
    tape.wait(86_400_000);
    rights(tape, '11');
    assert.equal(tape.activity().grade, 0.25);
  });

  it('by mastery keeps a level once reached, or follows the level now where the setting says so', () => {
    const rule = { threshold: 0.8, unaided: 3, delayHours: 0 };
    const [kept, followed] = (['reached', 'current'] as const).map((counts) => {
      const tape = makeTape(catalogue, settingsFor(catalogue, { counts, rule }));
      rights(tape, '111111110000');
      return tape.activity().grade;
    });
    assert.equal(kept, 0.25);
    assert.equal(followed, 0.1);
  });

  it('by best run counts the answers missing from a full run as wrong and keeps the best', () => {
    const tape = makeTape(catalogue, settingsFor(catalogue, { policy: 'best', questions: 5 }));
    rights(tape, '11');
    assert.equal(tape.activity().grade, 0.4);
    rights(tape, '0110');
    assert.equal(tape.activity().grade, 0.8);
    rights(tape, '000000');
    assert.equal(tape.activity().grade, 0.8);
  });

  it('by practice counts honest answers, right or wrong, but no rapid ones and no untried reveals', () => {
    const tape = makeTape(catalogue, settingsFor(catalogue, { policy: 'practice', questions: 10 }));
    rights(tape, '10');
    tape.open();
    tape.answer({ correct: true, rapid: true, then: 'closed' });
    tape.open();
    tape.reveal();
    assert.equal(tape.activity().grade, 0.2);
  });
});

describe('a question on none of the activity’s skills', () => {
  for (const policy of POLICIES) {
    it(`neither earns nor costs a grade by ${policy}`, () => {
      const settings = settingsFor(catalogue, { policy, questions: 5, skills: ['skill-2', 'skill-3'] });
      const tape = makeTape(catalogue, settings);
      rights(tape, '111', 'skill-0');
      assert.equal(tape.activity().grade, null);
      rights(tape, '10', 'skill-2');
      const before = tape.activity();
      rights(tape, '00111', 'skill-0');
      tape.open();
      tape.reveal({ skill: 'skill-1' });
      const { grade, bestShare, honest, firstTries, reached } = tape.activity();
      assert.deepEqual(
        { grade, bestShare, honest, firstTries, reached },
        {
          grade: before.grade,
          bestShare: before.bestShare,
          honest: before.honest,
          firstTries: '10',
          reached: before.reached,
        },
      );
    });
  }

  it('is still counted among what the learner did', () => {
    const settings = settingsFor(catalogue, { policy: 'best', questions: 5, skills: ['skill-2'] });
    const tape = makeTape(catalogue, settings);
    rights(tape, '10', 'skill-0');
    const { totals, sitting } = tape.activity();
    assert.deepEqual([totals.answered, totals.right, sitting?.answered], [2, 1, 1]);
  });
});

describe('an override', () => {
  const settings = settingsFor(catalogue);

  it('that raises a level counts at once, and the learner may rise above it', () => {
    const tape = makeTape(catalogue, settings);
    tape.override('skill-0', 'familiar');
    assert.equal(tape.activity().grade, 0.1);
    rights(tape, '11111111');
    assert.equal(tape.activity().grade, 0.175);
  });

  it('that lowers a level holds until it is taken back', () => {
    const tape = makeTape(catalogue, settings);
    rights(tape, '11111111');
    tape.override('skill-0', 'not-started');
    rights(tape, '11');
    assert.equal(tape.activity().grade, 0);
    tape.override('skill-0', null);
    assert.equal(tape.activity().grade, 0.175);
  });

  it('is not the learner being there', () => {
    const tape = makeTape(catalogue, settings);
    tape.override('skill-0', 'mastered');
    assert.equal(tape.activity().totals.lastSeen, null);
  });
});
