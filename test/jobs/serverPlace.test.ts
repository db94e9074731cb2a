import assert from 'node:assert/strict';
import { holdPlace, type ServerPlace, takePlace } from '../../src/jobs/serverPlace.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { NOW } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const HOUR = 3_600_000;

describe('the place of the one server on a SQLite file', () => {
  const folder = temporaryFolder();
  let clock = NOW;
  let stores: Store[] = [];
  let files = 0;

  beforeEach(async () => {
    files += 1;
    clock = NOW;
    const open = () => openSqliteStore(folder.file(`place-${files}.db`));
    stores = [await open(), await open()];
  });
  afterEach(() => Promise.all(stores.map((store) => store.close())));

  /** The nth process takes the place; while it waits, time goes by and `meanwhile` happens. */
  async function take(nth: number, meanwhile: () => Promise<unknown> = async () => undefined) {
    const { turnstiles } = stores[nth] ?? assert.fail();
    const wait = async (ms: number) => {
      clock += ms;
      await meanwhile();
    };
    return takePlace({ turnstiles, now: () => clock, wait });
  }

  it('a second server is refused while the first one runs', async () => {
    const first: ServerPlace = await take(0);
    await assert.rejects(
      take(1, () => first.renew()),
      { code: 'server_running' },
    );
    assert.equal(await first.renew(), true);
  });

  it('when the first one has stopped, a second takes its place at once', async () => {
    await (await take(0)).leave();
    const begun = clock;
    await take(1);
    assert.equal(clock, begun);
  });

  it('when the first one was killed, a second takes its place after ten seconds; the first, should it live, is told', async () => {
    const first = await take(0);
    const second = await take(1);
    assert.ok(clock - NOW <= 11_000);
    assert.equal(await first.renew(), false);
    await first.leave();
    assert.equal(await second.renew(), true, 'one who lost it has nothing to leave');
  });

  it('a clock that has gone back keeps nobody out', async () => {
    clock = NOW + HOUR;
    await take(0);
    clock = NOW;
    await take(1);
  });

  it('whoever holds on to it is told once when another has it', async () => {
    const first = await take(0);
    const told = new Promise<void>((resolve, reject) => {
      let times = 0;
      const leave = holdPlace(first, () => (++times > 1 ? reject(new Error('told twice')) : resolve()), 1);
      void take(1).then(() => told.then(leave), reject);
    });
    await told;
  });
});
