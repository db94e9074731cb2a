import assert from 'node:assert/strict';
import { makeLrsKey, revokeLrsKey } from '../../src/admin/lrsKeys.ts';
import { TrellisError } from '../../src/errors.ts';
import type { FindCaller } from '../../src/lrs/caller.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { makeLimits } from '../../src/web/limits.ts';
import { makeFindCaller, SESSION_AUTHORITY } from '../../src/web/xapi/findCaller.ts';
import { aLearner, aRegistration, aSession, fresh, NOW } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const EVERYWHERE = { actor: { kind: 'command', id: null }, scope: { kind: 'everything' } } as const;
const publicUrl = 'https://practice.example';

describe('a credential of the LRS', () => {
  const folder = temporaryFolder();
  let store: Store;
  let find: FindCaller;
  let tenant: string;
  const deps = () => ({ store, publicUrl, now: () => NOW, newId: () => fresh('id') });

  before(async () => {
    store = await openSqliteStore(folder.file('callers.db'));
    find = makeFindCaller({ ...deps(), limits: makeLimits(() => NOW) });
    const registration = aRegistration();
    tenant = (await store.platforms.put({ ...registration, tenantBy: 'registration' })).id;
  });
  after(() => store?.close());

  function makeKey(over: { perMinute?: number } = {}) {
    const asked = { tenant, label: 'H5P', scopes: ['statements/write' as const], version: '1.0.3' as const };
    return makeLrsKey(deps(), EVERYWHERE, { ...asked, perMinute: 600, ...over });
  }
  const byKey = (key: string, secret: string) => find({ kind: 'key', key, secret });

  it('stands for its own customer, with its own authority, scopes and version', async () => {
    const { key, secret } = await makeKey();
    assert.deepEqual(await byKey(key.id, secret), {
      tenant,
      credential: key.id,
      scopes: ['statements/write'],
      authority: { objectType: 'Agent', account: { homePage: publicUrl, name: key.id } },
      version: '1.0.3',
      own: null,
    });
  });

  it('is nobody with another secret, the hash of its own, another key’s, or after it was revoked', async () => {
    const [one, other] = [await makeKey(), await makeKey()];
    const kept = await store.lrsKeys.find(one.key.id);
    assert.ok(!JSON.stringify(kept).includes(one.secret));
    for (const secret of ['', 'x', other.secret, kept?.secretHash ?? ''])
      assert.equal(await byKey(one.key.id, secret), null);
    assert.equal(await byKey('lrs_nobody', one.secret), null);
    await revokeLrsKey(deps(), EVERYWHERE, one.key.id);
    assert.equal(await byKey(one.key.id, one.secret), null);
    await assert.rejects(revokeLrsKey(deps(), EVERYWHERE, one.key.id), { code: 'not_found' });
    assert.ok(await byKey(other.key.id, other.secret));
  });

  it('is turned away beyond its own requests a minute, and no other with it', async () => {
    const [slow, other] = [await makeKey({ perMinute: 2 }), await makeKey()];
    await byKey(slow.key.id, slow.secret);
    await byKey(slow.key.id, slow.secret);
    const third = byKey(slow.key.id, slow.secret);
    await assert.rejects(
      third,
      (error) => error instanceof TrellisError && error.code === 'too_many_requests',
    );
    assert.ok(await byKey(other.key.id, other.secret));
  });

  it('is made for a customer there is, and every act is in the audit log without the secret', async () => {
    const unknown = { tenant: 'nobody', label: 'x', scopes: ['all' as const], version: '2.0.0' as const };
    const refused = makeLrsKey(deps(), EVERYWHERE, { ...unknown, perMinute: 1 });
    await assert.rejects(refused, { code: 'not_found' });
    const { key, secret } = await makeKey();
    await revokeLrsKey(deps(), EVERYWHERE, key.id);
    const entries = await store.audit.page({ registration: tenant, deployment: null }, null, 50);
    const acts = entries.filter(({ detail }) => detail.key === key.id).map(({ act }) => act);
    assert.deepEqual(acts.toSorted(), ['lrsKeyMade', 'lrsKeyRevoked']);
    assert.ok(!JSON.stringify(entries).includes(secret));
  });

  it('of a launched session is about its learner alone, who is named as in statements', async () => {
    const learner = await store.learners.note({ ...aLearner(), accountName: 'p_1' });
    const session = (over: object) => ({
      ...aSession(),
      tokenHash: fresh('token'),
      kind: 'learner' as const,
      learner: learner.id,
      tenant,
      preview: false,
      ...over,
    });
    const good = session({});
    await store.sessions.create(good);
    const caller = await find({ kind: 'session', tokenHash: good.tokenHash });
    const { issuer } = learner;
    assert.deepEqual(caller?.own, { objectType: 'Agent', account: { homePage: issuer, name: 'p_1' } });
    assert.equal(caller?.tenant, tenant);
    assert.ok(caller && 'account' in caller.authority);
    assert.equal(caller.authority.account?.name, SESSION_AUTHORITY);
    for (const over of [
      { kind: 'instructor' },
      { preview: true },
      { masquerade: true },
      { expiresAt: NOW },
    ]) {
      const bad = session(over);
      await store.sessions.create(bad);
      const found = await find({ kind: 'session', tokenHash: bad.tokenHash });
      assert.equal(found, null, JSON.stringify(over));
    }
  });
});
