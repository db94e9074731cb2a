import assert from 'node:assert/strict';
import type { Catalogue, SkillNode } from '../../../src/learning/catalogue.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { nextToPlace, placementOffer, placementResult } from '../../../src/learning/placement/place.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { situationOf } from '../../../src/learning/sequencing/situation.ts';
import { catalogueOf, pinnedTo, settingsFor } from './syntheticPack.ts';
import { makeTape } from './tape.ts';

const SKILLS = 30;

/** Thirty skills, the first four without prerequisites, the others with one or two of the eight before them. */
export function packOf(chance: Chance): Catalogue {
  const nodes: SkillNode[] = Array.from({ length: SKILLS }, (_, nth) => {
    const count = nth < 4 ? 0 : 1 + chance.index(2);
    const before = Array.from({ length: count }, () => Math.max(0, nth - 1 - chance.index(8)));
    return { id: `s${nth}`, requires: [...new Set(before)].map((one) => `s${one}`) };
  });
  const items = nodes.flatMap(({ id }) =>
    Array.from({ length: 6 }, (_, nth) => {
      const item = `${id}-${nth}`;
      const skills = [{ skill: id, weight: 1 }];
      return {
        id: item,
        version: '1',
        questions: [{ item, step: 0, skills, difficulty: nth / 3 - 1, guess: 0, fact: null }],
        shows: null,
      };
    }),
  );
  return catalogueOf(nodes, items);
}

/** Skills somebody knows: by ability and by what they build on. Not the model the placement reasons by. */
function known(pack: Catalogue, chance: Chance): Set<string> {
  const ability = 3 * (chance.share() + chance.share() - 1);
  const knows = new Set<string>();
  for (const { id, requires } of pack.skills) {
    const share = requires.filter((one) => knows.has(one)).length / Math.max(1, requires.length);
    const ready = requires.length === 0 ? 1 : share;
    if (chance.share() < sigmoid(ability + 1 + 4 * (ready - 1))) knows.add(id);
  }
  return knows;
}

/** One placement by the real doors: how many questions it took, and the share of skills it put right. */
export function place(seed: number) {
  const chance = chanceOf(seed);
  const pack = packOf(chance);
  const by = settingsFor(pack);
  const given = { ...pinnedTo(by), activity: 'one', settings: by, catalogue: pack };
  const tape = makeTape(pack, by);
  const knows = known(pack, chance);
  tape.open('one', 's0-0', 's0');
  const offered = placementOffer(situationOf({ ...given, state: tape.state(), now: tape.now() }));
  tape.choose(null, { placement: 'start' });
  const seen = () => situationOf({ ...given, state: tape.state(), now: tape.now() });
  while (nextToPlace(seen()).length > 0) {
    const wish = { kind: 'any' } as const;
    const decision = chooseNext({ ...given, state: tape.state(), now: tape.now(), seed, wish });
    assert.equal(decision.reason, 'placement');
    tape.serve(decision);
    const correct = chance.share() < (knows.has(decision.skill) ? 0.92 : 0.15);
    tape.answer({ correct, skill: decision.skill, then: 'closed' });
  }
  const result = placementResult(seen());
  assert.ok(result !== null);
  tape.finishPlacement(result);
  const right = pack.skills.filter(({ id }) => (result.known[id] ?? 0) >= 0.5 === knows.has(id)).length;
  return { offered, tape, pack, by, asked: result.asked, right: right / SKILLS };
}
