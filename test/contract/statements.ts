import assert from 'node:assert/strict';
import { aStatement, fresh, NOW } from '../support/fixtures.ts';
import { gather, parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function statementsContract(opened: Opened): void {
  describe('statements', () => {
    it('are stored once; the same again is a duplicate, another of the id a conflict', async () => {
      const { statements } = opened();
      const statement = aStatement();
      const tenant = fresh('tenant');
      assert.equal(await statements.insert(tenant, statement, NOW), 'stored');
      const { id, ...rest } = statement;
      assert.equal(await statements.insert(tenant, { ...rest, id }, NOW), 'duplicate');
      const other = { ...statement, result: { success: false } };
      assert.equal(await statements.insert(tenant, other, NOW), 'conflict');
      const mine = (await gather(statements.all())).filter((row) => row.tenant === tenant);
      assert.deepEqual(
        mine.map((row) => row.statement),
        [statement],
      );
    });

    it('of one id may stand in two tenants', async () => {
      const { statements } = opened();
      const statement = aStatement();
      assert.equal(await statements.insert(fresh('tenant'), statement, NOW), 'stored');
      assert.equal(await statements.insert(fresh('tenant'), statement, NOW), 'stored');
    });

    it('are stored by one of 20 parallel writers', async () => {
      const { statements } = opened();
      const [tenant, statement] = [fresh('tenant'), aStatement()];
      const outcomes = await parallel(20, () => statements.insert(tenant, statement, NOW));
      assert.equal(outcomes.filter((outcome) => outcome === 'stored').length, 1);
      assert.equal(outcomes.filter((outcome) => outcome === 'duplicate').length, 19);
    });

    it('are streamed in the order they were stored', async () => {
      const { statements } = opened();
      const tenant = fresh('tenant');
      const ids: string[] = [];
      for (let count = 0; count < 5; count += 1) {
        const statement = aStatement();
        ids.push(statement.id);
        await statements.insert(tenant, statement, NOW + count);
      }
      const mine = (await gather(statements.all())).filter((row) => row.tenant === tenant);
      assert.deepEqual(
        mine.map((row) => row.statement.id),
        ids,
      );
      assert.deepEqual(
        mine.map((row) => row.stored),
        ids.map((_, count) => NOW + count),
      );
    });
  });
}
