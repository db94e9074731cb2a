import assert from 'node:assert/strict';
import type { StatementReader } from '../../src/store/port/statementReaders.ts';
import { fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function aReader(over: Partial<StatementReader> = {}): StatementReader {
  const id = fresh('reader');
  return { id, kind: 'forward', tenant: fresh('tenant'), cursor: 0, due: NOW, paused: false, ...over };
}

export function statementReadersContract(opened: Opened): void {
  describe('readers of statements', () => {
    /** Only this one is to be claimed. */
    const others = async (mine: string) => {
      const all = await opened().statementReaders.list('forward');
      return all.map(({ id }) => id).filter((id) => id !== mine);
    };

    it('are given to one of 30 parallel callers for as long as the lease', async () => {
      const { statementReaders: readers } = opened();
      const reader = aReader();
      await readers.add(reader);
      const without = await others(reader.id);
      const claims = await parallel(30, () => readers.claimDue('forward', NOW, MINUTE, without));
      const [won] = claims.filter((claim) => claim !== null);
      assert.equal(claims.filter((claim) => claim !== null).length, 1);
      assert.deepEqual([won?.id, won?.cursor, won?.tenant], [reader.id, 0, reader.tenant]);
      assert.equal(await readers.claimDue('forward', NOW + MINUTE - 1, MINUTE, without), null);
      assert.equal((await readers.claimDue('forward', NOW + MINUTE, MINUTE, without))?.id, reader.id);
      assert.equal(
        await readers.claimDue('forward', NOW + 9 * MINUTE, MINUTE, [...without, reader.id]),
        null,
      );
      assert.equal(await readers.claimDue('evidence', NOW + 9 * MINUTE, MINUTE, without), null);
      await readers.remove(reader.id);
    });

    it('move on by whoever has the claim, and by nobody who lost it', async () => {
      const { statementReaders: readers } = opened();
      const reader = aReader();
      await readers.add(reader);
      await readers.add({ ...reader, cursor: 99 });
      const without = await others(reader.id);
      const first = await readers.claimDue('forward', NOW, MINUTE, without);
      const second = await readers.claimDue('forward', NOW + MINUTE, MINUTE, without);
      assert.ok(first && second);
      const far = NOW * 1000 + 123;
      assert.equal(await readers.finish(first, 5, NOW), false);
      assert.equal(await readers.finish(second, far, NOW + 5), true);
      assert.equal(await readers.finish(second, 7, NOW), false);
      assert.deepEqual(await readers.find(reader.id), { ...reader, cursor: far, due: NOW + 5 });
      await readers.remove(reader.id);
      assert.equal(await readers.find(reader.id), null);
    });

    it('stay where they are while paused, also when that came during a claim', async () => {
      const { statementReaders: readers } = opened();
      const reader = aReader();
      await readers.add(reader);
      const without = await others(reader.id);
      const claim = await readers.claimDue('forward', NOW, MINUTE, without);
      assert.ok(claim);
      assert.equal(await readers.pause(reader.id, true, NOW), true);
      await readers.finish(claim, 5, NOW);
      assert.equal(await readers.claimDue('forward', NOW + MINUTE, MINUTE, without), null);
      await readers.pause(reader.id, false, NOW);
      assert.equal((await readers.claimDue('forward', NOW, MINUTE, without))?.cursor, 5);
      assert.equal(await readers.pause(fresh('reader'), true, NOW), false);
      await readers.remove(reader.id);
    });
  });
}
