import assert from 'node:assert/strict';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import type { KeptCalibration } from '../../src/store/port/calibrations.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function aCalibration(pack: string, version: string, at = NOW): KeptCalibration {
  const numbers = { answers: 40, learners: 4, loss: { fitted: 0.5, author: 0.6 } };
  return {
    note: { pack, version, at, suspects: 0, ...numbers },
    parameters: { ...PRIOR_PARAMETERS, version, difficulty: { 'one.item': 0.5 } },
    report: { ...numbers, gain: 0.1, forgetting: -1, firmness: null, questions: [], bins: [], curves: {} },
  };
}

export function calibrationsContract(opened: Opened): void {
  describe('calibrations', () => {
    it('are immutable, and one of several of a name stays', async () => {
      const { calibrations } = opened();
      const pack = fresh('pack');
      const made = await parallel(10, (nth) => calibrations.add(aCalibration(pack, 'fit-1', NOW + nth)));
      assert.equal(made.filter(Boolean).length, 1);
      const kept = await calibrations.get(pack, 'fit-1');
      assert.equal(await calibrations.add(aCalibration(pack, 'fit-1', NOW + 99)), false);
      assert.deepEqual(await calibrations.get(pack, 'fit-1'), kept);
      assert.deepEqual(kept, aCalibration(pack, 'fit-1', kept?.note.at));
      assert.equal(await calibrations.get(pack, 'fit-2'), null);
    });

    it('are listed by pack, newest first', async () => {
      const { calibrations } = opened();
      const pack = fresh('pack');
      await calibrations.add(aCalibration(pack, 'fit-1'));
      await calibrations.add(aCalibration(pack, 'fit-2', NOW + 1));
      await calibrations.add(aCalibration(fresh('pack'), 'fit-9'));
      const versions = (await calibrations.list(pack)).map(({ version }) => version);
      assert.deepEqual(versions, ['fit-2', 'fit-1']);
    });

    it('count as chosen last', async () => {
      const { calibrations } = opened();
      const pack = fresh('pack');
      const mine = async () => (await calibrations.choices()).filter((choice) => choice.pack === pack);
      assert.deepEqual(await mine(), []);
      await calibrations.choose({ pack, version: 'fit-1', by: 'calibration', at: NOW });
      const last = { pack, version: 'prior-1', by: 'operator', at: NOW + 1 } as const;
      await calibrations.choose(last);
      assert.deepEqual(await mine(), [last]);
    });
  });
}
