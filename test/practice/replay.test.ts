import assert from 'node:assert/strict';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { activityOf, initialState, type LearnerState } from '../../src/learning/learnerState.ts';
import { MODELS } from '../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { fold, type Pinned } from '../../src/learning/replay.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { effectsOf } from '../../src/practice/effects.ts';
import { type Situation, situate } from '../../src/practice/situation.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import type { Effect } from '../../src/store/port/effect.ts';
import { gradeKey } from '../../src/store/port/grades.ts';
import type { Statement } from '../../src/xapi/statement.ts';
import { runs } from '../support/runs.ts';
import { PACK, type School, startSchool } from './support/school.ts';
import { practise } from './support/simulated.ts';

describe('replaying the log of simulated learners', function () {
  this.timeout(600_000);
  const { numRuns, seed } = runs(1000);
  const learners: string[] = [];
  let school: School;
  let activity: string;

  before(async () => {
    school = await startSchool();
    const skills = school.practice.packs.current(PACK).catalogue.skills.slice(0, 5);
    activity = (await school.activity({ skills: skills.map(({ id }) => id), delayHours: 10 })).id;
    for (let nth = 0; nth < numRuns; nth += 1) {
      const sub = `learner-${nth}`;
      // Some come often enough for snapshots in the middle of a sitting.
      const sittings = nth % 10 === 0 ? 4 : 2;
      await practise(school, { activity, sub, seed: seed + nth, sittings, requests: 6 });
      learners.push(learnerId('tenant-1', sub));
      if (nth % 25 === 24) await school.deliver();
    }
    await school.deliver();
  });
  after(() => school?.close());

  /** What an event was judged by, found by what it names and not by what is in use. */
  async function pins(): Promise<(event: LearnerEvent) => Pinned> {
    const settings = (await school.practice.store.activities.get(activity))?.revisions ?? [];
    return (event) => {
      const model = MODELS.get(event.model);
      assert.ok(model);
      assert.equal(event.parameters, PRIOR_PARAMETERS.version);
      return {
        model,
        parameters: PRIOR_PARAMETERS,
        settings: (id, revision) => {
          const found = settings.find((one) => one.revision === revision);
          assert.ok(found && id === activity);
          return found;
        },
      };
    };
  }

  /** Every state on the way, the one before the first event at 0. */
  function statesOf(events: readonly LearnerEvent[], pinned: (event: LearnerEvent) => Pinned) {
    const states: LearnerState[] = [initialState(school.practice.model)];
    for (const event of events) states.push(fold([event], pinned, states.at(-1)) as LearnerState);
    return states;
  }

  it('the log folded from zero is the stored state: snapshot and tail', async () => {
    const { store } = school.practice;
    const pinned = await pins();
    let events = 0;
    for (const learner of learners) {
      const log = await store.log.after(learner, PACK, 0);
      assert.deepEqual(
        log.map(({ sequence }) => sequence),
        log.map((_, index) => index + 1),
      );
      const snapshot = await store.snapshots.load(learner, PACK);
      assert.ok(snapshot);
      const tail = await store.log.after(learner, PACK, snapshot.state.sequence);
      assert.ok(tail.length > 0);
      assert.deepEqual(fold(log, pinned), fold(tail, pinned, snapshot.state));
      const loaded = await store.turns.loadLearner(learner, activity);
      assert.ok(loaded);
      const { state } = await situate(school.practice, loaded, 'en');
      assert.deepEqual(fold(log, pinned), state);
      events += log.length;
    }
    assert.ok(events > learners.length * 8);
  });

  it('class rows, grades and statements are those the log implies', async () => {
    const { practice } = school;
    const { store } = practice;
    const pinned = await pins();
    const stored = new Map<string, Statement>();
    for await (const { statement } of store.statements.all()) stored.set(statement.id, statement);
    let graded = 0;
    for (const learner of learners) {
      const log = await store.log.after(learner, PACK, 0);
      const loaded = await store.turns.loadLearner(learner, activity);
      assert.ok(loaded);
      const base = await situate(practice, loaded, 'en');
      const states = statesOf(log, pinned);
      const at = (event: LearnerEvent, state: LearnerState | undefined): Situation => {
        assert.ok(state);
        return { ...base, now: event.at, state, here: activityOf(state, activity) };
      };
      const effects: Effect[] = log.flatMap((event, index) => {
        const [before, after] = [at(event, states[index]), at(event, states[index + 1])];
        return [...effectsOf(practice, { event, before, after, preview: false })];
      });
      const rows = effects.flatMap((effect) => (effect.kind === 'summary' ? effect.row : []));
      const kept = (await store.summaries.ofActivity(activity)).find((one) => one.learner === learner);
      assert.deepEqual(kept, rows.at(-1));
      const wants = effects.flatMap((effect) => (effect.kind === 'grade' ? effect.want : []));
      const row = await store.grades.get(gradeKey(base.link.id, learner));
      // While the row was behind, a later event wanted the same grade once more: its moment is not the log's to tell.
      const { sequence = 0, decidedAt, final } = row?.want ?? {};
      const implied = wants.at(-1);
      assert.deepEqual(row?.want, implied && { ...implied, sequence, decidedAt, final });
      assert.ok(sequence >= (implied?.sequence ?? 0));
      if (row) assert.equal(row.want.value, states.at(-1)?.activities[activity]?.grade);
      graded += row ? 1 : 0;
      for (const effect of effects) {
        if (effect.kind !== 'statement') continue;
        assert.deepEqual(stored.get(effect.statement.id), effect.statement);
        stored.delete(effect.statement.id);
      }
    }
    assert.equal(stored.size, 0, 'no statement that the log does not imply');
    assert.ok(graded > 0);
  });

  it('without any snapshot every page says what it said', async () => {
    const { practice } = school;
    const opened = await practice.store.activities.get(activity);
    assert.ok(opened);
    const shown = async (learner: string) => {
      const loaded = await practice.store.turns.loadLearner(learner, activity);
      assert.ok(loaded);
      const { here } = await situate(practice, loaded, 'en');
      return { open: here.open, detail: await viewLearner(practice, opened, learner, 'en') };
    };
    const before = await Promise.all(learners.map(shown));
    await practice.store.snapshots.clear();
    for (const [index, learner] of learners.entries()) {
      assert.equal(await practice.store.snapshots.load(learner, PACK), null);
      assert.deepEqual(await shown(learner), before[index]);
    }
  });
});
