import assert from 'node:assert/strict';
import { checkPack } from '../../src/content/check.ts';
import { samplePack } from './pack.ts';

describe('the authors’ guide', () => {
  it('holds a complete pack in which the check finds nothing', () => {
    assert.deepEqual(checkPack(samplePack(), { seeds: 100 }), []);
  });
});
