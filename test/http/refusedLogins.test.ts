import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors.ts';
import { pageDataOf } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { storeCounts } from '../support/storeCounts.ts';

describe('every login the rules forbid', () => {
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  type Params = Readonly<Record<string, string | undefined>>;
  const entries = (changes: Params): [string, string][] => {
    const legal: Params = {
      iss: course.platform.origin,
      login_hint: 'hint',
      target_link_uri: `${course.tool.url}/lti/launch`,
      client_id: 'client-1',
    };
    return Object.entries({ ...legal, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    );
  };

  const forbidden: readonly (readonly [string, ErrorCode, () => [string, string][]])[] = [
    ['no issuer', 'bad_request', () => entries({ iss: undefined })],
    ['an unknown issuer', 'unknown_issuer', () => entries({ iss: 'https://unknown.example' })],
    ['the issuer with a slash more', 'unknown_issuer', () => entries({ iss: `${course.platform.origin}/` })],
    ['no login hint', 'login_hint_missing', () => entries({ login_hint: undefined })],
    ['no target', 'target_link_missing', () => entries({ target_link_uri: undefined })],
    [
      'a target on another host',
      'target_link_foreign',
      () => entries({ target_link_uri: 'https://evil.example/lti/launch' }),
    ],
    ['a script as target', 'target_link_foreign', () => entries({ target_link_uri: 'javascript:alert(1)' })],
    [
      'a target that begins with two slashes',
      'target_link_foreign',
      () => entries({ target_link_uri: '//evil.example' }),
    ],
    [
      'a target with our host as its user',
      'target_link_foreign',
      () => entries({ target_link_uri: `http://${new URL(course.tool.url).host}@evil.example/` }),
    ],
    ['the client of another', 'unknown_client', () => entries({ client_id: 'client-9' })],
    ['the issuer twice', 'bad_request', () => [...entries({}), ['iss', course.platform.origin]]],
    [
      'two deployments that differ',
      'bad_request',
      () => entries({ lti_deployment_id: 'a', deployment_id: 'b' }),
    ],
  ];
  for (const [name, code, params] of forbidden) {
    it(`with ${name}: ${code}, by GET and POST, and the store is as it was`, async () => {
      const before = await storeCounts(course.tool);
      const query = new URLSearchParams(params());
      const answers = [
        await fetch(`${course.tool.url}/lti/login?${query}`, { redirect: 'manual' }),
        await fetch(`${course.tool.url}/lti/login`, { method: 'POST', body: query, redirect: 'manual' }),
      ];
      for (const answer of answers) {
        const page = pageDataOf<'message'>(await answer.text());
        assert.deepEqual([answer.status, page.data.code], [400, code]);
        assert.equal(answer.headers.get('location'), null);
        assert.deepEqual(answer.headers.getSetCookie(), []);
      }
      assert.deepEqual(await storeCounts(course.tool), before);
    });
  }

  it('without a client is let through only while one registration fits', async () => {
    const begin = () =>
      fetch(`${course.tool.url}/lti/login?${new URLSearchParams(entries({ client_id: undefined }))}`);
    assert.equal((await begin()).status, 200);
    const { store } = course.tool.running.services;
    const [known] = await store.platforms.list();
    assert.ok(known);
    await store.platforms.put({ ...known.registration, id: 'second', clientId: 'client-2' });
    const doubtful = await begin();
    assert.equal(pageDataOf<'message'>(await doubtful.text()).data.code, 'ambiguous_registration');
    await store.platforms.change('second', { status: 'suspended' });
    assert.equal((await begin()).status, 200);
  });
});
