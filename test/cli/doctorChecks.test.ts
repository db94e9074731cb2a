import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { certificateChecks, platformsChecks, publicUrlChecks } from '../../src/cli/doctor/networkChecks.ts';
import { queueChecks } from '../../src/cli/doctor/storeChecks.ts';
import { readConfig } from '../../src/config.ts';
import type { OutboundFetch } from '../../src/outbound.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { aRegistration, aWant, NOW } from '../support/fixtures.ts';
import { freePort } from '../support/freePort.ts';

const HOUR = 3_600_000;

describe('the doctor tells with what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-doctor-'));
  let store: Store;
  before(async () => {
    store = await openSqliteStore(join(folder, 'trellis.db'));
  });
  after(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answers =
    (status: number, text: string, date = NOW): OutboundFetch =>
    async () => ({ status, text, headers: { date: new Date(date).toUTCString() } });
  const told = (findings: readonly Finding[]) =>
    findings.filter(({ state }) => state !== 'ok').map(({ state, check, remedy }) => [state, check, remedy]);

  it('a clock that differs by more than a minute, and keys of a platform that do not come', async () => {
    assert.equal((await platformsChecks(store, answers(200, ''), () => NOW))[0]?.check, 'platforms');
    await store.platforms.put(aRegistration());
    const keys = '{"keys":[]}';
    assert.deepEqual(told(await platformsChecks(store, answers(200, keys), () => NOW + 50_000)), []);
    const wrong = told(await platformsChecks(store, answers(200, keys), () => NOW - 2 * HOUR));
    assert.deepEqual(
      wrong.map(([state, check]) => [state, check]),
      [['bad', 'clock']],
    );
    assert.match(String(wrong[0]?.[2]), /NTP/);
    const away = told(await platformsChecks(store, answers(500, ''), () => NOW));
    assert.match(String(away[0]?.[2]), /OUTBOUND_ALLOW/);
  });

  it('a public address at which somebody else answers, and a certificate that cannot be seen', async () => {
    const port = String(await freePort());
    const config = { ...readConfig({ DATA_DIR: folder }, folder), publicUrl: `https://localhost:${port}` };
    const other = told(await publicUrlChecks(config, answers(200, 'another')));
    assert.match(String(other[0]?.[2]), /PUBLIC_URL/);
    const unseen = told(await certificateChecks(config, NOW));
    assert.deepEqual(
      unseen.map(([state, check]) => [state, check]),
      [['bad', 'certificate']],
    );
    assert.match(String(unseen[0]?.[2]), /Renew/);
  });

  it('work that waits although it is due, and grades that nobody takes', async () => {
    const activity = 'doctor';
    await store.grades.want(aWant({ activity, final: true }), { quietMs: 0, mostMs: 0 }, NOW);
    assert.deepEqual(told(await queueChecks(store, NOW + 1000)), []);
    const late = told(await queueChecks(store, NOW + HOUR));
    assert.match(String(late[0]?.[2]), /start the tool/);
    const [row] = await store.grades.claimDue(NOW, 1000, 1);
    assert.ok(row);
    const parked = { ...row.delivery, status: 'parked', reason: 'line_item_gone' } as const;
    await store.grades.finish(row, parked, null, NOW);
    const stuck = told(await queueChecks(store, NOW + HOUR));
    assert.deepEqual(
      stuck.map(([state, check]) => [state, check]),
      [['warn', 'grades']],
    );
    assert.match(String(stuck[0]?.[2]), /administrators\.md/);
  });
});
