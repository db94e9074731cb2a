import assert from 'node:assert/strict';
import { isSkillDue } from '../../../src/learning/sequencing/due.ts';

describe('a skill', () => {
  it('is due for review once recall has fallen to the retention asked for', () => {
    assert.equal(isSkillDue({ lastAt: 1, recall: 0.9 }, 0.9), true);
    assert.equal(isSkillDue({ lastAt: 1, recall: 0.901 }, 0.9), false);
    assert.equal(isSkillDue({ lastAt: 1, recall: 0.901 }, 0.95), true);
  });

  it('that was never practised is not due', () => {
    assert.equal(isSkillDue({ lastAt: null, recall: 0 }, 0.9), false);
  });
});
