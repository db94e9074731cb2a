import assert from 'node:assert/strict';
import { describeThings, nothingSaid } from '../../src/lrs/describeThings.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import type { AnyStatement } from '../../src/xapi/anyStatement.ts';
import { aLearner, fresh, NOW } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

describe('what statements say of people', () => {
  const folder = temporaryFolder();
  let store: Store;
  before(async () => {
    store = await openSqliteStore(folder.file('things.db'));
  });
  after(() => store?.close());

  it('is news again ten minutes after it was said, also when the person was erased in between', async () => {
    let now = NOW;
    const lrs = { store, now: () => now, said: nothingSaid() };
    const tenant = fresh('tenant');
    const account = { homePage: 'https://lms.example', name: 'ana' };
    const said: AnyStatement = {
      id: 'x',
      actor: { account, name: 'Ana' },
      verb: { id: 'http://e.org/v' },
      object: { id: 'http://e.org/a' },
      version: '2.0.0',
    };
    const identity = 'account ["https://lms.example","ana"]';
    const names = () => store.lrsThings.names(tenant, identity);
    await describeThings(lrs, tenant, [said]);
    assert.deepEqual(await names(), ['Ana']);
    const { id } = aLearner();
    await store.people.remove({ id, tenant, issuer: account.homePage, names: ['ana'] });
    assert.deepEqual(await names(), []);
    now += 10 * 60 * 1000;
    await describeThings(lrs, tenant, [said]);
    assert.deepEqual(await names(), ['Ana']);
    assert.equal(lrs.said.names.size, 1);
  });
});
