import assert from 'node:assert/strict';
import { TrellisError } from '../../src/errors.ts';
import { findOrCreateLineItem, type WantedLineItem } from '../../src/lti/lineItem.ts';
import { SCOPES } from '../../src/lti/scopes.ts';
import { ISSUER, registration } from './platformDouble.ts';
import { type Answer, access, json, platform, type Seen } from './serviceDouble.ts';

const LIST = `${ISSUER}/items?type_id=7`;
const ags = { lineItem: null, lineItems: LIST };
const wanted: WantedLineItem = { label: 'Practice', scoreMaximum: 100, resourceId: 'act-1', tag: 'grade' };
const item = (id: string, more: object = {}) => ({ id, resourceId: 'act-1', tag: 'grade', ...more });
const get = (answer: Answer, post: (seen: Seen) => Answer) => (seen: Seen) =>
  seen.method === 'GET' ? answer : post(seen);

describe('a line item', () => {
  it('is the one of the launch claim when there is one', async () => {
    const lms = platform(() => ({ status: 500 }));
    const claim = { lineItem: `${ISSUER}/own`, lineItems: LIST };
    const found = await findOrCreateLineItem(access, claim, wanted, lms.deps);
    assert.deepEqual(found, { url: `${ISSUER}/own`, how: 'claim', matching: 1 });
    assert.equal(lms.seen.length, 0);
  });

  it('is looked for with the query of the list kept, and filtered here again', async () => {
    const others = [item('x', { tag: 'other' }), item('y', { resourceId: 'act-2' }), { id: 'z' }];
    const lms = platform(() => json([...others, item('mine')]));
    const found = await findOrCreateLineItem(access, ags, wanted, lms.deps);
    assert.deepEqual(found, { url: 'mine', how: 'found', matching: 1 });
    assert.equal(lms.seen[0]?.url, `${LIST}&resource_id=act-1&tag=grade&limit=100`);
    assert.equal(lms.seen[0]?.headers.accept, 'application/vnd.ims.lis.v2.lineitemcontainer+json');
  });

  it('is looked for on Moodle without a limit', async () => {
    const moodle = { ...access, registration: { ...registration, family: 'moodle' as const } };
    const lms = platform(() => json([item('mine')]));
    await findOrCreateLineItem(moodle, ags, wanted, lms.deps);
    assert.equal(lms.seen[0]?.url, `${LIST}&resource_id=act-1&tag=grade`);
  });

  it('of several is ours by its link, else the oldest, and says how many there are', async () => {
    const lms = platform(() => json([item('i/10'), item('i/9'), item('i/11', { resourceLinkId: 'link-1' })]));
    const oldest = await findOrCreateLineItem(access, ags, wanted, lms.deps);
    assert.deepEqual(oldest, { url: 'i/9', how: 'found', matching: 3 });
    const linked = await findOrCreateLineItem(access, ags, { ...wanted, resourceLinkId: 'link-1' }, lms.deps);
    assert.equal(linked.url, 'i/11');
  });

  it('is made when there is none', async () => {
    const lms = platform(get(json([]), () => ({ status: 201, text: JSON.stringify({ id: 'new' }) })));
    const made = await findOrCreateLineItem(access, ags, wanted, lms.deps);
    assert.deepEqual(made, { url: 'new', how: 'created', matching: 1 });
    const post = lms.seen[1];
    assert.equal(post?.url, LIST);
    assert.equal(post?.headers['content-type'], 'application/vnd.ims.lis.v2.lineitem+json');
    assert.deepEqual(JSON.parse(post?.body ?? ''), wanted);
  });

  it('is not made twice when the answer to the first request got lost', async () => {
    const items: object[] = [];
    const lms = platform((seen) => {
      if (seen.method === 'GET') return json(items);
      items.push(item('made'));
      return new Error('timeout');
    });
    // The guarded fetch reports a time-out as a failure that may pass.
    const fetch: typeof lms.deps.fetch = (url, request) =>
      lms.deps.fetch(url, request).catch((cause) => {
        throw new TrellisError('outbound_failed', '', { cause });
      });
    const found = await findOrCreateLineItem(access, ags, wanted, { ...lms.deps, fetch });
    assert.deepEqual(found, { url: 'made', how: 'found', matching: 1 });
    assert.equal(items.length, 1);
  });

  it('is not posted without the scope for it', async () => {
    const lms = platform(() => json([]));
    const readOnly = { ...access, granted: [SCOPES.lineItemRead, SCOPES.score] };
    await assert.rejects(findOrCreateLineItem(readOnly, ags, wanted, lms.deps), { code: 'scope_missing' });
    assert.deepEqual(
      lms.seen.map(({ method }) => method),
      ['GET'],
    );
    const off = { lineItem: null, lineItems: null };
    await assert.rejects(findOrCreateLineItem(access, off, wanted, lms.deps), { code: 'scope_missing' });
  });

  it('that the platform refuses to make is a refusal, a failing platform is worth another try', async () => {
    const refusing = platform(get(json([]), () => ({ status: 422 })));
    await assert.rejects(findOrCreateLineItem(access, ags, wanted, refusing.deps), { code: 'grade_refused' });
    const failing = platform(get(json([]), () => ({ status: 502 })));
    await assert.rejects(findOrCreateLineItem(access, ags, wanted, failing.deps), {
      code: 'outbound_failed',
    });
    const broken = platform(() => ({ status: 200, text: '<html>' }));
    await assert.rejects(findOrCreateLineItem(access, ags, wanted, broken.deps), { code: 'outbound_failed' });
  });
});
