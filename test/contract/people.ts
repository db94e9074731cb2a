import assert from 'node:assert/strict';
import type { HeldKind } from '../../src/api/privacy.ts';
import type { Person } from '../../src/store/port/people.ts';
import type { Store } from '../../src/store/port/store.ts';
import {
  aLearner,
  anAttempt,
  aSession,
  aSnapshot,
  aState,
  aStatement,
  aSummary,
  aWant,
  fresh,
  NOW,
} from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

const QUIET = { quietMs: 0, mostMs: 0 };

/** One learner with something of every kind, in a tenant of their own choice. */
async function somebody(store: Store, tenant: string): Promise<Person> {
  const learner = aLearner({ tenant, sub: fresh('user') });
  const { id, issuer, sub } = learner;
  await store.learners.note(learner);
  await store.log.append({ event: anAttempt({ learner: id, sequence: 1 }), effects: [] });
  await store.log.append({ event: anAttempt({ id: fresh('event'), learner: id, sequence: 2 }), effects: [] });
  await store.snapshots.save(aSnapshot({ learner: id, state: aState({ sequence: 2 }) }));
  await store.grades.want(aWant({ learner: id, tenant }), QUIET, NOW);
  await store.summaries.put(aSummary({ activity: fresh('activity'), learner: id, tenant }));
  const account = { objectType: 'Agent', account: { homePage: issuer, name: sub } } as const;
  await store.statements.insert(tenant, aStatement({ actor: account }), NOW);
  await store.statements.insert(tenant, aStatement({ object: account }), NOW);
  const agent = `account ${JSON.stringify([issuer, sub])}`;
  const place = { tenant, kind: 'state', activity: 'https://a.example', agent, registration: '' } as const;
  const bytes = new Uint8Array([1, 2]);
  await store.lrsDocuments.change({ ...place, id: 'd' }, () => ({
    bytes,
    contentType: 'application/octet-stream',
    etag: '"x"',
    updated: NOW * 1000,
  }));
  await store.lrsThings.name(tenant, [{ agent, name: 'Ana' }]);
  await store.sessions.create(aSession({ learner: id, tenant }));
  const member = { learner: id, name: 'Ana', role: 'learner' } as const;
  const context = `${tenant}-course`;
  const known = (await store.rosters.get(context))?.members ?? [];
  await store.rosters.tell({
    context,
    tenant,
    whole: true,
    members: [...known, member],
    at: NOW,
    differences: null,
  });
  await store.accesses.note({
    id: fresh('access'),
    at: NOW,
    viewer: 'teacher',
    role: 'instructor',
    kind: 'detail',
    learner: id,
    activity: 'activity-1',
  });
  return { id, tenant, issuer, names: [sub] };
}

async function heldBy(store: Store, person: Person): Promise<Partial<Record<HeldKind, number>>> {
  const counts: Partial<Record<HeldKind, number>> = {};
  for await (const { kind } of store.people.held(person)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const EVERYTHING = {
  profile: 1,
  events: 2,
  knowledge: 1,
  grades: 1,
  classRows: 1,
  statements: 2,
  documents: 1,
  sessions: 1,
  rosters: 1,
  accesses: 1,
};

export function peopleContract(opened: Opened): void {
  describe('people', () => {
    it('hold something of every kind, told as it is kept and without anything of others', async () => {
      const store = opened();
      const tenant = fresh('tenant');
      const [ana, ben] = [await somebody(store, tenant), await somebody(store, tenant)];
      assert.deepEqual(await heldBy(store, ana), EVERYTHING);
      for await (const { kind, document } of store.people.held(ana)) {
        const text = JSON.stringify(document);
        assert.ok(!text.includes(ben.id) && !text.includes('"tokenHash"'), kind);
      }
    });

    it('are counted by kind, and their activities named', async () => {
      const store = opened();
      const ana = await somebody(store, fresh('tenant'));
      const { events, knowledge, grades, classRows, accesses } = EVERYTHING;
      assert.deepEqual(await store.people.count(ana.id), { events, knowledge, grades, classRows, accesses });
      assert.equal((await store.people.activitiesOf(ana.id)).length, 1);
      assert.deepEqual(await store.people.activitiesOf(fresh('learner')), []);
    });

    it('are removed whole, and nothing of others with them; a second time removes nothing', async () => {
      const store = opened();
      const tenant = fresh('tenant');
      const [ana, ben] = [await somebody(store, tenant), await somebody(store, tenant)];
      const { profile: _, ...removable } = EVERYTHING;
      assert.deepEqual(await store.people.remove(ana), removable);
      assert.deepEqual(await heldBy(store, ana), { profile: 1 });
      assert.deepEqual(await heldBy(store, ben), EVERYTHING);
      const nameOf = ({ issuer, names }: Person) =>
        store.lrsThings.names(tenant, `account ${JSON.stringify([issuer, names[0]])}`);
      assert.deepEqual([await nameOf(ana), await nameOf(ben)], [[], ['Ana']]);
      const again = await store.people.remove(ana);
      assert.ok(
        Object.values(again).every((count) => count === 0),
        JSON.stringify(again),
      );
    });

    it('are found in statements of anybody who names their account, at whatever place', async () => {
      const store = opened();
      const ana = await somebody(store, fresh('tenant'));
      const [name = ''] = ana.names;
      const account = { objectType: 'Agent', account: { homePage: ana.issuer, name } } as const;
      const { context } = aStatement();
      const foreign = aStatement({ context: Object.assign(context, { instructor: account }) });
      await store.statements.insert(ana.tenant, foreign, NOW);
      const namesake = aStatement({
        actor: { objectType: 'Agent', account: { homePage: 'https://other.example', name } },
      });
      await store.statements.insert(ana.tenant, namesake, NOW);
      assert.equal((await store.people.remove(ana)).statements, 3);
      assert.equal(await store.statements.insert(ana.tenant, namesake, NOW), 'duplicate');
    });

    it('take the attachments with them that no statement of others names', async () => {
      const store = opened();
      const [ana, ben] = [await somebody(store, fresh('tenant')), await somebody(store, fresh('tenant'))];
      const { tenant } = ana;
      const hashOf = (digit: string) => digit.repeat(64);
      const about = ({ issuer, names }: Person, ...digits: readonly string[]) => ({
        ...aStatement({
          actor: { objectType: 'Agent', account: { homePage: issuer, name: names[0] ?? '' } },
        }),
        attachments: digits.map((digit) => ({
          usageType: 'https://example.org/usage',
          display: {},
          contentType: 'text/plain',
          length: 1,
          sha2: hashOf(digit).toUpperCase(),
        })),
      });
      const kept = ['a', 'b', 'c'].map((digit) => ({
        sha2: hashOf(digit),
        contentType: 'text/plain',
        bytes: Buffer.from(digit),
      }));
      await store.lrsAttachments.put(tenant, kept, NOW);
      await store.lrsAttachments.put(ben.tenant, kept, NOW);
      await store.statements.insertAll(tenant, [about(ana, 'a', 'b'), about(ben, 'b', 'c')], NOW);
      await store.people.remove(ana);
      const left = async (of: string) =>
        (await store.lrsAttachments.get(of, ['a', 'b', 'c'].map(hashOf))).map(({ sha2 }) => sha2[0]);
      assert.deepEqual(await left(tenant), ['b', 'c']);
      assert.deepEqual(await left(ben.tenant), ['a', 'b', 'c'], 'nothing of another tenant');
    });

    it('lose name and language at once when withdrawn, and stay as they are until dropped', async () => {
      const store = opened();
      const learner = aLearner({ name: 'Ana', locale: 'es' });
      await store.learners.note(learner);
      const withdrawn = { ...learner, name: null, locale: null, erasing: NOW };
      assert.deepEqual(await store.people.withdraw(learner.id, NOW), withdrawn);
      assert.deepEqual(await store.people.withdraw(learner.id, NOW + 1), withdrawn);
      assert.deepEqual(await store.learners.note({ ...learner, lastSeenAt: NOW + 2 }), withdrawn);
      assert.equal(await store.people.drop(learner.id, NOW + 1), false);
      assert.equal(await store.people.drop(learner.id, NOW), true);
      assert.equal(await store.learners.get(learner.id), null);
      assert.equal(await store.people.drop(learner.id, NOW), false);
      assert.equal(await store.people.withdraw(learner.id, NOW), null);
    });

    it('who came back after they were dropped are somebody new', async () => {
      const store = opened();
      const learner = aLearner();
      await store.learners.note(learner);
      await store.people.withdraw(learner.id, NOW);
      await store.people.drop(learner.id, NOW);
      await store.learners.note(learner);
      assert.equal(await store.people.drop(learner.id, NOW), false);
      assert.deepEqual(await store.learners.get(learner.id), learner);
    });

    it('who were not seen for long are found, those being erased left out', async () => {
      const store = opened();
      const [old, older, erased] = [aLearner(), aLearner(), aLearner()];
      const long = 1_000_000;
      await store.learners.note({ ...old, lastSeenAt: long - 1 });
      await store.learners.note({ ...older, lastSeenAt: long - 2 });
      await store.learners.note({ ...erased, lastSeenAt: long - 3 });
      await store.people.withdraw(erased.id, NOW);
      assert.deepEqual(await store.people.inactive(long, 5), [older.id, old.id]);
      assert.deepEqual(await store.people.inactive(long, 1), [older.id]);
      assert.deepEqual(await store.people.inactive(long - 2, 5), []);
    });
  });
}
