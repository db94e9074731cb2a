import assert from 'node:assert/strict';
import { isSkillDue, SKILL_RETENTION } from '../../../src/learning/sequencing/due.ts';

describe('a skill', () => {
  it('is due for review once recall has fallen to the one retention that choosing uses', () => {
    assert.equal(isSkillDue({ lastAt: 1, recall: SKILL_RETENTION }), true);
    assert.equal(isSkillDue({ lastAt: 1, recall: SKILL_RETENTION + 0.001 }), false);
    assert.equal(isSkillDue({ lastAt: 1, recall: 0.89 }), false);
  });

  it('that was never practised is not due', () => {
    assert.equal(isSkillDue({ lastAt: null, recall: 0 }), false);
  });
});
