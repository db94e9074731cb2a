import assert from 'node:assert/strict';
import { MEDIA, SCOPES } from '../../src/demo/vocabulary.ts';
import { addActivity, bearer, get, openWorld, TEACHER, type World } from './support/world.ts';

type Json = Record<string, unknown>;

describe('demo LMS: grades and roster', () => {
  let world: World;
  let lineItem: string;
  let token: string;
  before(async () => {
    world = await openWorld();
    lineItem = (await addActivity(world)).lineItem;
    token = await bearer(world, ...Object.values(SCOPES));
  });
  after(() => world.close());

  const call = (url: string, method: string, media: string | null, body?: unknown): Promise<Response> =>
    fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(media ? { 'content-type': media } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const under = (part: string): string => lineItem.replace('/lineitem?', `/lineitem/${part}?`);
  const sendScore = (changes: Json, media: string = MEDIA.score): Promise<Response> =>
    call(under('scores'), 'POST', media, {
      userId: '22',
      scoreGiven: 8,
      scoreMaximum: 10,
      timestamp: '2026-11-22T10:00:00.000Z',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      ...changes,
    });
  const resultOf = async (userId: string): Promise<Json | undefined> => {
    const response = await call(`${under('results')}&user_id=${userId}`, 'GET', null);
    return ((await response.json()) as Json[])[0];
  };
  const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;

  it('a score stands in results and gradebook, rescaled to the column', async () => {
    assert.equal(await statusOf(sendScore({ comment: '8 of 10 skills' })), 200);
    const result = await resultOf('22');
    assert.deepEqual([result?.resultScore, result?.resultMaximum], [40, 50]);
    assert.match(await get(world, `${TEACHER}/gradebook`), /80 %[\s\S]*8 of 10 skills/);
  });

  it('a timestamp must be later than that of the score held', async () => {
    const at = (timestamp: string): Promise<number> => statusOf(sendScore({ userId: '23', timestamp }));
    assert.equal(await at('2026-11-22T10:00:01.000Z'), 200);
    assert.equal(await at('2026-11-22T10:00:01.000Z'), 409);
    assert.equal(await at('2026-11-22T10:00:00.999Z'), 409);
    assert.equal(await at('2026-11-22T11:00:01.000+01:00'), 409);
    assert.equal(await at('2026-11-22T10:00:01.001Z'), 200);
  });

  it('malformed scores and scores of others than students are refused', async () => {
    const wrong: Json[] = [
      { userId: '11' },
      { userId: '27' },
      { userId: '' },
      { scoreGiven: -1 },
      { scoreGiven: '8' },
      { scoreMaximum: 0 },
      { scoreMaximum: undefined },
      { timestamp: 1_764_000_000 },
      { timestamp: 'yesterday' },
      { timestamp: '2026-11-22T10:00:00' },
      { gradingProgress: 'Graded' },
      { activityProgress: undefined },
    ];
    for (const changes of wrong)
      assert.equal(await statusOf(sendScore({ userId: '24', ...changes })), 400, JSON.stringify(changes));
    assert.equal(await resultOf('24'), undefined);
  });

  it('a score needs its exact media type', async () => {
    assert.equal(await statusOf(sendScore({ userId: '24' }, 'application/json')), 415);
  });

  it('more than the maximum is clipped', async () => {
    await sendScore({ userId: '25', scoreGiven: 11 });
    assert.equal((await resultOf('25'))?.resultScore, 50);
  });

  it('a score that is not fully graded empties the grade', async () => {
    await sendScore({ userId: '26' });
    await sendScore({ userId: '26', timestamp: '2026-11-22T10:00:02Z', gradingProgress: 'Pending' });
    assert.equal((await resultOf('26'))?.resultScore, undefined);
  });

  it('an address that lost its query is not found', async () => {
    assert.equal(await statusOf(call(lineItem.replace('?type_id=7', ''), 'GET', null)), 404);
    assert.equal(await statusOf(call(`${lineItem}/scores`, 'POST', MEDIA.score, {})), 404);
  });

  it('line items are made, found by filter, changed and removed', async () => {
    const container = `${world.demo.url}/lti/courses/y8-maths/lineitems?type_id=7`;
    const made = await call(container, 'POST', MEDIA.lineItem, {
      label: 'Extra',
      scoreMaximum: 5,
      tag: 'extra',
    });
    assert.equal(made.status, 201);
    const { id } = (await made.json()) as { id: string };
    const found = (await (await call(`${container}&tag=extra`, 'GET', null)).json()) as Json[];
    assert.deepEqual(
      found.map((one) => one.id),
      [id],
    );
    const changed = await call(id, 'PUT', MEDIA.lineItem, { label: 'More', scoreMaximum: 6 });
    const body = (await changed.json()) as Json;
    assert.deepEqual([body.label, body.scoreMaximum, body.tag], ['More', 6, undefined]);
    assert.equal(await statusOf(call(id, 'DELETE', null)), 204);
    assert.equal(await statusOf(call(id, 'GET', null)), 404);
  });

  it('the column of an activity cannot be removed', async () => {
    assert.equal(await statusOf(call(lineItem, 'DELETE', null)), 403);
  });

  it('a line item without label or maximum is refused', async () => {
    const container = `${world.demo.url}/lti/courses/y8-maths/lineitems?type_id=7`;
    for (const body of [{ label: 'x' }, { scoreMaximum: 1 }, { label: 'x', scoreMaximum: 0 }, []])
      assert.equal(await statusOf(call(container, 'POST', MEDIA.lineItem, body)), 400);
  });

  it('the roster comes in pages of the limit, linked to the next', async () => {
    const seen: unknown[] = [];
    let url: string | null = `${world.demo.url}/lti/courses/y8-maths/memberships?limit=3`;
    let pages = 0;
    while (url) {
      const response: Response = await call(url, 'GET', null);
      const body = (await response.json()) as { members: Json[] };
      seen.push(...body.members.map((one) => one.user_id));
      url = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
      pages += 1;
    }
    assert.deepEqual(seen, ['11', '21', '22', '23', '24', '25', '26', '12']);
    assert.equal(pages, 3);
  });

  it('the roster can be narrowed to a role, and a limit must be a number', async () => {
    const roster = `${world.demo.url}/lti/courses/y8-maths/memberships`;
    const body = (await (await call(`${roster}?role=Learner`, 'GET', null)).json()) as { members: Json[] };
    assert.equal(body.members.length, 6);
    assert.equal(await statusOf(call(`${roster}?limit=many`, 'GET', null)), 400);
    assert.equal(await statusOf(call(`${roster}?rlid=unknown`, 'GET', null)), 404);
  });
});
