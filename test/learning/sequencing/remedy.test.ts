import assert from 'node:assert/strict';
import type { Catalogue, SkillNode } from '../../../src/learning/catalogue.ts';
import type { Decision } from '../../../src/learning/decision.ts';
import { ancestors, requiresOf } from '../../../src/learning/graph.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { runs } from '../../support/runs.ts';
import { catalogueOf, pinnedTo, settingsFor } from '../support/syntheticPack.ts';
import { makeTape } from '../support/tape.ts';

/** Skills of random graphs: each needs one or two of the four before it; the last is what is practised. */
function graph(chance: Chance): SkillNode[] {
  const count = 4 + chance.index(3);
  return Array.from({ length: count }, (_, nth) => {
    const before = Array.from({ length: 1 + chance.index(2) }, () =>
      Math.max(nth === 0 ? -1 : 0, nth - 1 - chance.index(4)),
    );
    return {
      id: `s${nth}`,
      requires: [...new Set(before.filter((one) => one >= 0))].map((one) => `s${one}`),
    };
  });
}

function packOf(nodes: readonly SkillNode[]): Catalogue {
  const items = nodes.flatMap(({ id }) =>
    Array.from({ length: 20 }, (_, nth) => {
      const item = `${id}-${nth}`;
      const skills = [{ skill: id, weight: 1 }];
      const question = { item, step: 0, skills, difficulty: (nth - 10) / 8, guess: 0, fact: null };
      return { id: item, version: '1', questions: [question], shows: null };
    }),
  );
  return catalogueOf(nodes, items);
}

/** Somebody who knows everything under a skill but one prerequisite, and learns that one when it is practised. */
function learnerWithout(missing: string, target: string, nodes: readonly SkillNode[], chance: Chance) {
  const requires = requiresOf(nodes);
  let found = false;
  let learned = false;
  const answer = (skill: string): boolean => {
    if (skill === missing && chance.share() < 0.1) found = true;
    const blocked = !found && (skill === missing || ancestors(requires, skill).includes(missing));
    const knows = !blocked && (skill !== target || learned);
    if (skill === target && !blocked && chance.share() < 0.3) learned = true;
    return chance.share() < (knows ? 0.9 : 0.15);
  };
  return { answer, found: () => found };
}

interface Found {
  /** Questions between the first that looked for what is missing and the first that practised it. */
  readonly extra: number;
  readonly found: boolean;
  /** The first that practised it; null when looking for it had taught it by then, or when it was not found. */
  readonly decision: Decision | null;
  /** The skill set to practise came again after that, or nothing was missing any more. */
  readonly returned: boolean;
}

function search(seed: number): Found {
  const chance = chanceOf(seed);
  const nodes = graph(chance);
  const pack = packOf(nodes);
  const target = nodes.at(-1)?.id ?? '';
  const under = ancestors(requiresOf(nodes), target);
  const missing = under[chance.index(under.length)] ?? '';
  const learner = learnerWithout(missing, target, nodes, chance);
  const by = settingsFor(pack, { skills: [target] });
  const tape = makeTape(pack, by, pinnedTo(by));
  let [looking, extra] = [false, 0];
  let named: Decision | null = null;
  for (let count = 0; count < 80; count += 1) {
    const decision = chooseNext({
      ...pinnedTo(by),
      state: tape.state(),
      activity: 'one',
      settings: by,
      catalogue: pack,
      now: tape.now(),
      seed: count,
      wish: { kind: 'any' },
    });
    looking ||= decision.reason === 'probe' || decision.reason === 'remedy';
    if (named === null && decision.reason === 'remedy' && decision.skill === missing) named = decision;
    if (named === null && looking && learner.found())
      return { extra, found: true, decision: null, returned: true };
    if (named !== null && decision.skill === target)
      return { extra, found: true, decision: named, returned: true };
    if (looking && named === null) extra += 1;
    tape.open('one', decision.item, decision.skill);
    tape.answer({ correct: learner.answer(decision.skill), skill: decision.skill, then: 'closed' });
  }
  return { extra, found: named !== null, decision: named, returned: false };
}

describe('a missing prerequisite', () => {
  const { numRuns } = runs(400);
  const all = Array.from({ length: numRuns }, (_, nth) => search(nth + 1));

  it('is found within six extra questions in nine runs of ten', () => {
    const quick = all.filter(({ found, extra }) => found && extra <= 6).length;
    // Forty runs are too few to tell nine of ten from eight.
    assert.ok(quick >= (numRuns < 400 ? 0.8 : 0.9) * numRuns, `${quick} of ${numRuns}`);
  });

  it('is named together with the skill it is practised for', () => {
    const named = all.flatMap(({ decision }) => decision ?? []);
    assert.ok(named.length > 0.5 * numRuns, `${named.length} of ${numRuns}`);
    assert.ok(named.every(({ towards, skill }) => towards !== undefined && towards !== skill));
  });

  it('once practised leads back to what was set', () => {
    const named = all.filter(({ decision }) => decision !== null);
    assert.ok(named.every(({ returned }) => returned));
  });
});
