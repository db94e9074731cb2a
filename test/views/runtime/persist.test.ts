import assert from 'node:assert/strict';
import type { Outcome } from '../../../views/runtime/api.ts';
import { persist } from '../../../views/runtime/persist.ts';

const failing = (code: string): Outcome<number> => ({
  ok: false,
  problem: { code, params: {}, reference: null },
});
const done: Outcome<number> = { ok: true, value: 1 };

/** Sends until the replies are used up, the last one for ever. What became of it, and the pauses in ms. */
async function sent(...replies: Outcome<number>[]) {
  const pauses: number[] = [];
  let tries = 0;
  const outcome = await persist(
    async () => {
      tries += 1;
      return replies[Math.min(tries, replies.length) - 1] ?? done;
    },
    async (ms) => void pauses.push(ms),
    () => 0,
  );
  return { outcome, tries, pauses };
}

describe('a request that is sent until it is answered', () => {
  it('is sent again after longer and longer pauses, while the network or the store is away', async () => {
    const { outcome, tries, pauses } = await sent(
      failing('offline'),
      failing('store_unavailable'),
      failing('too_many_requests'),
      done,
    );
    assert.deepEqual([outcome, tries], [done, 4]);
    assert.deepEqual(
      pauses,
      pauses.toSorted((a, b) => a - b),
    );
  });

  it('is not sent again when the answer would be the same', async () => {
    for (const code of ['session_expired', 'serving_closed', 'bad_request', 'internal'])
      assert.deepEqual(await sent(failing(code), done), { outcome: failing(code), tries: 1, pauses: [] });
  });

  it('is given up after about two minutes, and says why', async () => {
    const { outcome, pauses } = await sent(failing('store_unavailable'));
    assert.deepEqual(outcome, failing('store_unavailable'));
    const all = pauses.reduce((sum, ms) => sum + ms, 0);
    assert.ok(all > 90_000 && all < 180_000, String(all));
  });
});
