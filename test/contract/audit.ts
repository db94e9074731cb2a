import assert from 'node:assert/strict';
import type { AuditEntry } from '../../src/store/port/audit.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

const EVERYWHERE = { registration: null, deployment: null };

function anEntry(number: number, over: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: `${String(NOW + number).padStart(15, '0')}-${fresh('entry')}`,
    at: NOW + number,
    actor: { kind: 'operator', id: 'a1b2c3d4' },
    act: 'platformStatus',
    registration: 'registration-1',
    deployment: null,
    detail: { status: 'active' },
    ...over,
  };
}

export function auditContract(opened: Opened): void {
  describe('audit', () => {
    it('is read newest first, page by page, each entry once', async () => {
      const { audit } = opened();
      const registration = fresh('registration');
      const entries = [3, 1, 5, 2, 4].map((number) => anEntry(number, { registration }));
      for (const entry of entries) await audit.append(entry);
      const newest = entries.toSorted((a, b) => b.at - a.at);
      const scope = { registration, deployment: null };
      const first = await audit.page(scope, null, 2);
      const second = await audit.page(scope, first[1]?.id ?? '', 2);
      const third = await audit.page(scope, second[1]?.id ?? '', 2);
      assert.deepEqual([...first, ...second, ...third], newest);
      assert.deepEqual(await audit.page(scope, newest[4]?.id ?? '', 2), []);
    });

    it('entries of one moment are all kept, and the same one twice is one', async () => {
      const { audit } = opened();
      const registration = fresh('registration');
      const made = await parallel(20, async () => {
        const entry = anEntry(0, { registration });
        await Promise.all([audit.append(entry), audit.append({ ...entry, act: 'codeMade' })]);
        return entry;
      });
      const kept = await audit.page({ registration, deployment: null }, null, 50);
      assert.deepEqual(new Set(kept.map(({ id }) => id)), new Set(made.map(({ id }) => id)));
      assert.equal(kept.length, 20);
    });

    it('tells one registration, one deployment of it, or everything', async () => {
      const { audit } = opened();
      const registration = fresh('registration');
      const whole = anEntry(1, { registration });
      const one = anEntry(2, { registration, deployment: 'a' });
      const other = anEntry(3, { registration, deployment: 'b' });
      const tool = anEntry(4, { registration: null });
      for (const entry of [whole, one, other, tool]) await audit.append(entry);
      const ids = async (scope: Parameters<typeof audit.page>[0]) =>
        (await audit.page(scope, null, 100)).map(({ id }) => id);
      assert.deepEqual(await ids({ registration, deployment: null }), [other.id, one.id, whole.id]);
      assert.deepEqual(await ids({ registration, deployment: 'a' }), [one.id]);
      const all = await ids(EVERYWHERE);
      assert.ok([whole, one, other, tool].every(({ id }) => all.includes(id)));
    });
  });
}
