import assert from 'node:assert/strict';
import { readArchive, writeArchive } from '../../src/admin/archive.ts';
import type { Store } from '../../src/store/port/store.ts';
import {
  aDeployment,
  aLearner,
  anActivity,
  anAttempt,
  aRegistration,
  aSession,
  aStatement,
  aSummary,
  aToolKey,
  aWant,
  NOW,
} from '../support/fixtures.ts';

async function fill(store: Store): Promise<{ learner: string; tenant: string }> {
  const registration = await store.platforms.put(aRegistration());
  await store.platforms.noteDeployment(aDeployment({ registrationId: registration.id }));
  const learner = aLearner({ tenant: registration.id });
  await store.learners.note(learner);
  await store.activities.create(anActivity());
  const { id } = learner;
  const statement = aStatement();
  const effects = [{ kind: 'statement', tenant: registration.id, statement }] as const;
  await store.log.append({ event: anAttempt({ learner: id }), effects });
  await store.grades.want(aWant({ learner: id }), { quietMs: 5, mostMs: 5 }, NOW);
  await store.summaries.put(aSummary({ learner: id }));
  await store.statements.insert(registration.id, aStatement(), NOW);
  await store.keys.add(aToolKey());
  await store.sessions.create(aSession({ learner: id }));
  return { learner: id, tenant: registration.id };
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeArchive(store, NOW)) lines.push(line);
  return lines;
}

async function* of(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

/** Everything goes out of one store and into another; `open` gives a new empty one each time. */
export function archiveContract(name: string, open: () => Promise<Store>): void {
  describe(`an archive of ${name}`, function contract() {
    this.timeout(60_000);
    const opened: Store[] = [];
    const next = async () => {
      const store = await open();
      opened.push(store);
      return store;
    };
    after(async () => {
      for (const store of opened) await store.close();
    });

    it('put into another store brings all of it, with what waits, and without sessions', async () => {
      const [from, to] = [await next(), await next()];
      const { learner, tenant } = await fill(from);
      const lines = await linesOf(from);
      // What a first start makes by itself gives way.
      await to.keys.add(aToolKey());
      assert.equal(await readArchive(to, of(lines)), lines.length - 2);
      assert.deepEqual(await linesOf(to), lines);
      assert.deepEqual(await to.learners.get(learner), await from.learners.get(learner));
      const statement = (await from.statements.list(tenant, { ascending: true, limit: 5 })).at(0);
      assert.deepEqual((await to.statements.list(tenant, { ascending: true, limit: 5 })).at(0), statement);
      const [entry] = await to.log.claimDue(NOW + 1, 1000, 5);
      assert.equal(entry?.effects.length, 1);
      const [grade] = await to.grades.claimDue(NOW + 10, 1000, 5);
      assert.equal(grade?.want.learner, learner);
      assert.ok(!lines.some((line) => line.includes('"table":"sessions"')));
    });

    it('is refused by a store with something in it, when it is cut off, and when it is none', async () => {
      const [from, to] = [await next(), await next()];
      await fill(from);
      const lines = await linesOf(from);
      await assert.rejects(readArchive(from, of(lines)), { code: 'conflict' });
      await assert.rejects(readArchive(to, of(['{"a":1}'])), { code: 'bad_request' });
      await assert.rejects(readArchive(to, of(['no json'])), { code: 'bad_request' });
      const [head = '', ...rest] = lines;
      const other = head.replace(/"schema":\d+/, '"schema":999');
      await assert.rejects(readArchive(to, of([other, ...rest])), { code: 'bad_request' });
      assert.equal(await to.archive.isEmpty(), true);
      await assert.rejects(readArchive(to, of(lines.slice(0, -1))), { code: 'bad_request' });
    });
  });
}
