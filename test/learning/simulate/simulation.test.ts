import assert from 'node:assert/strict';
import { simulationPage } from '../../../src/cli/simulation/page.ts';
import { simulationTable } from '../../../src/cli/simulation/table.ts';
import { KINDS, PEOPLE } from '../../../src/learning/simulate/kinds.ts';
import { POLICY_NAMES } from '../../../src/learning/simulate/policies.ts';
import { reportOf } from '../../../src/learning/simulate/report.ts';
import { compareReviews } from '../../../src/learning/simulate/reviews.ts';
import { type Run, type Simulation, simulate } from '../../../src/learning/simulate/simulation.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../support/syntheticPack.ts';

const catalogue = syntheticPack(3, 8);
const settings = settingsFor(catalogue);

const SMALL: Simulation = {
  room: { catalogue, settings, pinned: pinnedTo(settings), seed: 5 },
  course: { sittings: 4, questions: 8, start: MONDAY },
  policies: POLICY_NAMES,
  kinds: KINDS,
  learners: 1,
};

function all(simulation: Simulation): readonly Run[] {
  const runs: Run[] = [];
  for (const run of simulate(simulation)) if (run !== null) runs.push(run);
  return runs;
}

describe('a simulation', () => {
  const runs = all(SMALL);
  const report = reportOf(SMALL, runs);

  it('lets the same people practise under every policy, each to the end of the course', () => {
    assert.equal(runs.length, POLICY_NAMES.length * KINDS.length);
    for (const { policy, kind, outcome } of runs) {
      const ended = policy === 'bkt-0.95-ends' && outcome.toCalled !== null;
      const asked = ended ? outcome.toCalled : 32;
      assert.deepEqual([outcome.answered, outcome.deadEnds], [asked, 0], `${policy} ${kind}`);
    }
  });

  it('ends a course once everything is called mastered, where a policy stops there', () => {
    const ending = runs.filter(({ policy }) => policy === 'bkt-0.95-ends');
    assert.ok(ending.some(({ outcome }) => outcome.answered < 32 && outcome.called === outcome.skills));
    for (const { kind, outcome } of ending) {
      const going = runs.find((run) => run.policy === 'bkt-0.95' && run.kind === kind)?.outcome;
      assert.equal(outcome.toCalled, going?.toCalled);
      assert.equal(outcome.wrong, going?.wrong);
    }
  });

  it('gives the same result for the same seed, and another for another', () => {
    const one = { ...SMALL, policies: ['trellis'], kinds: ['fading'] } as const;
    assert.deepEqual(all(one), all(one));
    assert.notDeepEqual(all(one), all({ ...one, room: { ...one.room, seed: 6 } }));
  });

  it('counts no more wrong verdicts than verdicts, and no more missed skills than known ones', () => {
    for (const { outcome } of runs) {
      assert.ok(outcome.wrong <= outcome.called && outcome.missed <= outcome.known);
      assert.ok(outcome.retained <= outcome.posttest + 1e-9, 'nobody learns while away');
    }
  });

  it('finds the tutor wrong about at most one skill in twenty it calls mastered, and less often than BKT 0.95', () => {
    const more: Simulation = { ...SMALL, policies: ['trellis', 'bkt-0.95'], learners: 100 };
    const [tutor, bkt] = reportOf(more, all(more)).policies;
    assert.ok((tutor?.all.wrong ?? 1) <= 0.05, `${tutor?.all.wrong}`);
    assert.ok((tutor?.all.wrong ?? 1) < (bkt?.all.wrong ?? 0), `${bkt?.all.wrong}`);
  });

  it('is told as a table with a row for each policy', () => {
    const lines = simulationTable(report);
    for (const policy of POLICY_NAMES)
      assert.equal(lines.filter((line) => line.startsWith(`${policy} `)).length, 2);
  });

  it('is told as a page that loads nothing, with a named chart and a table for each outcome', () => {
    const page = simulationPage(report);
    assert.doesNotMatch(page, /<script|<link|src=|href=|url\(/);
    const charts = page.match(/<svg [^>]*role="img" aria-label="[^"]+"/g) ?? [];
    assert.ok(charts.length >= 10);
    assert.equal((page.match(/<table>/g) ?? []).length, charts.length + 2);
    assert.match(page, /prefers-color-scheme: dark/);
  });

  it('says where there is no next question', () => {
    const none = { ...catalogue, itemsBySkill: new Map(), items: new Map() };
    const room = { ...SMALL.room, catalogue: none };
    const [run] = all({ ...SMALL, room, policies: ['trellis'], kinds: ['steady'] });
    assert.deepEqual([run?.outcome.deadEnds, run?.outcome.answered], [1, 0]);
  });
});

describe('reviews over 60 days', () => {
  const { tutor, fixed, saved } = compareReviews(1, 40, 0.9);

  it('leave more recalled the oftener they come at fixed intervals', () => {
    for (const [index, { reviews, retained }] of fixed.slice(1).entries()) {
      const oftener = fixed[index];
      assert.ok(oftener && oftener.reviews > reviews && oftener.retained > retained);
    }
  });

  it('are at least a fifth fewer by the tutor than at fixed intervals that leave as much', () => {
    assert.ok(saved !== null && saved >= 0.2, `${saved}`);
    assert.ok(tutor.retained > 0.8);
  });

  it('leave more recalled for a higher retention', () => {
    assert.ok(compareReviews(1, 40, 0.95).tutor.retained > tutor.retained);
  });
});

describe('made-up people', () => {
  const question = (difficulty: number) => ({
    ...{ item: 'i', step: 0, skills: [{ skill: 'skill-0', weight: 1 }], guess: 0, fact: null },
    difficulty,
  });

  for (const kind of KINDS) {
    it(`${kind}: find harder questions harder, learn by practice, and lose by being away`, () => {
      let [before, after, later] = [0, 0, 0];
      for (let seed = 1; seed <= 40; seed += 1) {
        const person = PEOPLE[kind].make(seed, catalogue.skills);
        assert.ok(person.chance(question(-1)) > person.chance(question(1)));
        before += person.chance(question(0));
        for (let count = 0; count < 20; count += 1) person.answer(question(0));
        after += person.chance(question(0));
        person.away(60);
        later += person.chance(question(0));
      }
      assert.ok(after > before + 4, `${before} → ${after}`);
      assert.ok(later < after, `${after} → ${later}`);
    });
  }
});
