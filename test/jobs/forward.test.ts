import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  addForward,
  pauseForward,
  removeForward,
  retryForward,
  viewForwards,
} from '../../src/admin/forwards.ts';
import { ForwardRequest } from '../../src/api/records.ts';
import { startLoop } from '../../src/jobs/loop.ts';
import type { StatementReaderStore } from '../../src/store/port/statementReaders.ts';
import { readMultipart } from '../../src/xapi/multipart.ts';
import { type School, startSchool } from '../practice/support/school.ts';
import { aRegistration, aStatement, fresh } from '../support/fixtures.ts';
import { type FakeLrs, startFakeLrs } from './support/fakeLrs.ts';

const HOUR = 3_600_000;
const BY = { actor: { kind: 'command', id: null }, scope: { kind: 'everything' } } as const;

describe('forwarding to another record store', () => {
  let lrs: FakeLrs;
  let school: School;
  let tenant: string;
  let target: string;

  before(async () => {
    lrs = await startFakeLrs();
    school = await startSchool({ allow: lrs.origin });
  });
  beforeEach(async () => {
    tenant = (await school.services.store.platforms.put(aRegistration({ tenantBy: 'registration' }))).id;
  });
  afterEach(async () => {
    if ((await school.services.store.forwards.find(target)) !== null)
      await removeForward(admin(), BY, target);
    lrs.forget();
  });
  after(async () => {
    await school?.close();
    await lrs?.close();
  });

  const admin = () => school.services.admin;
  async function add(over: Record<string, unknown> = {}) {
    const asked = {
      tenant,
      label: 'District',
      endpoint: `${lrs.origin}/xapi/`,
      username: 'u',
      password: 'pä:ss',
    };
    target = await addForward(admin(), BY, ForwardRequest.parse({ ...asked, ...over }));
  }
  /** Stores some of the tenant's statements; their ids in order. */
  async function store(count: number, over: Parameters<typeof aStatement>[0] = {}, of = tenant) {
    const ids: string[] = [];
    for (let each = 0; each < count; each += 1) {
      const statement = aStatement(over);
      await school.services.store.statements.insert(of, statement, school.clock.now);
      ids.push(statement.id);
    }
    return ids;
  }
  /** A worker's turn, some seconds later. */
  async function work(laterMs = 3_000) {
    school.clock.now += laterMs;
    await school.deliver();
  }
  const view = async () => {
    const found = (await viewForwards(admin())).find(({ id }) => id === target);
    assert.ok(found);
    return found;
  };
  const keptIds = () => lrs.kept.map(({ id }) => id);

  it('brings every statement of its customer, in batches and in order, and no other’s', async () => {
    const before = await store(130);
    await store(3, {}, 'another');
    await add();
    await work();
    const after = await store(5);
    await work();
    assert.deepEqual(keptIds(), [...before, ...after]);
    assert.deepEqual(
      lrs.posts.map(({ ids }) => ids.length),
      [100, 30, 5],
    );
    const [first] = lrs.posts;
    assert.equal(first?.headers.authorization, `Basic ${Buffer.from('u:pä:ss').toString('base64')}`);
    assert.equal(first?.headers['x-experience-api-version'], '2.0.0');
    assert.ok(lrs.kept.every((one) => one.stored === undefined && one.authority === undefined));
    const { sent, refused, reason, failingSince } = await view();
    assert.deepEqual([sent, refused, reason, failingSince], [135, 0, null, null]);
    const kept = JSON.stringify(await school.services.store.forwards.find(target));
    assert.ok(!kept.includes('pä:ss'), 'the password is sealed');
  });

  it('a target that is down for a day receives everything once it is back', async () => {
    await add();
    lrs.down = 503;
    const ids = await store(40);
    for (let hours = 0; hours < 24; hours += 1) {
      await work(HOUR);
      ids.push(...(await store(3)));
    }
    assert.ok(lrs.posts.length >= 20, `${lrs.posts.length} tries`);
    const failing = await view();
    assert.equal(failing.reason, 'busy');
    assert.ok(school.clock.now - (failing.failingSince ?? 0) >= 23 * HOUR);
    lrs.down = null;
    await work(HOUR);
    await work();
    assert.deepEqual(keptIds(), ids);
    assert.deepEqual([(await view()).reason, (await view()).failingSince], [null, null]);
  });

  it('waits for as long as it is asked to, and tries credentials that are refused again', async () => {
    await add();
    await store(1);
    lrs.answers.push(429);
    lrs.retryAfter = '1800';
    await work();
    await work(29 * 60_000);
    assert.equal(lrs.posts.length, 1);
    lrs.answers.push(401, 404);
    lrs.retryAfter = null;
    await work(60_000);
    assert.equal((await view()).reason, 'unauthorised');
    await work(HOUR);
    assert.equal((await view()).reason, 'unexpected');
    await work(HOUR);
    assert.equal(lrs.kept.length, 1);
    assert.equal((await view()).refused, 0);
  });

  it('finds the statement that is refused, puts it aside and brings the others; it can be tried again', async () => {
    await add();
    const ids = await store(50);
    const [bad = ''] = ids.slice(17);
    lrs.bad.add(bad);
    await work();
    assert.deepEqual(
      keptIds(),
      ids.filter((id) => id !== bad),
    );
    assert.ok(lrs.posts.length < 20);
    assert.equal((await view()).refused, 1);
    const [letter] = await school.services.store.deadLetters.page(target, null, 9);
    assert.deepEqual([letter?.statement, letter?.status], [bad, 400]);
    assert.equal(await retryForward(admin(), BY, target), 1);
    await work();
    assert.equal((await view()).refused, 1, 'still refused');
    lrs.bad.clear();
    await retryForward(admin(), BY, target);
    await work();
    assert.equal((await view()).refused, 0);
    assert.ok(keptIds().includes(bad));
    assert.equal((await view()).sent, 50);
  });

  it('sends again after a crash, under the same ids; a store that calls this a conflict is asked what it has', async () => {
    await add();
    const ids = await store(3);
    let crashes = 1;
    const { store: real } = school.services;
    const finish: StatementReaderStore['finish'] = (...call) => {
      crashes -= 1;
      return crashes >= 0 ? Promise.reject(new Error('dies here')) : real.statementReaders.finish(...call);
    };
    const dying = { ...real, statementReaders: { ...real.statementReaders, finish } };
    const loop = startLoop({ ...school.services.worker, store: dying });
    school.clock.now += 1_000;
    await loop.drain();
    await loop.stop();
    assert.deepEqual(keptIds(), ids);
    lrs.strict = true;
    await work(180_000);
    assert.deepEqual(keptIds(), ids);
    assert.ok(lrs.posts.length > 1);
    assert.equal((await view()).refused, 0);
  });

  it('brings the bytes of attachments along', async () => {
    await add();
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45]);
    const sha2 = createHash('sha256').update(bytes).digest('hex');
    const about = { usageType: 'https://x.example/u', display: { en: 'x' }, length: 6, sha2 };
    const statement = { ...aStatement(), attachments: [{ ...about, contentType: 'application/x-raw' }] };
    const { store: real } = school.services;
    await real.lrsAttachments.put(tenant, [{ sha2, contentType: 'application/x-raw', bytes }], Date.now());
    await real.statements.insertAll(tenant, [statement], school.clock.now);
    await work();
    assert.deepEqual(keptIds(), [statement.id]);
    const [post] = lrs.posts;
    const type = post?.headers['content-type'] ?? '';
    const parts = readMultipart(post?.body ?? Buffer.alloc(0), type);
    assert.equal(parts[1]?.headers['x-experience-api-hash'], sha2);
    assert.deepEqual(parts[1]?.body, bytes);
  });

  it('another statement under an id stays the target’s own, and is told', async () => {
    await add();
    const statement = aStatement();
    lrs.keep({ ...statement, id: statement.id, result: { success: false } });
    lrs.strict = true;
    await school.services.store.statements.insert(tenant, statement, school.clock.now);
    await work();
    const [letter] = await school.services.store.deadLetters.page(target, null, 9);
    assert.deepEqual([letter?.statement, letter?.status], [statement.id, 409]);
  });

  it('speaks 1.0.3 where the target does, and sends only what is wanted, from now on if so asked', async () => {
    await store(2);
    const verb = { id: fresh('https://verbs.example/'), display: { en: 'did' } };
    await add({ version: '1.0.3', verbs: [verb.id], fromStart: false });
    school.clock.now += 1000;
    await store(2);
    const [wanted] = await store(1, { verb });
    await work();
    assert.deepEqual(keptIds(), [wanted]);
    assert.equal(lrs.kept[0]?.version, '1.0.0');
    assert.equal(lrs.posts[0]?.headers['x-experience-api-version'], '1.0.3');
  });

  it('is stopped, goes on where it stopped, and is ended for good', async () => {
    await add();
    await pauseForward(admin(), BY, target, true);
    const ids = await store(2);
    await work(HOUR);
    assert.equal(lrs.posts.length, 0);
    await pauseForward(admin(), BY, target, false);
    await work();
    assert.deepEqual(keptIds(), ids);
    await removeForward(admin(), BY, target);
    await store(2);
    await work();
    assert.equal(lrs.kept.length, 2);
    assert.deepEqual(await viewForwards(admin()), []);
    assert.equal(await school.services.store.statementReaders.find(target), null);
  });

  it('an address inside the network is not called', async () => {
    await add({ endpoint: 'http://10.0.0.7/xapi' });
    await store(1);
    await work();
    assert.equal((await view()).reason, 'blocked');
  });
});
