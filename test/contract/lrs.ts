import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OutsideEvent } from '../../src/learning/event.ts';
import type { AnyStatement } from '../../src/xapi/anyStatement.ts';
import { aSittingOpened, fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function said(over: Partial<AnyStatement> = {}): AnyStatement {
  return {
    id: randomUUID(),
    actor: { mbox: 'mailto:ana@example.org' },
    verb: { id: 'http://example.org/did' },
    object: { id: 'http://example.org/activity' },
    version: '2.0.0',
    ...over,
  };
}

const everything = { ascending: true, limit: 1000 } as const;
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** What the record store keeps: statements of other tools, their documents and attachments, and what they say of things. */
export function lrsContract(opened: Opened): void {
  describe('statements of other tools', () => {
    it('are stored all or none: one that stands with another meaning keeps the others out', async () => {
      const { statements } = opened();
      const tenant = fresh('tenant');
      const [known, other] = [said(), said()];
      assert.deepEqual(await statements.insertAll(tenant, [known], NOW), { outcome: 'stored', fresh: 1 });
      const wrong = { ...known, verb: { id: 'http://example.org/other' } };
      assert.deepEqual(await statements.insertAll(tenant, [other, wrong], NOW), {
        outcome: 'conflict',
        id: known.id,
      });
      assert.equal(await statements.find(tenant, other.id), null);
      assert.deepEqual(await statements.insertAll(tenant, [other, known], NOW), {
        outcome: 'stored',
        fresh: 1,
      });
    });

    it('get moments that rise strictly, also from 20 writers of shared activities at once, and each list is in their order', async () => {
      const { statements } = opened();
      const tenant = fresh('tenant');
      const batches = await parallel(20, async (index) => {
        const batch = [said(), said(), said({ object: { id: `http://example.org/${index % 3}` } })];
        assert.equal((await statements.insertAll(tenant, batch, NOW)).outcome, 'stored');
        return batch.map(({ id }) => id);
      });
      const all = await statements.list(tenant, everything);
      assert.deepEqual(new Set(all.map(({ statement }) => statement.id)), new Set(batches.flat()));
      all.forEach(({ stored }, index) => {
        assert.ok(index === 0 || stored > (all[index - 1]?.stored ?? Number.NaN));
      });
      assert.ok((await statements.consistentThrough(tenant, NOW)) >= (all.at(-1)?.stored ?? Number.NaN));
    });

    it('of a thousand are stored by one call, and found by stretches', async () => {
      const { statements } = opened();
      const tenant = fresh('tenant');
      const batch = Array.from({ length: 1000 }, () => said());
      assert.deepEqual(await statements.insertAll(tenant, batch, NOW), { outcome: 'stored', fresh: 1000 });
      const [first] = await statements.list(tenant, {
        ascending: true,
        limit: 1,
        verb: 'http://example.org/did',
      });
      const rest = await statements.list(tenant, { ...everything, after: first?.stored ?? 0 });
      assert.equal(rest.length, 999);
      const upTo = rest.at(9)?.stored ?? 0;
      assert.equal((await statements.list(tenant, { ...everything, upTo })).length, 11);
    });

    it('that refer to each other are settled whichever comes first, also by two writers at once', async () => {
      const { statements } = opened();
      const tenant = fresh('tenant');
      for (let count = 0; count < 5; count += 1) {
        const target = said();
        const voiding = said({ verb: { id: VOIDED }, object: { objectType: 'StatementRef', id: target.id } });
        await Promise.all([
          statements.insertAll(tenant, [target], NOW),
          statements.insertAll(tenant, [voiding], NOW),
        ]);
        assert.equal((await statements.find(tenant, target.id))?.voided, true);
        assert.equal((await statements.find(tenant, voiding.id))?.voided, false);
      }
      const found = await statements.list(tenant, { ...everything, activity: 'http://example.org/activity' });
      assert.equal(found.length, 5);
      assert.ok(found.every(({ statement }) => statement.verb.id === VOIDED));
    });
  });

  describe('documents of other tools', () => {
    it('are changed by one of 20 writers who read the same, and by all of them one after the other', async () => {
      const { lrsDocuments } = opened();
      const place = {
        tenant: fresh('tenant'),
        kind: 'state',
        activity: 'a',
        agent: 'b',
        registration: '',
      } as const;
      const key = { ...place, id: 's' };
      const document = (text: string) => ({
        bytes: Buffer.from(text),
        contentType: 'text/plain',
        etag: `"${text}"`,
        updated: NOW,
      });
      await parallel(20, () =>
        lrsDocuments.change(key, (known) =>
          document(`${Number(known ? Buffer.from(known.bytes).toString() : 0) + 1}`),
        ),
      );
      assert.equal((await lrsDocuments.get(key))?.etag, '"20"');
      assert.deepEqual(await lrsDocuments.ids(place, NOW - 1), ['s']);
      assert.deepEqual(await lrsDocuments.ids(place, NOW), []);
      await lrsDocuments.change(key, () => 'remove');
      assert.equal(await lrsDocuments.get(key), null);
    });
  });

  describe('evidence from outside', () => {
    it('is found by its learner and statement, and not what took it back', async () => {
      const { log } = opened();
      const [learner, statement] = [fresh('learner'), randomUUID()];
      const { opens: _opens, ...common } = aSittingOpened({ learner });
      const told = { statement, source: 'http://e.org/a', skill: 's', score: 1, weight: 1, happenedAt: NOW };
      const event = (over: { sequence: number; statement?: string; learner?: string }): OutsideEvent => ({
        ...{ ...common, ...told, opens: null, kind: 'outside', id: fresh('event') },
        ...over,
      });
      const first = event({ sequence: 1 });
      const events = [first, event({ sequence: 2, statement: randomUUID() }), event({ sequence: 3 })];
      const other = event({ sequence: 1, learner: fresh('learner') });
      for (const one of [...events, other]) await log.append({ event: one, effects: [] });
      const { source: _s, score: _c, weight: _w, happenedAt: _h, ...rest } = first;
      const back = { ...rest, kind: 'withdrawn', takesBack: first.id, because: 'voided' } as const;
      await log.append({ event: { ...back, id: fresh('event'), sequence: 4 }, effects: [] });
      assert.deepEqual(await log.evidenceBy(learner, statement), [events[0], events[2]]);
      assert.deepEqual(await log.evidenceBy(learner, randomUUID()), []);
    });
  });

  describe('documents about an agent', () => {
    it('are counted, whatever their kind and place, no further than asked', async () => {
      const { lrsDocuments } = opened();
      const tenant = fresh('tenant');
      const document = { bytes: Buffer.from('x'), contentType: 'text/plain', etag: '"x"', updated: NOW };
      const place = { tenant, kind: 'state', activity: 'a', agent: 'p', registration: '' } as const;
      for (const id of ['1', '2']) await lrsDocuments.change({ ...place, id }, () => document);
      await lrsDocuments.change({ ...place, kind: 'agentProfile', activity: '', id: '1' }, () => document);
      await lrsDocuments.change({ ...place, agent: 'q', id: '1' }, () => document);
      assert.equal(await lrsDocuments.countOf(tenant, 'p', 10), 3);
      assert.equal(await lrsDocuments.countOf(tenant, 'p', 2), 2);
      assert.equal(await lrsDocuments.countOf(fresh('tenant'), 'p', 10), 0);
    });
  });

  describe('attachments', () => {
    it('are kept once for each tenant, byte for byte', async () => {
      const { lrsAttachments } = opened();
      const tenant = fresh('tenant');
      const one = { sha2: 'aa', contentType: 'image/png', bytes: Buffer.from([0, 255, 1]) };
      await lrsAttachments.put(tenant, [one], NOW);
      await lrsAttachments.put(
        tenant,
        [
          { ...one, contentType: 'text/plain' },
          { ...one, sha2: 'bb' },
        ],
        NOW,
      );
      assert.deepEqual(await lrsAttachments.get(tenant, ['aa', 'bb', 'cc']), [one, { ...one, sha2: 'bb' }]);
      assert.deepEqual(await lrsAttachments.get(fresh('tenant'), ['aa']), []);
    });
  });

  describe('attachments that are swept', () => {
    it('go when no statement names them any more, voided ones count, and what was just put stays', async () => {
      const { lrsAttachments, statements, retention } = opened();
      const tenant = fresh('tenant');
      const [lone, named, voided, late] = ['10', '20', '30', '40'].map((start) => start.padEnd(64, 'a'));
      const bytes = { contentType: 'a/b', bytes: Buffer.from('x') };
      const put = async (sha2 = '', at = NOW) => lrsAttachments.put(tenant, [{ sha2, ...bytes }], at);
      const naming = (sha2 = '') =>
        said({
          attachments: [
            {
              usageType: 'http://e.org/u',
              display: {},
              contentType: 'a/b',
              length: 1,
              sha2: sha2.toUpperCase(),
            },
          ],
        });
      for (const sha2 of [lone, named, voided]) await put(sha2);
      await put(late, NOW + 5);
      const target = naming(voided);
      const { actor, verb, attachments = [] } = naming(named);
      const sub = {
        objectType: 'SubStatement' as const,
        actor,
        verb,
        object: { id: 'http://e.org/a' },
        attachments,
      };
      await statements.insertAll(tenant, [target, said({ object: sub })], NOW);
      const object = { objectType: 'StatementRef' as const, id: target.id };
      await statements.insertAll(tenant, [said({ verb: { id: VOIDED }, object })], NOW);
      const kept = async () => {
        const all = [lone, named, voided, late].map((sha2 = '') => sha2);
        return (await lrsAttachments.get(tenant, all)).map(({ sha2 }) => sha2);
      };
      const sweep = async (before: number) => {
        while ((await lrsAttachments.sweep({ before, now: NOW + 10, limit: 2 })).looked === 2);
      };
      await sweep(NOW + 1);
      assert.deepEqual(await kept(), [named, voided, late]);
      await sweep(NOW + 6);
      assert.deepEqual(await kept(), [named, voided]);
      await put(named, NOW + 20);
      while ((await retention.sweep('statements', NOW + 1000, 50)) > 0);
      await sweep(NOW + 20);
      assert.deepEqual(await kept(), [named]);
      await sweep(NOW + 21);
      assert.deepEqual(await kept(), []);
    });
  });

  describe('dead letters', () => {
    it('go by age, with the statements they name', async () => {
      const { deadLetters, retention } = opened();
      const target = fresh('target');
      for (const at of [NOW, NOW + 10])
        await deadLetters.bury({ target, statement: `s${at}`, status: 400, at });
      while ((await retention.sweep('deadLetters', NOW + 5, 50)) > 0);
      const left = await deadLetters.page(target, null, 10);
      assert.deepEqual(
        left.map(({ at }) => at),
        [NOW + 10],
      );
    });
  });

  describe('what statements say of things', () => {
    it('adds up, also from 10 writers at once', async () => {
      const { lrsThings } = opened();
      const tenant = fresh('tenant');
      await parallel(10, (index) =>
        lrsThings.describe(tenant, [
          { activity: 'a', definition: { name: { [`x-${index}`]: String(index) } } },
        ]),
      );
      const known = await lrsThings.definitions(tenant, ['a', 'b']);
      assert.deepEqual([...known.keys()], ['a']);
      assert.equal(Object.keys(known.get('a')?.name ?? {}).length, 10);
      await lrsThings.name(tenant, [
        { agent: 'p', name: 'B' },
        { agent: 'p', name: 'A' },
        { agent: 'p', name: 'B' },
      ]);
      assert.deepEqual(await lrsThings.names(tenant, 'p'), ['A', 'B']);
    });
  });
}
