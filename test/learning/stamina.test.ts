import assert from 'node:assert/strict';
import { type Chance, chanceOf } from '../../src/learning/sequencing/chance.ts';
import { isTired, nextStamina, restAdvice, type Stamina } from '../../src/learning/stamina.ts';
import { settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

/** A sitting of somebody who is right as predicted, and after `from` questions falls off; whether it was ever noticed. */
function sitting(chance: Chance, from: number, length = 40): number | null {
  let stamina: Stamina | undefined;
  for (let nth = 1; nth <= length; nth += 1) {
    const tired = nth > from;
    const predicted = 0.65 + 0.2 * chance.share();
    const right = chance.share() < predicted - (tired ? 0.4 : 0);
    const noise = chance.share() + chance.share() + chance.share() - 1.5;
    stamina = nextStamina(stamina, { right, predicted, time: 2.3 + noise + (tired ? 0.5 : 0) });
    if (isTired(stamina)) return nth;
  }
  return null;
}

describe('fatigue', () => {
  it('is told of one sitting in ten at most where strength holds, of most where it falls', () => {
    const steady = Array.from({ length: 300 }, (_, seed) => sitting(chanceOf(seed), 1000));
    const falling = Array.from({ length: 300 }, (_, seed) => sitting(chanceOf(seed), 15));
    const alarms = steady.filter((at) => at !== null).length / 300;
    const found = falling.filter((at) => at !== null).length / 300;
    assert.ok(alarms <= 0.1, `false alarms ${alarms}`);
    assert.ok(found >= 0.8, `found ${found}`);
  });

  it('is not told before sixteen questions', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const at = sitting(chanceOf(seed), 0, 15);
      assert.equal(at, null);
    }
  });

  it('leads to a break first, and to the end where questions are easier already or were many', () => {
    const worn: Stamina = { count: 20, start: { surplus: 0.2, time: 2 }, late: { surplus: -0.5, time: 3 } };
    const running = { answered: 20, finished: false, stamina: worn };
    assert.equal(restAdvice(running), 'break');
    assert.equal(restAdvice({ ...running, easier: true }), 'end');
    assert.equal(restAdvice({ ...running, answered: 45 }), 'end');
    assert.equal(restAdvice({ ...running, finished: true }), null);
    assert.equal(restAdvice(null), null);
  });

  it('is counted from the learner’s answers, anew in each sitting; the easier mix holds for one sitting', () => {
    const pack = syntheticPack(1, 20);
    const tape = makeTape(pack, settingsFor(pack));
    tape.open('one', 'item-0-1');
    tape.answer({ correct: true, then: 'closed' });
    assert.equal(tape.activity().sitting?.stamina?.count, 1);
    tape.choose(null, { mix: 'easier' });
    assert.equal(tape.activity().sitting?.easier, true);
    tape.choose(null, { mix: 'usual' });
    assert.equal(tape.activity().sitting?.easier, undefined);
    tape.choose(null, { mix: 'easier' });
    tape.open('one', 'item-0-2');
    assert.equal(tape.activity().sitting?.easier, undefined);
    assert.equal(tape.activity().sitting?.stamina, undefined);
  });

  it('is not told by slowness where time is not looked at, and a change of that tells nothing either', () => {
    const pack = syntheticPack(1, 40);
    const tiredBy = (usual: (nth: number) => number | undefined) => {
      const tape = makeTape(pack, settingsFor(pack));
      tape.open();
      for (let nth = 0; nth < 16; nth += 1) {
        const [correct, elapsed] = nth < 8 ? [nth % 4 !== 3, 10_000] : [nth % 2 === 0, 60_000];
        const timed = usual(nth);
        tape.answer({ correct, elapsed, then: 'closed', ...(timed === undefined ? {} : { usual: timed }) });
        tape.ask(`item-0-${nth + 1}`);
      }
      return isTired(tape.activity().sitting?.stamina ?? assert.fail('it was counted'));
    };
    assert.equal(
      tiredBy(() => 10_000),
      true,
    );
    assert.equal(
      tiredBy(() => undefined),
      false,
    );
    assert.equal(
      tiredBy((nth) => (nth < 8 ? 10_000 : undefined)),
      false,
    );
  });
});
