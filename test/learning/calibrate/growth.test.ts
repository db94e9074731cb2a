import assert from 'node:assert/strict';
import { DAY_MS, MINUTE_MS } from '../../../src/duration.ts';
import { sameForAll } from '../../../src/learning/calibrate/fold.ts';
import { changeInAMonth } from '../../../src/learning/calibrate/forgetting.ts';
import { growthOf, withGrowth } from '../../../src/learning/calibrate/growth.ts';
import { fitWeights } from '../../../src/learning/calibrate/weights.ts';
import type { AnswerRow } from '../../../src/learning/evaluate/answerRow.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { normal } from '../support/simulatedAnswers.ts';
import { MONDAY } from '../support/syntheticPack.ts';

/** What a skill really gains by each answer, and what is really lost in a month away; in logits. */
interface Mind {
  readonly gains: Readonly<Record<string, number>>;
  readonly lost: number;
}

/** Twelve answers to each skill one after the other, a month without practice, and six more. */
function answered({ gains, lost }: Mind, learners = 100): readonly AnswerRow[] {
  const chance = chanceOf(5);
  return Array.from({ length: learners }, (_, learner) => {
    const ability = normal(chance);
    return Array.from({ length: 18 }, (_, nth) =>
      Object.entries(gains).map(([skill, gain], place) => {
        const back = nth >= 12;
        const z = ability - 0.8 + gain * nth - (back ? lost : 0);
        const at = MONDAY + (2 * nth + place) * MINUTE_MS + (back ? 30 * DAY_MS : 0);
        const correct = chance.share() < sigmoid(z);
        return { user: `learner-${learner}`, item: `${skill}-${nth % 6}`, skills: [skill], correct, at };
      }),
    ).flat();
  }).flat();
}

describe('what practice is found to bring', function () {
  this.timeout(60_000);

  it('is more on a skill on which people grow faster, and bounded', () => {
    const { gain, gains } = growthOf(answered({ gains: { quick: 0.3, slow: 0 }, lost: 0 }), sameForAll());
    const { quick = 0, slow = 0 } = gains;
    assert.ok(quick > 0.16 && slow < 0.1, `${quick}, ${slow}`);
    assert.ok(slow >= 0 && quick <= 0.6 && gain > slow && gain < quick);
  });

  it('is what is usual where nobody has answered', () => {
    assert.deepEqual(growthOf([], sameForAll()), { gain: 0.16, gains: {} });
  });

  it('is lost by a pause, more where people forget more', () => {
    const prior = withGrowth({ gain: 0.1, gains: {} });
    const rows = answered({ gains: { one: 0.1 }, lost: 2.5 }, 40);
    const [usual, found] = [prior, fitWeights(rows, sameForAll(), prior, () => sameForAll()).weights].map(
      changeInAMonth,
    );
    assert.ok((usual ?? 1) < 0 && (found ?? 0) < (usual ?? 0) - 0.3, `${usual}, ${found}`);
  });
});
