import assert from 'node:assert/strict';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { situate } from '../../src/practice/situation.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import { assertLogImplies } from '../support/logImplies.ts';
import { runs } from '../support/runs.ts';
import { PACK, type School, startSchool } from './support/school.ts';
import { playTerm, type Term } from './support/term.ts';

/** What the logs of a term are to hold, by what each tells of an event; the least share of all learners it is true of. */
const HAPPENED: Readonly<Record<string, readonly [share: number, is: (event: LearnerEvent) => boolean]>> = {
  'an answer': [1, ({ kind }) => kind === 'attempt'],
  'an answer with more time': [0.05, (event) => event.kind === 'attempt' && event.extraTime === 1.5],
  'a hint': [0.2, ({ kind }) => kind === 'hint'],
  'a hint in one of its forms': [0.02, (event) => event.kind === 'hint' && event.picked !== undefined],
  'a question given up': [0.2, ({ kind }) => kind === 'reveal'],
  'an explanation': [0.2, ({ kind }) => kind === 'explained'],
  'a goal': [0.1, (event) => event.kind === 'choose' && (event.goal ?? []).length > 0],
  'no goal any more': [0.03, (event) => event.kind === 'choose' && event.goal?.length === 0],
  'a similar question': [0.02, ({ opens }) => opens?.decision.reason === 'similar'],
  'easier questions': [0.05, (event) => event.kind === 'choose' && event.mix === 'easier'],
  'the usual questions': [0.02, (event) => event.kind === 'choose' && event.mix === 'usual'],
  'a placement begun': [0.2, (event) => event.kind === 'choose' && event.placement === 'start'],
  'a placement left out': [0.1, (event) => event.kind === 'choose' && event.placement === 'skip'],
  'a placement stopped': [0.1, (event) => event.kind === 'choose' && event.placement === 'stop'],
  'what a placement found': [0.1, ({ placed }) => placed !== undefined],
  'a claim to know': [0.1, (event) => event.kind === 'dispute' && event.claim === 'know'],
  'a claim to have forgotten': [0.1, (event) => event.kind === 'dispute' && event.claim === 'forgot'],
  'a level by hand': [0.1, (event) => event.kind === 'override' && event.level !== null],
  'a level by hand taken back': [0.05, (event) => event.kind === 'override' && event.level === null],
  'extra time given': [0.1, (event) => event.kind === 'extra-time' && event.extraTime !== null],
  'extra time taken back': [0.05, (event) => event.kind === 'extra-time' && event.extraTime === null],
  'an answer with time that was given': [0.05, (event) => event.kind === 'attempt' && event.extraTime === 2],
  'work elsewhere': [0.1, ({ kind }) => kind === 'outside'],
  'work elsewhere voided': [0.02, (event) => event.kind === 'withdrawn' && event.because === 'voided'],
  'work elsewhere taken back': [
    0.02,
    (event) => event.kind === 'withdrawn' && event.because === 'instructor',
  ],
  'a sitting ended': [0.5, ({ kind }) => kind === 'sitting-finished'],
  'other settings': [0.4, ({ kind, revision }) => kind === 'attempt' && revision === 2],
  'a third sitting with others again': [0.5, ({ kind, revision }) => kind === 'attempt' && revision === 3],
  'a calibrated set': [0.5, ({ parameters }) => parameters === 'fit-1'],
  'a number in an experiment': [0.1, ({ outcomes }) => outcomes !== undefined],
  'a set that took levels': [0.05, ({ carries }) => carries !== undefined],
};

describe('replaying the log of simulated learners', function () {
  this.timeout(600_000);
  const { numRuns, seed } = runs(1000);
  let school: School;
  let term: Term;

  before(async () => {
    school = await startSchool();
    term = await playTerm(school, numRuns, seed);
  });
  after(() => school?.close());

  it('folded from zero is the stored state, and class rows, grades and statements are those it implies', async () => {
    const { store } = school.practice;
    const { events, grades } = await assertLogImplies(school.practice, term.activities, term.learners);
    assert.ok(events > term.learners.length * 15);
    assert.ok(grades > term.learners.length / 2);
    let [snapshots, newer] = [0, 0];
    for (const learner of term.learners) {
      const snapshot = await store.snapshots.load(learner, PACK);
      if (snapshot === null) continue;
      snapshots += 1;
      if ((await store.log.after(learner, PACK, snapshot.state.sequence)).length > 0) newer += 1;
    }
    assert.ok(
      newer > term.learners.length / 3,
      `${newer} of ${snapshots} are of a snapshot and what is newer`,
    );
  });

  it('is of logs in which everything happens that people do in a term', async () => {
    const seen = new Map(Object.keys(HAPPENED).map((what) => [what, 0]));
    for (const learner of term.learners) {
      const log = await school.practice.store.log.after(learner, PACK, 0);
      for (const [what, [, is]] of Object.entries(HAPPENED))
        if (log.some(is)) seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    const few = [...seen].filter(([what, count]) => count < numRuns * (HAPPENED[what]?.[0] ?? 0));
    assert.deepEqual(few, []);
    assert.ok(term.left > 0.03 * numRuns, 'some did not agree, and practise no more');
  });

  it('without any snapshot every page says what it said', async () => {
    const { practice } = school;
    const shown = async (learner: string) => {
      const pages = [];
      for (const activity of term.activities) {
        const opened = await practice.store.activities.get(activity);
        const loaded = await practice.store.turns.loadLearner(learner, activity);
        assert.ok(opened && loaded);
        const { here, state } = await situate(practice, loaded, 'en');
        if (!Object.hasOwn(state.activities, activity)) continue;
        pages.push({ open: here.open, detail: await viewLearner(practice, opened, learner, 'en') });
      }
      return pages;
    };
    const before = await Promise.all(term.learners.map(shown));
    await practice.store.snapshots.clear();
    for (const [index, learner] of term.learners.entries()) {
      assert.equal(await practice.store.snapshots.load(learner, PACK), null);
      assert.deepEqual(await shown(learner), before[index]);
    }
  });
});
