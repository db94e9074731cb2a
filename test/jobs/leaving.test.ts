import assert from 'node:assert/strict';
import { noteTogether } from '../../src/jobs/leaving.ts';
import type { ClaimedGrade } from '../../src/store/port/grades.ts';
import { aWant } from '../support/fixtures.ts';

function row(key: string): ClaimedGrade {
  const delivery = {
    status: 'waiting',
    wire: null,
    sent: null,
    attempts: 0,
    failingSince: null,
    reason: null,
  } as const;
  return { key, want: aWant(), delivery, due: 0, claim: 'claim' };
}

describe('grades that are about to leave', () => {
  it('are noted together, as many as one customer has on its way, and each is told whether it may', async () => {
    const moments: string[][] = [];
    let begun = false;
    const record = async ({ key }: ClaimedGrade) => {
      if (!begun) moments.push([]);
      begun = true;
      setImmediate(() => {
        begun = false;
      });
      moments.at(-1)?.push(key);
      return key !== 'lost';
    };
    const note = noteTogether({ record }, 3);
    const told = await Promise.all(['a', 'lost', 'c', 'd'].map((key) => note(row(key))));
    assert.deepEqual(told, [true, false, true, true]);
    assert.deepEqual(moments, [['a', 'lost', 'c'], ['d']], 'one that comes alone does not wait for others');
  });

  it('do not leave when the store does not take them, which keeps no other back', async () => {
    const record = ({ key }: ClaimedGrade) =>
      key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(true);
    const note = noteTogether({ record }, 4);
    const told = await Promise.allSettled(['a', 'bad', 'c'].map((key) => note(row(key))));
    assert.deepEqual(
      told.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });
});
