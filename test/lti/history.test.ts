import assert from 'node:assert/strict';
import { readHistory } from '../../src/lti/launch/history.ts';

describe('the history of a copy', () => {
  it('is read nearest first, each id as the platform has it', () => {
    const history = readHistory({ context_history: 'b%2C1, a,,a', resource_history: 'r%201' });
    assert.deepEqual(history, { contexts: ['b,1', 'a'], resourceLinks: ['r 1'] });
  });

  it('keeps an entry that is not encoded as it stands, and leaves out what is no id', () => {
    const { contexts } = readHistory({ context_history: `100%,x%00y,${'z'.repeat(256)},ok` });
    assert.deepEqual(contexts, ['100%', 'ok']);
  });

  it('goes back twenty copies and no further', () => {
    const list = Array.from({ length: 500 }, (_, at) => `c${at}`).join(',');
    assert.equal(readHistory({ context_history: list }).contexts.length, 20);
  });

  it('is empty where the platform tells none', () => {
    assert.deepEqual(readHistory({}), { contexts: [], resourceLinks: [] });
  });
});
