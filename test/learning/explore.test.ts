import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ItemWorth } from '../../src/learning/calibrate/itemWorth.ts';
import { rowsOf } from '../../src/learning/calibrate/logRows.ts';
import { judgeForm, NO_FORMS, pickForm, showForm } from '../../src/learning/explore/forms.ts';
import { FormJudge, shownExplanation, shownHint } from '../../src/learning/explore/formWorth.ts';
import { type LoggedChoice, policyValue } from '../../src/learning/explore/offPolicy.ts';
import { shareInterval } from '../../src/learning/explore/shareInterval.ts';
import { NEW_ARM, pickByShare, thompsonShares, tried } from '../../src/learning/explore/thompson.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { chooseNext } from '../../src/learning/sequencing/chooseNext.ts';
import { runs } from '../support/runs.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const FORMS = ['worked-example', 'picture', 'rule'] as const;
/** Chance that an explanation of a form helps. */
const HELPS: Readonly<Record<string, number>> = { 'worked-example': 0.7, picture: 0.4, rule: 0.2 };

describe('Thompson sampling', () => {
  it('spreads evenly before anything is known', () => {
    assert.deepEqual(thompsonShares([NEW_ARM, NEW_ARM], chanceOf(1)), [0.5, 0.5]);
  });

  it('comes to prefer what works, leaves nothing out, and says how likely each choice was', () => {
    const chance = chanceOf(2);
    let forms = NO_FORMS;
    const late: string[] = [];
    for (let round = 0; round < 100; round += 1) {
      const { index, propensity } = pickForm(forms, FORMS, chance);
      const form = FORMS[index] ?? '';
      assert.ok(propensity >= 0.1 / FORMS.length - 1e-6 && propensity <= 1);
      forms = judgeForm(
        showForm(forms, { skill: 's', form }),
        { serving: 'q', skills: ['s'] },
        chance.share() < (HELPS[form] ?? 0),
      );
      if (round >= 50) late.push(form);
    }
    const best = late.filter((form) => form === 'worked-example').length / late.length;
    assert.ok(best > 0.6, `${best}`);
    assert.equal(new Set(late).size >= 2, true);
  });

  it('picks as often as the shares it logs say', () => {
    const arms = [
      { good: 8, bad: 2 },
      { good: 5, bad: 5 },
      { good: 1, bad: 9 },
    ];
    const counts = [0, 0, 0];
    const means = [0, 0, 0];
    for (let seed = 0; seed < 600; seed += 1) {
      const chance = chanceOf(seed);
      const shares = thompsonShares(arms, chance);
      const picked = pickByShare(shares, chance);
      counts[picked] = (counts[picked] ?? 0) + 1 / 600;
      for (const [at, share] of shares.entries()) means[at] = (means[at] ?? 0) + share / 600;
    }
    for (const [at, mean] of means.entries())
      assert.ok(Math.abs(mean - (counts[at] ?? 0)) < 0.06, `${mean} ${counts[at]}`);
  });

  it('forgets old results beyond fifty, so that a belief stays open to change', () => {
    let arm = NEW_ARM;
    for (let count = 0; count < 300; count += 1) arm = tried(arm, true);
    assert.ok(arm.good + arm.bad <= 50.001);
  });

  it('judges an explanation by the next question on its skill alone', () => {
    const shown = showForm(NO_FORMS, { skill: 'a', form: 'rule' });
    assert.deepEqual(judgeForm(shown, { serving: 'q', skills: ['b'] }, true), shown);
    assert.deepEqual(judgeForm(shown, { serving: 'q', skills: ['a'] }, true), {
      arms: { rule: { good: 1, bad: 0 } },
      waiting: null,
    });
  });

  it('judges a hint by the next question on its skill, not by the one it was a hint at', () => {
    const shown = showForm(NO_FORMS, { skill: 'a', form: 'rule', serving: 'one' });
    assert.deepEqual(judgeForm(shown, { serving: 'one', skills: ['a'] }, false), shown);
    const judged = judgeForm(shown, { serving: 'two', skills: ['a'] }, true);
    assert.deepEqual(judged, { arms: { rule: { good: 1, bad: 0 } }, waiting: null });
  });

  it('of items prefers those that served others, never past a gate, with the exact probability logged', () => {
    const pack = syntheticPack(1, 40);
    const by = settingsFor(pack);
    const pinned = pinnedTo(by);
    const state = makeTape(pack, by).state();
    const known = [...pack.items.keys()].map((id, nth) => [
      id,
      { good: nth % 2 ? 20 : 1, bad: nth % 2 ? 1 : 20 },
    ]);
    const parameters = { ...pinned.parameters, worth: Object.fromEntries(known) };
    const given = {
      ...pinned,
      parameters,
      state,
      activity: 'one',
      settings: by,
      catalogue: pack,
      now: MONDAY,
    };
    const good: string[] = [];
    let [bad, weighed] = [0, 0];
    for (let seed = 0; seed < 400; seed += 1) {
      const { item, reason, propensity } = chooseNext({ ...given, seed, wish: { kind: 'any' } });
      assert.ok(propensity > 0 && propensity <= 1);
      if (reason !== 'explore') continue;
      if (Number(item.split('-').at(-1)) % 2) good.push(item);
      else bad += 1;
      if (good.at(-1) === item) weighed += 1 / propensity / 400;
    }
    assert.ok(good.length > 3 * bad, `${good.length} ${bad}`);
    // Choices weighed by their probabilities come to one for each item that can be chosen (Horvitz & Thompson 1952).
    const items = new Set(good).size;
    assert.ok(weighed > items / 2 && weighed < items * 2, `${weighed} for ${items}`);
  });
});

describe('the worth of items', () => {
  it('is whether the next question on the skill went right at once, in another item', () => {
    const pack = syntheticPack(1, 12);
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    for (const [item, correct] of [
      ['item-0-0', false],
      ['item-0-1', true],
      ['item-0-2', false],
    ] as const) {
      tape.open('one', item, 'skill-0');
      tape.answer({ correct, item, then: 'closed' });
    }
    const worth = new ItemWorth();
    worth.take(rowsOf(tape.events));
    assert.deepEqual(worth.arms, {
      'item-0-0': { good: 1, bad: 0 },
      'item-0-1': { good: 0, bad: 1 },
    });
  });
});

describe('the value of another policy', () => {
  /** A log of choices made by one policy, seen by one that always takes the first form; its true value is 0.7. */
  function logged(seed: number, count: number): LoggedChoice[] {
    const chance = chanceOf(seed);
    let forms = NO_FORMS;
    return Array.from({ length: count }, () => {
      const { index, propensity } = pickForm(forms, FORMS, chance);
      const form = FORMS[index] ?? '';
      const helped = chance.share() < (HELPS[form] ?? 0);
      forms = judgeForm(showForm(forms, { skill: 's', form }), { serving: 'q', skills: ['s'] }, helped);
      return { propensity, target: form === 'worked-example' ? 1 : 0, reward: helped ? 1 : 0 };
    });
  }

  it('is told without bias from choices that adapt as they go, with an honest error', () => {
    const values = Array.from({ length: 120 }, (_, seed) => policyValue(logged(seed, 30)));
    const found = values.flatMap((one) => one ?? []);
    const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
    const spread = Math.sqrt(found.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / found.length);
    assert.ok(Math.abs(mean - 0.7) < (3 * spread) / Math.sqrt(found.length), `${mean} ± ${spread}`);
    const told = found.reduce((sum, { error }) => sum + error, 0) / found.length;
    assert.ok(told > 0.6 * spread && told < 1.5 * spread, `${told} for ${spread}`);
  });

  it('is that of the log itself for the policy that made it', () => {
    const own = logged(1, 50).map((one) => ({ ...one, target: one.propensity }));
    const mean = own.reduce((sum, { reward }) => sum + reward, 0) / own.length;
    const value = policyValue(own);
    assert.ok(value !== null && Math.abs(value.value - mean) < 1e-9 && Math.abs(value.effective - 50) < 1e-9);
  });

  it('is nothing for an empty log, and refuses a choice that could not have been made', () => {
    assert.equal(policyValue([]), null);
    assert.throws(() => policyValue([{ propensity: 0, target: 1, reward: 1 }]), RangeError);
  });
});

describe('the interval of a share', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const trials = fc.double({ min: 0.5, max: 1e6, noNaN: true });

  it('holds the share, leaves something open, and is the narrower the more was seen', () => {
    fc.assert(
      fc.property(share, trials, (right, n) => {
        const { from, to } = shareInterval(right, n);
        assert.ok(from >= 0 && from <= right + 1e-12 && right <= to + 1e-12 && to <= 1 && from < to);
        const more = shareInterval(right, 4 * n);
        assert.ok(more.to - more.from < to - from);
      }),
      runs(2_000),
    );
  });

  it('is Wilson’s: 81 of 263 lie between 0.255 and 0.366 (Newcombe 1998)', () => {
    const { from, to } = shareInterval(81 / 263, 263);
    assert.deepEqual([from.toFixed(4), to.toFixed(4)], ['0.2553', '0.3662']);
  });
});

describe('the worth of a form of explanation or hint', () => {
  const pack = syntheticPack(2, 12);
  const by = settingsFor(pack);
  const offers = (skill: string) => (skill === 'skill-0' ? FORMS : ['rule']);

  /** One learner's log: an explanation before each question, and whether that went right. */
  function logOf(
    shown: readonly (readonly [form: string, propensity: number, right: boolean])[],
    skill = 'skill-0',
  ) {
    const tape = makeTape(pack, by);
    for (const [form, propensity, right] of shown) {
      tape.open('one', 'item-0-0', skill);
      tape.explain(skill, form, propensity);
      tape.answer({ correct: right, then: 'closed', skill });
    }
    return tape.events;
  }

  it('is told without bias although what helped a learner was picked more often', () => {
    const judge = new FormJudge(shownExplanation(offers));
    for (let seed = 0; seed < 60; seed += 1) {
      const chance = chanceOf(seed);
      let forms = NO_FORMS;
      const shown = Array.from({ length: 12 }, () => {
        const { index, propensity } = pickForm(forms, FORMS, chance);
        const form = FORMS[index] ?? '';
        // Everybody is helped by the same forms, and half of them are right twice as often anyway.
        const right = chance.share() < (HELPS[form] ?? 0) * (seed % 2 ? 1 : 0.5);
        forms = judgeForm(
          showForm(forms, { skill: 'skill-0', form }),
          { serving: 'q', skills: ['skill-0'] },
          right,
        );
        return [form, propensity, right] as const;
      });
      judge.take(logOf(shown));
    }
    const found = judge.result();
    assert.deepEqual(
      found.map(({ form }) => form),
      ['worked-example', 'picture', 'rule'],
    );
    for (const { form, always, interval } of found) {
      const truth = 0.75 * (HELPS[form] ?? 0);
      assert.ok(
        Math.abs(always.normalised - truth) < 4 * always.error,
        `${form} ${always.normalised} ${truth}`,
      );
      assert.ok(interval.from < truth && truth < interval.to, `${form} ${interval.from} ${interval.to}`);
      assert.ok(always.error < 0.1 && always.effective > 20);
    }
    assert.equal(
      found.reduce((sum, { picked }) => sum + picked, 0),
      60 * 12,
    );
  });

  it('leaves out what the learner asked for, skills with one form, and what no first try came after', () => {
    const judge = new FormJudge(shownExplanation(offers));
    judge.take(logOf([['picture', 1, true]]));
    judge.take(logOf([['rule', 1, true]], 'skill-1'));
    const tape = makeTape(pack, by);
    tape.explain('skill-0', 'rule', 0.5);
    judge.take(tape.events);
    assert.deepEqual(judge.result(), []);
    judge.take(
      logOf([
        ['rule', 0.5, true],
        ['rule', 0.5, false],
      ]),
    );
    const [only, ...others] = judge.result();
    assert.deepEqual([only?.form, only?.picked, only?.right, others], ['rule', 2, 0.5, []]);
  });

  it('is told of hints too, by the question after the one they helped with', () => {
    const judge = new FormJudge(shownHint);
    const tape = makeTape(pack, by);
    const picked = { skill: 'skill-0', form: 'rule', offered: ['rule', 'question'], propensity: 0.5 };
    for (const [asked, correct] of [
      [true, true],
      [false, true],
      [true, true],
      [false, false],
    ] as const) {
      tape.open('one', 'item-0-0', 'skill-0');
      if (asked) tape.hint(picked);
      tape.answer({ correct, then: 'closed', skill: 'skill-0' });
    }
    judge.take(tape.events);
    const [only, ...others] = judge.result();
    assert.deepEqual([only?.form, only?.picked, only?.right, others], ['rule', 2, 0.5, []]);
    const { hintForms } = tape.state();
    assert.deepEqual(hintForms, { arms: { rule: { good: 1, bad: 1 } }, waiting: null });
  });
});
