import assert from 'node:assert/strict';
import { makeKeySets } from '../../src/lti/jwks.ts';
import { jwksFetch, keptInMemory, NOW, registration } from './platformDouble.ts';

const MINUTE = 60_000;
const key = (kid: string) => ({ kty: 'RSA', kid, n: 'n', e: 'AQAB' });

function platform(kept = keptInMemory()) {
  const state: { body: unknown; now: number } = { body: { keys: [key('a')] }, now: NOW };
  const { fetch, asked } = jwksFetch(() => state.body);
  const sets = makeKeySets({ fetch, kept, now: () => state.now });
  return { state, asked, kept, find: (kid: string) => sets.find(registration, kid) };
}

describe('key sets of platforms', () => {
  it('are fetched once for many launches at once', async () => {
    const { asked, find } = platform();
    await Promise.all(Array.from({ length: 50 }, () => find('a')));
    assert.equal(asked(), 1);
  });

  it('are refetched for an unknown key id, twice a minute at most', async () => {
    const { state, asked, find } = platform();
    await find('a');
    for (let i = 0; i < 100; i++) await assert.rejects(find(`x${i}`), { code: 'kid_unknown' });
    assert.equal(asked(), 2);
    await find('a');
    state.now += 30_000;
    await assert.rejects(find('x'), { code: 'kid_unknown' });
    assert.equal(asked(), 3);
  });

  it('heal by themselves when a platform has changed its key', async () => {
    const { state, find } = platform();
    await find('a');
    state.body = { keys: [key('b')] };
    assert.equal((await find('b'))[0]?.kid, 'b');
  });

  it('are refreshed behind a launch once they are older than ten minutes', async () => {
    const { state, asked, find } = platform();
    await find('a');
    state.now += 11 * MINUTE;
    await find('a');
    assert.equal(asked(), 2);
  });

  it('go on serving known keys for a day when the platform is down', async () => {
    const { state, find } = platform();
    await find('a');
    state.body = new Error('down');
    for (const minutes of [11, 61, 23 * 60]) {
      state.now = NOW + minutes * MINUTE;
      assert.equal((await find('a')).length, 1);
    }
    await assert.rejects(find('b'), { code: 'jwks_unavailable' });
    state.now = NOW + 25 * 60 * MINUTE;
    await assert.rejects(find('a'), { code: 'jwks_unavailable' });
  });

  it('serve at once during an outage, with the next fetch behind the launch', async () => {
    const { state, asked, find } = platform();
    await find('a');
    state.body = new Error('down');
    state.now = NOW + 61 * MINUTE;
    await find('a');
    state.body = new Promise(() => undefined);
    state.now += MINUTE;
    assert.equal((await find('a')).length, 1, 'nobody waits for a fetch that is known to fail');
    assert.equal(asked(), 3);
  });

  it('are fetched before a launch once the last failure is long ago: a withdrawn key opens none', async () => {
    const { state, find } = platform();
    await find('a');
    state.body = new Error('down');
    state.now += 61 * MINUTE;
    await find('a');
    state.body = { keys: [key('b')] };
    state.now += 11 * MINUTE;
    await assert.rejects(find('a'), { code: 'kid_unknown' });
  });

  it('are unavailable, and nothing worse, when what was kept cannot be read', async () => {
    const kept = keptInMemory();
    const { state, find } = platform(kept);
    await kept.put({ registration: registration.id, url: registration.jwksUrl, text: '{', fetchedAt: NOW });
    state.body = new Error('down');
    await assert.rejects(find('a'), { code: 'jwks_unavailable' });
  });

  it('outlive a restart during an outage, for a day since they were fetched and from the same address', async () => {
    const { kept, find } = platform();
    await find('a');
    for (const [minutes, known] of [
      [61, true],
      [23 * 60, true],
      [24 * 60, false],
    ] as const) {
      const after = platform(kept);
      after.state.body = new Error('down');
      after.state.now = NOW + minutes * MINUTE;
      if (known) assert.equal((await after.find('a')).length, 1);
      await assert.rejects(after.find(known ? 'b' : 'a'), { code: 'jwks_unavailable' });
    }
    const moved = makeKeySets({ fetch: jwksFetch(() => new Error('down')).fetch, kept, now: () => NOW });
    const elsewhere = { ...registration, jwksUrl: 'https://lms.example/new' };
    await assert.rejects(moved.find(elsewhere, 'a'), { code: 'jwks_unavailable' });
  });

  it('that were kept do not count once the platform answers', async () => {
    const { kept, find } = platform();
    await find('a');
    const after = platform(kept);
    after.state.body = { keys: [key('b')] };
    await assert.rejects(after.find('a'), { code: 'kid_unknown' });
  });

  it('are had without anything kept when the store fails', async () => {
    const failing = async () => assert.fail('the store is down');
    const { state, find } = platform({ put: failing, get: failing });
    assert.equal((await find('a')).length, 1);
    state.body = new Error('down');
    await assert.rejects(find('b'), { code: 'jwks_unavailable' });
  });

  const broken: readonly (readonly [string, unknown])[] = [
    ['cannot be reached', new Error('down')],
    ['are a web page', '<html>log in</html>'],
    ['are no key set', { keys: 'none' }],
    ['hold a private key', { keys: [{ ...key('a'), d: 'secret' }] }],
    ['hold a shared secret', { keys: [key('a'), { kty: 'oct', kid: 'b', k: 'secret' }] }],
  ];
  for (const [name, body] of broken) {
    it(`are unavailable when they ${name}`, async () => {
      const { state, find } = platform();
      state.body = body;
      await assert.rejects(find('a'), { code: 'jwks_unavailable' });
    });
  }

  it('are fetched anew when the administrator changes their address', async () => {
    const { fetch, asked } = jwksFetch(() => ({ keys: [key('a')] }));
    const sets = makeKeySets({ fetch, kept: keptInMemory(), now: () => NOW });
    await sets.find(registration, 'a');
    await sets.find({ ...registration, jwksUrl: 'https://lms.example/new' }, 'a');
    assert.equal(asked(), 2);
  });
});
