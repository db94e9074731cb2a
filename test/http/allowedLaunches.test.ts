import assert from 'node:assert/strict';
import { keyPair, type PlatformKey, sign } from '../lti/platformDouble.ts';
import { beginLogin, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LTI } from '../support/platform.ts';

const MINUTE = 60_000;
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

type Claims = Record<string, unknown>;

describe('every launch the rules allow', () => {
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  const seconds = () => Math.floor(course.tool.running.services.practice.now() / 1000);

  interface Allowed {
    readonly claims?: () => Claims;
    readonly header?: Record<string, unknown>;
    readonly login?: Record<string, string>;
    readonly form?: Record<string, string>;
    /** Milliseconds between login and the making of the token, and from there to its arrival. */
    readonly late?: number;
    readonly slow?: number;
    readonly key?: PlatformKey;
  }

  async function opened({ claims, header, login: params, form, late = 0, slow = 0, key }: Allowed) {
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform, params);
    tool.clock.now += late;
    const now = tool.running.services.practice.now();
    const legal = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims?.() ?? {});
    const all = JSON.parse(Buffer.from(legal.split('.')[1] ?? '', 'base64url').toString()) as Claims;
    const token = header || key ? await sign(all, key ?? platform.key, header) : legal;
    tool.clock.now += slow;
    const answer = await postLaunch(tool, { state: login.state, id_token: token, ...form }, login.cookies);
    const page = pageDataOf(await answer.text());
    assert.equal(answer.status, 200, JSON.stringify(page.data).slice(0, 200));
    return page;
  }

  const only = (names: readonly string[]): (() => Claims) => {
    const optional = ['name', 'given_name', `${LTI}context`, AGS, NRPS];
    return () =>
      Object.fromEntries(optional.filter((name) => !names.includes(name)).map((name) => [name, undefined]));
  };

  const allowed: readonly (readonly [string, Allowed])[] = [
    ['an audience in a list, with azp', { claims: () => ({ aud: ['client-1'], azp: 'client-1' }) }],
    ['an audience in a list, without azp', { claims: () => ({ aud: ['client-1'] }) }],
    ['a token that is 60 s old when it arrives and lived for 60 s', { slow: MINUTE }],
    ['ten minutes between login and launch', { late: 10 * MINUTE }],
    [
      'claims built at login and signed ten minutes later',
      { late: 10 * MINUTE, claims: () => ({ iat: seconds() - 600, exp: seconds() + 3000 }) },
    ],
    ['a clock 59 s ahead', { claims: () => ({ iat: seconds() + 59, exp: seconds() + 119 }) }],
    ['nothing that is optional', { claims: only([]) }],
    [
      'numbers as ids',
      {
        claims: () => ({
          sub: 4,
          [`${LTI}resource_link`]: { id: 7 },
          [`${LTI}context`]: { id: 9 },
          [`${LTI}roles`]: [INSTRUCTOR],
        }),
      },
    ],
    [
      'custom values that are no texts',
      {
        claims: () => ({
          [`${LTI}custom`]: { n: 3, yes: true, none: null, list: ['a'], deep: { a: 1 }, text: 'x' },
        }),
      },
    ],
    ['custom parameters that are a list', { claims: () => ({ [`${LTI}custom`]: ['a'] }) }],
    [
      'variables nobody resolved',
      { claims: () => ({ [`${LTI}custom`]: { context_history: '$Context.id.history', user: '$User.id' } }) },
    ],
    ['no roles at all', { claims: () => ({ [`${LTI}roles`]: [] }) }],
    ['roles nobody knows', { claims: () => ({ [`${LTI}roles`]: ['http://example.com/#Wizard', ''] }) }],
    [
      'a link id of 255 characters',
      { claims: () => ({ [`${LTI}resource_link`]: { id: 'x'.repeat(255) }, [`${LTI}roles`]: [INSTRUCTOR] }) },
    ],
    [
      'null where nothing is',
      {
        claims: () => ({
          [`${LTI}context`]: null,
          [AGS]: null,
          [NRPS]: null,
          [`${LTI}launch_presentation`]: null,
          name: null,
          locale: null,
        }),
      },
    ],
    ['the fields Canvas adds to the form', { form: { utf8: '✓', authenticity_token: 'x' } }],
    ['a deployment named at login', { login: { lti_deployment_id: 'dep-1' } }],
    [
      'parameters nobody knows at login',
      { login: { canvas_region: 'eu', canvas_environment: 'prod', lti_storage_target: '_parent' } },
    ],
    ['a header that names its type', { header: { typ: 'JWT', x5t: 'abc' } }],
    [
      'claims nobody knows, deep and long',
      { claims: () => ({ 'https://example.com/x': { a: [{ b: 'y'.repeat(20_000) }] } }) },
    ],
  ];
  for (const [name, given] of allowed) it(`opens: ${name}`, () => opened(given));

  it('opens: a key that the platform began to use a second ago', async () => {
    const { tool, platform } = course;
    tool.clock.now += 5 * MINUTE;
    const next = await keyPair('next-key');
    platform.keySet = { keys: [platform.key.jwk, next.jwk] };
    await opened({ key: next });
  });

  it('opens for a person each in a tab of their own, and no tab sees another’s', async () => {
    const { tool, platform } = course;
    const people = ['t1', 't2', 't3', 't4', 't5'];
    const logins = await Promise.all(people.map(() => beginLogin(tool, platform)));
    const jar = logins.map(({ cookies }) => cookies).join('; ');
    const pages = await Promise.all(
      logins.map(async (login, at) => {
        const now = tool.running.services.practice.now();
        const claims = { sub: people[at], name: people[at] };
        const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
        const answer = await postLaunch(tool, { state: login.state, id_token: token }, jar);
        return pageDataOf<'practice'>(await answer.text());
      }),
    );
    assert.deepEqual(
      pages.map(({ data }) => data.viewer.name),
      people,
    );
    assert.equal(new Set(pages.map(({ token }) => token)).size, people.length);
  });

  it('takes a custom parameter or an address that claims a right for nothing', async () => {
    const claims = () => ({
      sub: 'sly',
      [`${LTI}custom`]: { role: 'admin', roles: INSTRUCTOR, trellis_role: 'instructor' },
    });
    assert.equal((await opened({ claims })).page, 'practice');
  });

  it('shows titles and names as text, whatever is in them', async () => {
    const evil = '<script>alert(1)</script>';
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform);
    const now = tool.running.services.practice.now();
    const claims = { ...TEACHER, name: evil, [`${LTI}context`]: { id: 'course-1', title: evil } };
    const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
    const html = await (
      await postLaunch(tool, { state: login.state, id_token: token }, login.cookies)
    ).text();
    assert.ok(!html.includes(evil));
  });
});
