import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TrellisError } from '../../../src/errors.ts';
import { type Catalogue, type CatalogueItem, itemDifficulty } from '../../../src/learning/catalogue.ts';
import type { Decision, Wish } from '../../../src/learning/decision.ts';
import { activityOf, type LearnerState } from '../../../src/learning/learnerState.ts';
import { DEFAULT_MODEL } from '../../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { itemsOnFacts } from '../../../src/learning/sequencing/factItems.ts';
import type { ActivitySettings } from '../../../src/learning/settings.ts';
import { runs } from '../../support/runs.ts';
import { action, play } from '../support/randomLog.ts';
import {
  catalogueOf,
  MONDAY,
  pinnedTo,
  settingsFor,
  skillId,
  syntheticPack,
} from '../support/syntheticPack.ts';
import { makeTape } from '../support/tape.ts';

const DAY = 86_400_000;
const catalogue = syntheticPack(6, 12, true);
const settings = settingsFor(catalogue);
type Tape = ReturnType<typeof makeTape>;

interface Asked {
  readonly pack?: Catalogue;
  readonly by?: ActivitySettings;
  readonly seed?: number;
  readonly wish?: Wish;
  readonly model?: typeof DEFAULT_MODEL;
}

function choose(state: LearnerState, now: number, asked: Asked = {}): Decision {
  return chooseNext({
    state,
    activity: 'one',
    settings: asked.by ?? settings,
    catalogue: asked.pack ?? catalogue,
    model: asked.model ?? DEFAULT_MODEL,
    parameters: PRIOR_PARAMETERS,
    now,
    seed: asked.seed ?? 1,
    wish: asked.wish ?? { kind: 'any' },
  });
}

const next = (tape: Tape, asked: Asked = {}) => choose(tape.state(), tape.now(), asked);

/** Answers to a skill on items named after their number. */
function practise(tape: Tape, skill: string, pattern: string, fact?: string) {
  for (const [nth, mark] of [...pattern].entries()) {
    tape.open('one', `${skill}-${nth}`, skill);
    tape.answer({ correct: mark === '1', skill, then: 'closed', ...(fact === undefined ? {} : { fact }) });
  }
}

function master(tape: Tape, skills: readonly string[]) {
  for (const skill of skills) practise(tape, skill, '1111111111');
  tape.wait(DAY);
  for (const skill of skills) practise(tape, skill, '11');
}

function itemFor(skill: string, nth: number, changes: Partial<CatalogueItem> = {}): CatalogueItem {
  const question = { step: 0, skills: [{ skill, weight: 1 }], difficulty: 0, guess: 0, fact: null };
  const id = `${skill}-${nth}`;
  return { id, version: '1', questions: [{ item: id, ...question }], shows: null, ...changes };
}

/** All there is to ask looks the same. */
function onlyOne(pack: Catalogue): boolean {
  const [item, ...more] = pack.items.values();
  return more.length === 0 && (item?.shows == null || item.shows(1) === item.shows(2));
}

describe('the next question', () => {
  it('is always found, of a skill of the activity or a prerequisite, and fully described', () => {
    const skills = catalogue.skills.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 60 }),
        fc.uniqueArray(fc.constantFrom(...skills), { minLength: 1 }),
        fc.integer(),
        fc.nat(500 * DAY),
        (actions, chosen, seed, wait) => {
          const by = settingsFor(catalogue, { skills: chosen });
          const { state, events } = play(actions, catalogue, pinnedTo(by));
          const decision = choose(state, (events.at(-1)?.at ?? MONDAY) + wait, { by, seed });
          const item = catalogue.items.get(decision.item);
          assert.ok(item?.questions.some((one) => one.skills.some(({ skill }) => skill === decision.skill)));
          assert.equal(decision.itemVersion, item?.version);
          assert.ok(decision.predicted >= 0 && decision.predicted <= 1);
          assert.ok(decision.propensity > 0 && decision.propensity <= 1);
          assert.ok(decision.target[0] < decision.target[1] && decision.alternatives.length <= 3);
          assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision);
          if (decision.reason !== 'remedy') assert.ok(chosen.includes(decision.skill));
        },
      ),
      runs(1000),
    );
  });

  it('is the same for the same log, time and seed', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer(), (actions, seed) => {
        const { state, events } = play(actions, catalogue, pinnedTo(settings));
        const now = events.at(-1)?.at ?? MONDAY;
        const read: LearnerState = JSON.parse(JSON.stringify(state));
        assert.deepEqual(choose(state, now, { seed }), choose(read, now, { seed }));
      }),
      runs(200),
    );
  });

  it('is refused with a clear code when nothing can be asked', () => {
    const empty = catalogueOf([{ id: 'a', requires: [] }], []);
    assert.throws(
      () => choose(makeTape(catalogue, settings).state(), MONDAY, { pack: empty, by: settingsFor(empty) }),
      (error) => error instanceof TrellisError && error.code === 'activity_not_ready',
    );
  });

  it('is found in a pack of a single fixed item, again and again', () => {
    const pack = catalogueOf([{ id: 'a', requires: [] }], [itemFor('a', 0)]);
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    practise(tape, 'a', '0101');
    assert.equal(next(tape, { pack, by }).item, 'a-0');
  });

  it('is found in any pack, whatever happened before, and is never the very one shown last if there is another', () => {
    const anyPack = fc
      .array(
        fc.record({
          requires: fc.array(fc.nat(7), { maxLength: 3 }),
          looks: fc.array(fc.constantFrom(0, 0, 1, 2, 5), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 8 },
      )
      .filter((skills) => skills.some(({ looks }) => looks.length > 0))
      .map((skills) =>
        catalogueOf(
          skills.map(({ requires }, nth) => ({ id: `k${nth}`, requires: requires.map((one) => `k${one}`) })),
          skills.flatMap(({ looks }, nth) =>
            looks.map((count, at) =>
              itemFor(`k${nth}`, at, { shows: count === 0 ? null : (seed) => String(seed % count) }),
            ),
          ),
        ),
      );
    fc.assert(
      fc.property(anyPack, fc.array(action, { maxLength: 50 }), fc.integer(), (pack, actions, seed) => {
        const by = settingsFor(pack);
        const { state, events } = play(actions, pack, pinnedTo(by));
        const decision = choose(state, events.at(-1)?.at ?? MONDAY, { pack, by, seed });
        const last = state.history.at(-1);
        const look = (item: string, shown = 0) => `${item} ${pack.items.get(item)?.shows?.(shown) ?? ''}`;
        const running = activityOf(state, 'one').placement?.status === 'running';
        if (last === undefined || running) return;
        const one = pack.items.size === 1 && decision.seed === last.seed;
        const same = look(decision.item, decision.seed) === look(last.item, last.seed);
        assert.ok(!same || one || onlyOne(pack), `${decision.item} again`);
      }),
      runs(300),
    );
  });

  it('is found although prerequisites run in a circle', () => {
    const nodes = [
      { id: 'a', requires: ['b'] },
      { id: 'b', requires: ['a'] },
    ];
    const pack = catalogueOf(nodes, [itemFor('a', 0), itemFor('b', 0)]);
    const by = settingsFor(pack);
    assert.ok(['a', 'b'].includes(next(makeTape(pack, by), { pack, by }).skill));
  });
});

describe('the choice of the skill', () => {
  it('begins with a skill that needs no other', () => {
    const first = next(makeTape(catalogue, settings));
    assert.deepEqual([first.reason, first.skill, first.sincePractice], ['first', skillId(0), null]);
  });

  it('goes on to a skill when its prerequisite is proficient, not before', () => {
    const by = settingsFor(catalogue, { skills: [skillId(0), skillId(2)] });
    const tape = makeTape(catalogue, by);
    practise(tape, skillId(0), '10');
    assert.equal(next(tape, { by }).skill, skillId(0));
    practise(tape, skillId(0), '11111111');
    assert.deepEqual([next(tape, { by }).skill, next(tape, { by }).reason], [skillId(2), 'frontier']);
  });

  it('proves the weakest of what is good enough, wherever the instructor put it, and lets the others in between', () => {
    const by = settingsFor(catalogue, { skills: [skillId(0), skillId(1)] });
    const tape = makeTape(catalogue, by);
    practise(tape, skillId(1), '0111');
    practise(tape, skillId(0), '1111');
    const { current } = tape.activity();
    assert.deepEqual(current, { [skillId(0)]: 'proficient', [skillId(1)]: 'proficient' });
    tape.wait(DAY);
    assert.deepEqual([next(tape, { by }).reason, next(tape, { by }).skill], ['frontier', skillId(1)]);
    practise(tape, skillId(1), '1');
    assert.equal(next(tape, { by }).skill, skillId(0));
  });

  it('is not held back by a prerequisite outside the activity', () => {
    const by = settingsFor(catalogue, { skills: [skillId(4)] });
    assert.equal(next(makeTape(catalogue, by), { by }).skill, skillId(4));
  });

  it('asks for the delayed success when it counts', () => {
    const tape = makeTape(catalogue, settings);
    practise(tape, skillId(0), '1111111111');
    assert.notEqual(next(tape).skill, skillId(0));
    tape.wait(11 * 3_600_000);
    assert.deepEqual([next(tape).reason, next(tape).skill], ['retest', skillId(0)]);
  });

  it('follows the goal, or what is in its way', () => {
    const tape = makeTape(catalogue, settings);
    tape.choose([skillId(1)]);
    assert.deepEqual([next(tape).reason, next(tape).skill], ['goal', skillId(1)]);
    tape.choose([skillId(5)]);
    assert.deepEqual([next(tape).reason, next(tape).skill], ['goal', skillId(1)]);
  });

  it('gives the skill the learner asks for, ready or not', () => {
    const wish: Wish = { kind: 'skill', skill: skillId(5) };
    assert.deepEqual(
      [
        next(makeTape(catalogue, settings), { wish }).skill,
        next(makeTape(catalogue, settings), { wish }).reason,
      ],
      [skillId(5), 'goal'],
    );
  });

  it('looks for the missing prerequisite when stuck, practises it, and returns', () => {
    const by = settingsFor(catalogue, { skills: [skillId(2)] });
    const tape = makeTape(catalogue, by);
    practise(tape, skillId(2), '0'.repeat(10));
    const { reason, skill, towards } = next(tape, { by });
    assert.deepEqual([reason, skill, towards], ['remedy', skillId(0), skillId(2)]);
    practise(tape, skillId(0), '0011111');
    assert.equal(next(tape, { by }).skill, skillId(2));
  });

  it('does not search on where three right answers in a row have shown a prerequisite', () => {
    const by = settingsFor(catalogue, { skills: [skillId(2)] });
    const tape = makeTape(catalogue, by);
    practise(tape, skillId(0), '11111111');
    practise(tape, skillId(2), '0'.repeat(12));
    for (let nth = 0; nth < 8; nth += 1) {
      const { skill, item } = next(tape, { by });
      assert.equal(skill, skillId(2));
      tape.open('one', item, skill);
      tape.answer({ correct: false, skill, then: 'closed' });
    }
  });

  it('looks for what is missing under a goal too', () => {
    const by = settingsFor(catalogue, { skills: [skillId(2)] });
    const tape = makeTape(catalogue, by);
    tape.choose([skillId(2)]);
    practise(tape, skillId(2), '0'.repeat(10));
    assert.equal(next(tape, { by }).skill, skillId(0));
  });

  it('reviews a mastered skill when recall has fallen', () => {
    const tape = makeTape(catalogue, settings);
    master(tape, [skillId(0)]);
    assert.notEqual(next(tape).skill, skillId(0));
    tape.wait(200 * DAY);
    const review = next(tape);
    assert.deepEqual([review.reason, review.skill], ['review', skillId(0)]);
    assert.ok(review.recall !== null && review.recall < 0.9);
  });

  it('reviews a fact that is due with a question about that fact', () => {
    const tape = makeTape(catalogue, settings);
    practise(tape, skillId(0), '1111111111', 'fact-0-1');
    tape.wait(DAY);
    practise(tape, skillId(0), '11', 'fact-0-1');
    tape.wait(60 * DAY);
    const review = next(tape);
    assert.equal(review.reason, 'review');
    const facts = catalogue.items.get(review.item)?.questions.map(({ fact }) => fact);
    assert.deepEqual(facts, ['fact-0-1']);
  });

  it('lets something new in between many reviews', () => {
    const tape = makeTape(catalogue, settings);
    master(tape, [skillId(0), skillId(1), skillId(2), skillId(3)]);
    tape.wait(300 * DAY);
    const reasons = new Set<string>();
    for (let count = 0; count < 6; count += 1) {
      const decision = next(tape);
      reasons.add(decision.reason === 'explore' ? 'frontier' : decision.reason);
      tape.open('one', decision.item, decision.skill);
      tape.answer({ correct: true, skill: decision.skill, then: 'closed' });
    }
    assert.ok(reasons.has('review') && reasons.has('frontier'), [...reasons].join());
  });

  it('keeps skills fresh, one after the other, when all are mastered', () => {
    const by = settingsFor(catalogue, { skills: [skillId(0), skillId(1)] });
    const tape = makeTape(catalogue, by);
    master(tape, by.skills);
    const seen = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      const decision = next(tape, { by, seed: count });
      assert.ok(['keep-fresh', 'explore'].includes(decision.reason));
      seen.add(decision.skill);
      tape.open('one', decision.item, decision.skill);
      tape.answer({ correct: true, skill: decision.skill, then: 'closed' });
    }
    assert.deepEqual([...seen].sort(), [...by.skills]);
  });

  it('keeps a skill fresh too while mastery waits for a break', () => {
    const by = settingsFor(catalogue, { skills: [skillId(0)] });
    const tape = makeTape(catalogue, by);
    practise(tape, skillId(0), '1111111111');
    const { reason, estimate } = next(tape, { by });
    assert.equal(reason, 'keep-fresh');
    assert.equal(activityOf(tape.state(), 'one').current[skillId(0)], 'proficient', String(estimate));
  });

  it('takes an instructor’s word for a level', () => {
    const tape = makeTape(catalogue, settings);
    tape.override(skillId(0), 'mastered');
    tape.override(skillId(1), 'mastered');
    assert.equal(next(tape).skill, skillId(2));
  });
});

describe('the choice of the item', () => {
  it('aims at the target band', () => {
    const pack = syntheticPack(1, 60);
    const by = settingsFor(pack);
    for (const pattern of ['', '11', '1101', '1010']) {
      const tape = makeTape(pack, by);
      practise(tape, skillId(0), pattern);
      const { predicted, target, reason } = next(tape, { pack, by });
      assert.ok(reason === 'explore' || (predicted >= target[0] && predicted <= target[1]), `${predicted}`);
    }
  });

  it('takes, of questions within the target band, one whose answer cannot be guessed', () => {
    const [easy, choice] = [0, 0.25].map((guess, nth) =>
      itemFor('a', nth, {
        questions: [
          {
            item: `a-${nth}`,
            step: 0,
            skills: [{ skill: 'a', weight: 1 }],
            difficulty: -1.1,
            guess,
            fact: null,
          },
        ],
      }),
    );
    assert.ok(easy !== undefined && choice !== undefined);
    const pack = catalogueOf([{ id: 'a', requires: [] }], [choice, easy]);
    const by = settingsFor(pack);
    assert.equal(next(makeTape(pack, by), { pack, by }).item, easy.id);
  });

  it('becomes easier after a wrong answer and harder after a right one, more so after a fast one', () => {
    const middle = (correct: boolean, elapsed: number) => {
      const tape = makeTape(catalogue, settings);
      practise(tape, skillId(0), '1010');
      tape.open();
      tape.answer({ correct, elapsed, then: 'closed' });
      const { target } = next(tape);
      return (target[0] + target[1]) / 2;
    };
    assert.ok(middle(false, 10_000) > middle(true, 10_000));
    assert.ok(middle(true, 10_000) > middle(true, 3000));
    assert.ok(middle(true, 30_000) > middle(true, 10_000));
  });

  it('becomes easier up to 0.85 and no further, however tired and wrong somebody is', () => {
    const middle = (pattern: string, tired: boolean) => {
      const tape = makeTape(catalogue, settings);
      practise(tape, skillId(0), pattern);
      if (tired) tape.choose(null, { mix: 'easier' });
      const { target } = next(tape);
      return (target[0] + target[1]) / 2;
    };
    assert.ok(middle('111', true) > middle('111', false), 'easier questions were asked for');
    assert.ok(middle('000', false) < 0.85);
    for (const pattern of ['0', '00', '000']) assert.equal(middle(pattern, true), 0.85);
  });

  it('shows no fixed item again while there are others', () => {
    const pack = catalogueOf(
      [{ id: 'a', requires: [] }],
      Array.from({ length: 30 }, (_, nth) => itemFor('a', nth)),
    );
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    const seen: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const { item } = next(tape, { pack, by, seed: count });
      seen.push(item);
      tape.open('one', item, 'a');
      tape.answer({ correct: count % 3 > 0, skill: 'a', then: 'closed' });
    }
    assert.equal(new Set(seen).size, 30);
    assert.equal(next(tape, { pack, by }).item, seen[0]);
  });

  it('shows a template again with other values, but not twice in a row', () => {
    const pack = catalogueOf(
      [{ id: 'a', requires: [] }],
      [itemFor('a', 0, { shows: String }), itemFor('a', 1, { shows: String })],
    );
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    let last = '';
    for (let count = 0; count < 12; count += 1) {
      const { item } = next(tape, { pack, by, seed: count });
      assert.notEqual(item, last);
      last = item;
      tape.open('one', item, 'a');
      tape.answer({ correct: true, skill: 'a', then: 'closed' });
    }
  });

  it('shows a template with every question it has before one comes again, then the one shown longest ago', () => {
    const look = (seed: number) => String(seed % 5);
    const pack = catalogueOf([{ id: 'a', requires: [] }], [itemFor('a', 0, { shows: look })]);
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    const looks: string[] = [];
    for (let count = 0; count < 15; count += 1) {
      const { seed } = next(tape, { pack, by, seed: count });
      looks.push(look(seed));
      tape.open('one', 'a-0', 'a', seed);
      tape.answer({ correct: true, skill: 'a', then: 'closed' });
    }
    assert.equal(new Set(looks.slice(0, 5)).size, 5);
    assert.deepEqual(looks.slice(5, 10), looks.slice(0, 5));
    assert.deepEqual(looks.slice(10), looks.slice(0, 5));
  });

  it('is of another item while the questions of a template were all shown lately', () => {
    const two = (seed: number) => String(seed % 2);
    const pack = catalogueOf(
      [{ id: 'a', requires: [] }],
      [itemFor('a', 0, { shows: two }), ...Array.from({ length: 6 }, (_, nth) => itemFor('a', nth + 1))],
    );
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    const shown: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const { item, seed } = next(tape, { pack, by, seed: count });
      shown.push(item === 'a-0' ? `${item} ${two(seed)}` : item);
      tape.open('one', item, 'a', seed);
      tape.answer({ correct: true, skill: 'a', then: 'closed' });
    }
    assert.equal(new Set(shown).size, 8);
  });

  it('like the last one shows none of the questions of the template that were seen, else a sibling', () => {
    const look = (seed: number) => String(seed % 3);
    const pack = catalogueOf(
      [{ id: 'a', requires: [] }],
      [itemFor('a', 0, { shows: look }), itemFor('a', 1)],
    );
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    const wish: Wish = { kind: 'similar', item: 'a-0', skill: 'a' };
    tape.open('one', 'a-0', 'a', 3);
    const looks = ['0'];
    for (let count = 0; count < 2; count += 1) {
      const { item, seed } = next(tape, { pack, by, wish, seed: count });
      assert.equal(item, 'a-0');
      looks.push(look(seed));
      tape.open('one', item, 'a', seed);
    }
    assert.deepEqual(looks.sort(), ['0', '1', '2']);
    assert.equal(next(tape, { pack, by, wish }).item, 'a-1');
  });

  /** Fixed items of one skill, each about a fact of its own. */
  const facts = () =>
    catalogueOf(
      [{ id: 'a', requires: [] }],
      Array.from({ length: 8 }, (_, nth) => {
        const item = itemFor('a', nth);
        return { ...item, questions: item.questions.map((one) => ({ ...one, fact: `fact-${nth}` })) };
      }),
    );

  it('is not what was just answered, also where that had been put aside for others', () => {
    const pack = facts();
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    tape.open('one', 'a-2', 'a');
    for (const nth of [0, 1, 3, 4, 5, 6]) {
      tape.open('one', `a-${nth}`, 'a');
      tape.answer({ correct: true, skill: 'a', fact: `fact-${nth}`, then: 'closed' });
    }
    tape.takeUp('a-2');
    tape.answer({ correct: false, skill: 'a', fact: 'fact-2', then: 'closed' });
    for (let seed = 0; seed < 20; seed += 1) assert.notEqual(next(tape, { pack, by, seed }).item, 'a-2');
  });

  it('brings a fact that was missed back before others that are held', () => {
    const pack = facts();
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    for (let nth = 0; nth < 8; nth += 1) {
      tape.open('one', `a-${nth}`, 'a');
      tape.answer({ correct: nth !== 2, skill: 'a', fact: `fact-${nth}`, then: 'closed' });
    }
    assert.equal(next(tape, { pack, by }).item, 'a-2');
  });

  it('like the last one is the same template, else a sibling of the same skill', () => {
    const pack = catalogueOf(
      [{ id: 'a', requires: [] }],
      [itemFor('a', 0, { shows: String }), itemFor('a', 1), itemFor('a', 2)],
    );
    const by = settingsFor(pack);
    const tape = makeTape(pack, by);
    tape.open('one', 'a-0', 'a');
    const template = next(tape, { pack, by, wish: { kind: 'similar', item: 'a-0', skill: 'a' } });
    assert.deepEqual([template.reason, template.item], ['similar', 'a-0']);
    assert.notEqual(template.seed, tape.activity().open?.decision.seed);
    const sibling = next(tape, { pack, by, wish: { kind: 'similar', item: 'a-1', skill: 'a' } });
    assert.equal(sibling.reason, 'similar');
    assert.notEqual(sibling.item, 'a-1');
  });

  it('asks no question that begins with a known wrong answer while another seed does not', () => {
    const begins = (seed: number) => seed % 5 !== 0;
    const pool = (over: Partial<CatalogueItem>) =>
      catalogueOf([{ id: 'a', requires: [] }], [itemFor('a', 0, over), itemFor('a', 1, over)]);
    const rarely = (seed: number) => seed % 5 === 0;
    const seedsOf = (pack: Catalogue) => {
      const state = makeTape(pack, settingsFor(pack)).state();
      return Array.from(
        { length: 60 },
        (_, seed) => choose(state, MONDAY, { pack, by: settingsFor(pack), seed }).seed,
      );
    };
    assert.ok(!seedsOf(pool({ beginsWrong: rarely })).some(rarely), 'only shuffled');
    assert.ok(!seedsOf(pool({ shows: String, beginsWrong: begins })).some(begins), 'a template');
    assert.equal(seedsOf(pool({ shows: String, beginsWrong: () => true })).length, 60, 'where all do');
  });

  it('explores now and then, and logs how likely each choice was', () => {
    const pack = syntheticPack(1, 40);
    const by = settingsFor(pack);
    const state = makeTape(pack, by).state();
    const drawn = Array.from({ length: 4000 }, (_, seed) => choose(state, MONDAY, { pack, by, seed }));
    const explored = drawn.filter(({ reason }) => reason === 'explore').length / drawn.length;
    assert.ok(explored > 0.04 && explored < 0.12, `${explored}`);
    const counts = new Map<string, number>();
    for (const { item } of drawn) counts.set(item, (counts.get(item) ?? 0) + 1);
    for (const { item, propensity } of drawn) {
      const share = (counts.get(item) ?? 0) / drawn.length;
      assert.ok(
        Math.abs(share - propensity) < 0.02 + 0.2 * propensity,
        `${item}: ${share} for ${propensity}`,
      );
    }
  });

  it('costs no more in a pack of 10,000 items: at most a few hundred predictions', () => {
    const pack = syntheticPack(20, 500);
    const by = settingsFor(pack);
    const { state, events } = play(fc.sample(action, { numRuns: 400, seed: 3 }), pack, pinnedTo(by));
    let predictions = 0;
    const model = {
      ...DEFAULT_MODEL,
      predict: (...given: Parameters<typeof DEFAULT_MODEL.predict>) => {
        predictions += 1;
        return DEFAULT_MODEL.predict(...given);
      },
    };
    for (let seed = 0; seed < 50; seed += 1) {
      predictions = 0;
      choose(state, (events.at(-1)?.at ?? MONDAY) + seed * DAY, { pack, by, seed, model });
      assert.ok(predictions < 300, `${predictions}`);
    }
  });

  it('weighs at most 24 items of a fact that is due, those nearest to the wanted difficulty', () => {
    const pack = syntheticPack(4, 500, true);
    const items = itemsOnFacts(pack, ['fact-0-0', 'fact-0-1'], 0.5);
    assert.equal(items.length, 48);
    assert.ok(items.every((item) => Math.abs(itemDifficulty(item) - 0.5) < 0.35));
  });
});
