import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import { changedBy } from '../../src/learning/changed.ts';
import type { Wish } from '../../src/learning/decision.ts';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { explainLevel } from '../../src/learning/explain.ts';
import { initialState, type LearnerState } from '../../src/learning/learnerState.ts';
import { applyEvent } from '../../src/learning/replay.ts';
import { chooseNext } from '../../src/learning/sequencing/chooseNext.ts';
import { learnerId, seedOf } from '../../src/practice/derivedId.ts';
import { disputeSkill } from '../../src/practice/disputeSkill.ts';
import { saveSettings } from '../../src/practice/saveSettings.ts';
import { situateLearner, viewLearner } from '../../src/practice/viewLearner.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import { runs } from '../support/runs.ts';
import { closeQuestion, PACK, type School, type Seat, startSchool } from './support/school.ts';
import { practise } from './support/simulated.ts';

describe('explanations', function () {
  this.timeout(120_000);
  let school: School;
  let activity: Activity;
  const learners: string[] = [];

  before(async () => {
    school = await startSchool();
    const skills = school.practice.packs.current(PACK).catalogue.skills.slice(0, 5);
    activity = await school.activity({ skills: skills.map(({ id }) => id) });
    for (let nth = 0; nth < Math.max(4, runs(40).numRuns / 4); nth += 1) {
      const sub = `learner-${nth}`;
      const visit = { activity: activity.id, sub, seed: 300 + nth, requests: 8 };
      const { session } = await practise(school, { ...visit, sittings: 1 });
      const wanted = nth % 2 === 0 ? { retention: 0.97, reviewsPerDay: 2 } : {};
      await saveSettings(school.practice, session, { ...DEFAULT_SETTINGS, ...wanted });
      await practise(school, { ...visit, sittings: 2 });
      await saveSettings(school.practice, session, DEFAULT_SETTINGS);
      learners.push(learnerId('tenant-1', sub));
    }
  });
  after(() => school?.close());

  const situationOf = (learner: string) => situateLearner(school.practice, activity, learner, 'en');

  /** Goes through a log, each event between the states that the log alone gives. */
  async function replayed(
    learner: string,
    look: (event: LearnerEvent, before: LearnerState, after: LearnerState) => void,
  ): Promise<LearnerState> {
    const { pinned } = await situationOf(learner);
    let state = initialState(pinned.model);
    for (const event of await school.practice.store.log.after(learner, PACK, 0)) {
      const after = applyEvent(state, event, pinned);
      look(event, state, after);
      state = after;
    }
    return state;
  }

  it('of every change of an estimate stand in its event and follow from the log alone', async () => {
    let changes = 0;
    for (const learner of learners) {
      const { pinned } = await situationOf(learner);
      await replayed(learner, (event, before, after) => {
        const changed = changedBy(event, before, after, pinned);
        assert.deepEqual(event.changed ?? null, changed);
        if (changed !== null) changes += 1;
      });
    }
    assert.ok(changes > learners.length * 8);
  });

  it('of every served question follow from the log alone', async () => {
    let [served, asked, preferred] = [0, 0, 0];
    for (const learner of learners) {
      const { pinned, settings, index, activity: here } = await situationOf(learner);
      const { model, parameters } = pinned;
      const known = new Set<string>();
      let closed = '';
      await replayed(learner, (event, before) => {
        if ((event.kind === 'attempt' || event.kind === 'reveal') && event.then === 'closed')
          closed = event.item;
        if (event.opens === null || known.has(event.opens.id)) return;
        known.add(event.opens.id);
        const state = applyEvent(before, { ...event, opens: null }, pinned);
        const { decision, preferences = {} } = event.opens;
        const { skill } = decision;
        const mastery = model.mastery(state.model, skill, settings.rule, parameters, event.at);
        assert.equal(decision.estimate, mastery.estimate);
        assert.equal(decision.lower, mastery.lower);
        const given = { state, activity: here.id, settings, catalogue: index.catalogue, model, parameters };
        const chosen = (wish: Wish) =>
          chooseNext({ ...given, preferences, now: event.at, seed: seedOf(event.id), wish });
        // The tutor's own choice, or what the learner asked for, which the reason tells.
        const wishes: readonly Wish[] = [
          { kind: 'any' },
          ...(decision.reason === 'goal' ? [{ kind: 'skill', skill } as const] : []),
          ...(decision.reason === 'similar' ? [{ kind: 'similar', item: closed, skill } as const] : []),
          ...(decision.reason === 'check' ? [{ kind: 'check', skill } as const] : []),
        ];
        assert.ok(
          wishes.some((wish) => isDeepStrictEqual(chosen(wish), decision)),
          `${learner} ${event.sequence}: ${decision.reason}`,
        );
        asked += decision.reason === 'goal' ? 1 : 0;
        preferred += event.opens.preferences === undefined ? 0 : 1;
        served += 1;
      });
    }
    assert.ok(served > learners.length * 4 && asked > 0 && preferred > 0);
  });

  it('of every level follow from the log alone, and are what the instructor reads', async () => {
    for (const learner of learners) {
      const { pinned, settings } = await situationOf(learner);
      const state = await replayed(learner, () => {});
      const { skills, attempts } = await viewLearner(school.practice, activity, learner, 'en');
      const { model, parameters } = pinned;
      const given = { state, activity: activity.id, settings, model, parameters, now: school.practice.now() };
      for (const { id, reasons } of skills) {
        const explained = explainLevel(given, id).reasons.filter(({ code }) => code !== 'missing');
        assert.deepEqual(reasons, explained);
      }
      assert.ok(attempts.every(({ why, changed }) => why !== null && changed !== null));
    }
  });
});

describe('a learner’s dispute', () => {
  let school: School;
  let seat: Seat;
  const [id, again] = [randomUUID(), randomUUID()];
  let skill: string;

  before(async () => {
    school = await startSchool();
    const { id: activity, revisions } = await school.activity({ counts: 'current' });
    skill = revisions[0]?.skills[1] ?? assert.fail('two skills');
    seat = await school.student(activity, 'sure');
  });
  after(() => school?.close());

  const stateOf = async () => {
    const loaded = await school.practice.store.turns.loadLearner(
      seat.session.learner,
      seat.session.activity ?? '',
    );
    return loaded ?? assert.fail('they practise');
  };

  it('that they know a skill asks about it until a check has decided, and sending it twice disputes once', async () => {
    const claim = { id, skill, claim: 'know' } as const;
    seat.turn = await disputeSkill(school.practice, seat.session, claim);
    const repeated = await disputeSkill(school.practice, seat.session, claim);
    assert.equal(repeated.serving?.id, seat.turn.serving?.id);
    assert.equal(seat.turn.serving?.skill.id, skill);
    assert.equal(seat.turn.serving?.why.reason, 'check');
    for (let count = 0; count < 8 && seat.turn.feedback?.check?.outcome !== 'confirmed'; count += 1) {
      await closeQuestion(school, seat);
    }
    assert.equal(seat.turn.feedback?.check?.outcome, 'confirmed');
    const view = seat.turn.skills.find((one) => one.id === skill);
    assert.equal(view?.dispute?.outcome, 'confirmed');
    assert.equal(view?.level, 'proficient');
  });

  it('that they forgot it lowers it at once and keeps the open question', async () => {
    const open = seat.turn.serving?.id;
    seat.turn = await disputeSkill(school.practice, seat.session, { id: again, skill, claim: 'forgot' });
    assert.equal(seat.turn.serving?.id, open);
    const view = seat.turn.skills.find((one) => one.id === skill);
    assert.equal(view?.level, 'familiar');
    assert.equal(view?.reasons[0]?.code, 'forgotten');
  });

  it('is an event, a statement about the skill, and read by the instructor', async () => {
    const { events } = await stateOf();
    const claims = events.flatMap((event) => (event.kind === 'dispute' ? event.claim : []));
    assert.deepEqual(claims, ['know', 'forgot']);
    await school.deliver();
    let said = 0;
    for await (const { statement } of school.practice.store.statements.all()) {
      if (statement.verb.id.endsWith('/disputed')) said += 1;
    }
    assert.equal(said, 2);
    const { activity } = await stateOf();
    const detail = await viewLearner(school.practice, activity, seat.session.learner, 'en');
    assert.equal(detail.skills.find((one) => one.id === skill)?.dispute?.outcome, 'lowered');
  });

  it('of a skill the activity does not cover is refused', async () => {
    const request = { id: randomUUID(), skill: 'no-such-skill', claim: 'know' } as const;
    await assert.rejects(disputeSkill(school.practice, seat.session, request), { code: 'skill_unknown' });
  });
});
