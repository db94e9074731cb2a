import assert from 'node:assert/strict';
import { DAY_MS } from '../../../src/duration.ts';
import type { Question } from '../../../src/learning/catalogue.ts';
import { fastestMs, weigh } from '../../../src/learning/evidence.ts';
import type { Mastery, MasteryRule, Outcome } from '../../../src/learning/model.ts';
import { DEFAULT_MODEL, MODELS } from '../../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { DEFAULT_RULE, MONDAY, pinnedTo, settingsFor, syntheticPack } from '../support/syntheticPack.ts';
import { makeTape } from '../support/tape.ts';

const QUESTION: Question = {
  item: 'i',
  step: 0,
  skills: [{ skill: 'a', weight: 1 }],
  difficulty: 0,
  guess: 0,
  fact: null,
};

/** What an answer showed, by its mark. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  '1': { score: 1, weight: 1, unaided: true },
  '0': { score: 0, weight: 1, unaided: true },
  h: { score: 1, weight: 0.4, unaided: false },
  r: { score: 0, ...guessed() },
};

/** Weight of an answer within half a second, by the code that weighs real ones. */
function guessed(): Pick<Outcome, 'weight' | 'unaided'> {
  const how = { hints: 0, hintsTotal: 2, try: 1, repeats: 0, elapsed: 500, kind: 'choice' } as const;
  return weigh({ ...how, expectedMs: fastestMs(120, how.kind) });
}

/** Answers told as `1` right, `0` wrong, `h` right with help, `r` wrong and hardly read; `gap` milliseconds apart. */
function stateAfter(rule: MasteryRule, answers: string, gap = 60_000, model = DEFAULT_MODEL): Mastery {
  let state = model.initial();
  let now = MONDAY;
  for (const mark of answers) {
    now += gap;
    state = model.update(state, QUESTION, OUTCOMES[mark] ?? assert.fail(mark), PRIOR_PARAMETERS, now);
  }
  return model.mastery(state, 'a', rule, PRIOR_PARAMETERS, now);
}

const bkt: MasteryRule = { ...DEFAULT_RULE, policy: 'bkt', threshold: 0.95 };
const row: MasteryRule = { ...DEFAULT_RULE, policy: 'row' };
const retest: MasteryRule = { ...DEFAULT_RULE, policy: 'retest' };

describe('the ways of calling a skill mastered', () => {
  it('BKT 0.95 calls it mastered when the probability of knowing is over 0.95, whatever the model in use', () => {
    for (const model of MODELS.values()) {
      assert.equal(stateAfter(bkt, '11', 60_000, model).level, 'proficient', model.id);
      assert.equal(stateAfter(bkt, '111', 60_000, model).level, 'mastered', model.id);
      assert.equal(stateAfter(bkt, '1110', 60_000, model).level !== 'mastered', true, model.id);
    }
  });

  it('wrong answers take BKT back, however many right ones came before', () => {
    const sure = '1'.repeat(30);
    assert.equal(stateAfter(bkt, sure).level, 'mastered');
    assert.equal(stateAfter(bkt, `${sure}000000`).level !== 'mastered', true);
  });

  it('the usual rule takes no short row for proof after many wrong answers, whatever came before them', () => {
    const known = '1'.repeat(14);
    const hour = 3_600_000;
    assert.equal(stateAfter(DEFAULT_RULE, known, hour).level, 'mastered');
    const forgotten = `${known}${'0'.repeat(20)}`;
    const { level, missing } = stateAfter(DEFAULT_RULE, `${forgotten}111`, hour);
    assert.deepEqual([level, missing[0]?.code], ['proficient', 'lower_bound']);
    assert.equal(stateAfter(DEFAULT_RULE, `${forgotten}11111111`, hour).level, 'mastered');
  });

  it('BKT says how sure it is and what it needs', () => {
    const [missing] = stateAfter(bkt, '10').missing;
    assert.ok(missing?.code === 'known' && missing.needed === 0.95 && missing.now < 0.95);
  });

  it('N in a row counts unaided right answers; help neither counts nor ends the row; a wrong answer ends it', () => {
    assert.equal(stateAfter(row, '111').level, 'mastered');
    assert.equal(stateAfter(row, '11h').level, 'proficient');
    assert.equal(stateAfter(row, '11h1').level, 'mastered');
    assert.deepEqual(stateAfter(row, '11011').missing, [{ code: 'row', now: 2, needed: 3 }]);
  });

  it('a wrong answer that was hardly read ends a row too: nobody keeps one by being quick on what they do not know', () => {
    assert.deepEqual(stateAfter(row, '11r1').missing, [{ code: 'row', now: 1, needed: 3 }]);
    assert.equal(stateAfter(retest, '11r1').level, 'familiar');
  });

  it('the automatic re-test falls due a week after the row, then after 14, 28 and 56 days, then no more', () => {
    let answers = '111';
    let model = DEFAULT_MODEL.initial();
    let now = MONDAY;
    for (const _ of answers)
      model = DEFAULT_MODEL.update(
        model,
        QUESTION,
        { score: 1, weight: 1, unaided: true },
        PRIOR_PARAMETERS,
        now,
      );
    for (const days of [7, 14, 28, 56]) {
      const { level, retestAt } = DEFAULT_MODEL.mastery(model, 'a', retest, PRIOR_PARAMETERS, now);
      assert.deepEqual([level, retestAt], ['mastered', now + days * DAY_MS], answers);
      now += days * DAY_MS;
      answers += '1';
      model = DEFAULT_MODEL.update(
        model,
        QUESTION,
        { score: 1, weight: 1, unaided: true },
        PRIOR_PARAMETERS,
        now,
      );
    }
    assert.equal(DEFAULT_MODEL.mastery(model, 'a', retest, PRIOR_PARAMETERS, now).retestAt, null);
  });

  it('a miss in a re-test takes mastery back until the row is made again', () => {
    assert.equal(stateAfter(retest, '1110').level, 'familiar');
    assert.equal(stateAfter(retest, '111011').level, 'proficient');
    assert.equal(stateAfter(retest, '1110111').level, 'mastered');
  });

  it('only a re-test waits for a later day', () => {
    assert.equal(stateAfter(row, '111').retestAt, null);
    assert.equal(
      stateAfter(DEFAULT_RULE, '111111').level,
      'proficient',
      'the usual rule asks for another day',
    );
  });
});

describe('practice under another policy', () => {
  it('asks a re-test as soon as it is due, and not before', () => {
    const catalogue = syntheticPack(2, 12);
    const settings = settingsFor(catalogue, { skills: ['skill-0'], rule: retest });
    const tape = makeTape(catalogue, settings);
    tape.open();
    for (let count = 0; count < 3; count += 1) tape.answer({ correct: true, then: 'closed' });
    const { model, parameters } = pinnedTo(settings);
    const reasonAfter = (days: number) =>
      chooseNext({
        state: tape.state(),
        activity: 'one',
        settings,
        catalogue,
        model,
        parameters,
        now: tape.now() + days * DAY_MS,
        seed: 1,
        wish: { kind: 'any' },
      }).reason;
    assert.notEqual(reasonAfter(6), 'retest');
    assert.equal(reasonAfter(8), 'retest');
  });
});
