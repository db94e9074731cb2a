import assert from 'node:assert/strict';
import { nextLink } from '../../src/lti/linkHeader.ts';
import { readRoster } from '../../src/lti/nrps.ts';
import { ISSUER } from './platformDouble.ts';
import { type Answer, access, json, platform } from './serviceDouble.ts';

const URL_ = `${ISSUER}/members?rlid=1`;
const member = (user_id: unknown, more: object = {}) => ({ user_id, roles: ['Learner'], ...more });
const page = (members: unknown[], next?: string): Answer =>
  json({ id: URL_, members }, next === undefined ? {} : { link: `<${next}>; rel="next"` });

describe('a roster', () => {
  it('is read over all pages, keeping the query of its address', async () => {
    const pages = [
      page([member('a')], '/members?p=2'),
      page([member('b')], `${ISSUER}/members?p=3`),
      page([member(3)]),
    ];
    const lms = platform(() => pages.shift() ?? { status: 500 });
    const { members, complete } = await readRoster(access, URL_, lms.deps);
    assert.ok(complete);
    assert.deepEqual(
      members.map(({ userId }) => userId),
      ['a', 'b', '3'],
    );
    assert.deepEqual(
      lms.seen.map(({ url }) => url),
      [`${URL_}&limit=100`, `${ISSUER}/members?p=2`, `${ISSUER}/members?p=3`],
    );
    assert.equal(lms.seen[0]?.headers.accept, 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json');
  });

  it('is nothing when one page fails', async () => {
    const pages: Answer[] = [page([member('a')], '/members?p=2'), { status: 500 }];
    const lms = platform(() => pages.shift() ?? {});
    await assert.rejects(readRoster(access, URL_, lms.deps), { code: 'outbound_failed' });
    const refusing = platform(() => ({ status: 404 }));
    await assert.rejects(readRoster(access, URL_, refusing.deps), { code: 'service_refused' });
  });

  it('is incomplete when its pages lead in a circle or to another origin, which gets no token', async () => {
    for (const next of [`${URL_}&limit=100`, 'https://evil.example/members', 'http://lms.example/m']) {
      const lms = platform(() => page([member('a')], next));
      const { complete, members } = await readRoster(access, URL_, lms.deps);
      assert.ok(!complete);
      assert.equal(members.length, 1);
      assert.equal(lms.seen.length, 1);
    }
  });

  it('goes without members that cannot be read, says how many, and is then incomplete', async () => {
    const broken = [
      null,
      'b',
      { roles: ['Learner'] },
      member({}),
      { user_id: 'c' },
      member('d', { roles: [3] }),
    ];
    const lms = platform(() => page([member('a'), ...broken, member('z')]));
    const { members, complete, dropped } = await readRoster(access, URL_, lms.deps);
    assert.deepEqual(
      members.map(({ userId }) => userId),
      ['a', 'z'],
    );
    assert.deepEqual([complete, dropped], [false, broken.length]);
  });

  it('reads status, roles and names as platforms write them', async () => {
    const lms = platform(() =>
      page([
        member('a', { name: 'Ada', roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'] }),
        member(7, { status: 'Inactive', name: '' }),
        member('c', { status: 'Deleted', email: null }),
      ]),
    );
    const { members } = await readRoster(access, URL_, lms.deps);
    assert.deepEqual(
      members.map(({ userId, status, name, rights }) => [
        userId,
        status,
        name,
        rights.instructor,
        rights.learner,
      ]),
      [
        ['a', 'Active', 'Ada', true, false],
        ['7', 'Inactive', null, false, true],
        ['c', 'Deleted', null, false, true],
      ],
    );
  });
});

describe('the next page', () => {
  const base = 'https://lms.example/x?a=1';
  const next = 'https://lms.example/x?p=2';
  const headers = [
    [`<${next}>; rel="next"`, next],
    [`<${next}>; rel=next`, next],
    [`<${next}>; rel=“next”`, next],
    [`<${next}>; rel="last next"`, next],
    [`<${next}>; REL="Next"; title="a, b; rel=x"`, next],
    ['</x?p=2>; rel="next"', next],
    [`<https://lms.example/1>; rel="first", <${next}>;rel="next", <https://lms.example/9>; rel="last"`, next],
    ['<https://lms.example/x?p=2&amp;q=3>; rel=“next”', 'https://lms.example/x?p=2&q=3'],
    ['<https://lms.example/x,y?p=2>; rel="next"', 'https://lms.example/x,y?p=2'],
    ['<https://lms.example/1>; rel="nextish"', null],
    ['<http://[>; rel="next"', null],
    ['nonsense', null],
  ] as const;
  for (const [link, expected] of headers) {
    it(`of ${link}`, () => assert.equal(nextLink({ link }, base), expected));
  }
});
