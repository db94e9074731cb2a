import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { PickerResult } from '../../src/api/activity.ts';
import { beginLogin, call, launch, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LEARNER, LTI, startPlatform } from '../support/platform.ts';
import { startTool } from '../support/tool.ts';

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

describe('the page a launch opens', () => {
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  /** The raw answer to a launch with these claims. */
  async function raw(claims: Record<string, unknown> = {}): Promise<Response> {
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform);
    const now = tool.running.services.practice.now();
    const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
    return postLaunch(tool, { state: login.state, id_token: token }, login.cookies);
  }

  const policyOf = (response: Response): Record<string, string> =>
    Object.fromEntries(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );

  function deepLinking(roles: readonly string[]) {
    return {
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${LTI}resource_link`]: undefined,
      [`${LTI}roles`]: roles,
      [DL]: {
        deep_link_return_url: `${course.platform.origin}/return`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
        data: 'opaque',
      },
    };
  }

  it('may be framed by its platform alone, runs only its own scripts and is kept by nobody', async () => {
    const response = await raw();
    const html = await response.text();
    const policy = policyOf(response);
    assert.equal(policy['frame-ancestors'], `'self' ${course.platform.origin}`);
    assert.equal(policy['default-src'], "'none'");
    assert.equal(policy['base-uri'], "'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy['script-src'] ?? '')?.[1];
    assert.ok(nonce && Buffer.from(nonce, 'base64').length >= 16);
    assert.ok(!/unsafe-(inline|eval)/.test(JSON.stringify(policy)));
    for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g))
      assert.ok(attributes.includes('src="/') || attributes.includes(`nonce="${nonce}"`), attributes);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-frame-options'), null);
    assert.equal(response.headers.get('x-powered-by'), null);
    const other = /'nonce-([^']+)'/.exec(policyOf(await raw())['script-src'] ?? '')?.[1];
    assert.notEqual(other, nonce, 'a nonce is used once');
  });

  it('an error page of a known launch may be framed by its platform, any other by nobody', async () => {
    const known = await raw({ [`${LTI}version`]: '1.1' });
    assert.equal(known.status, 400);
    assert.equal(policyOf(known)['frame-ancestors'], `'self' ${course.platform.origin}`);
    const unknown = await postLaunch(course.tool, { state: 'x', id_token: 'y' }, '');
    assert.equal(policyOf(unknown)['frame-ancestors'], "'none'");
    for (const response of [known, unknown]) {
      assert.equal(response.headers.get('x-frame-options'), null);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
  });

  it('a frame that sends its launch once more gets a page that its platform may show', async () => {
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform);
    const now = tool.running.services.practice.now();
    const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url });
    const form = { state: login.state, id_token: token };
    assert.equal((await postLaunch(tool, form, login.cookies)).status, 200);
    const reloaded = await postLaunch(tool, form, login.cookies);
    assert.equal(pageDataOf<'message'>(await reloaded.text()).data.code, 'state_replayed');
    assert.equal(policyOf(reloaded)['frame-ancestors'], `'self' ${platform.origin}`);
  });

  it('deep linking opens the picker for those who may add content, for a learner nothing', async () => {
    const opened = await raw(deepLinking([INSTRUCTOR]));
    assert.equal(pageDataOf(await opened.text()).page, 'picker');
    const refused = await raw(deepLinking([LEARNER]));
    assert.equal(refused.status, 403);
    assert.equal(pageDataOf<'message'>(await refused.text()).data.code, 'role_not_allowed');
  });

  it('a link without an activity asks its instructor to choose and its learners to wait', async () => {
    const link = { [`${LTI}resource_link`]: { id: 'link-empty' } };
    const refused = await raw(link);
    assert.equal(refused.status, 404);
    assert.equal(pageDataOf<'message'>(await refused.text()).data.code, 'activity_not_ready');
    const picker = await launch(course.tool, course.platform, { ...TEACHER, ...link });
    assert.equal(picker.page, 'picker');
  });

  it('a copied course gets a copy of the settings and nobody’s work', async () => {
    const { tool, platform } = course;
    const picker = await launch<'picker'>(tool, platform, { ...TEACHER, ...deepLinking([INSTRUCTOR]) });
    const pack = picker.data.packs.find(({ id }) => id === 'fractions-to-equations');
    const request = {
      ...picker.data.start,
      title: 'Copied',
      pack: pack?.id,
      skills: pack?.skills.slice(0, 2).map(({ id }) => id),
      threshold: 0.77,
    };
    const chosen = { activities: [request], target: null };
    const made = await call<PickerResult>(tool, picker.token, 'POST', '/api/deep-link', chosen);
    assert.ok(made.body.kind === 'form');
    const claims = JSON.parse(Buffer.from(made.body.jwt.split('.')[1] ?? '', 'base64url').toString());
    const item = claims['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'][0];
    assert.equal(claims['https://purl.imsglobal.org/spec/lti-dl/claim/data'], 'opaque');
    const at = (course: string) => ({
      [`${LTI}custom`]: item.custom,
      [`${LTI}resource_link`]: { id: `${course}-link` },
      [`${LTI}context`]: { id: course, title: course },
    });
    const pupil = await launch<'practice'>(tool, platform, { sub: 'pupil', ...at('first') });
    await course.answerRight(pupil.token, pupil.data.turn);
    await tool.running.loop.drain();
    const first = await launch<'class'>(tool, platform, { ...TEACHER, ...at('first') });
    assert.deepEqual(
      first.data.overview.rows.map(({ answered }) => answered),
      [1],
    );
    const copy = await launch<'class'>(tool, platform, { ...TEACHER, ...at('second') });
    assert.deepEqual(copy.data.activity, first.data.activity);
    assert.equal(copy.data.activity.threshold, 0.77);
    assert.notEqual(copy.data.overview.activity.id, first.data.overview.activity.id);
    assert.deepEqual(copy.data.overview.rows, []);
    const again = await launch<'class'>(tool, platform, { ...TEACHER, ...at('second') });
    assert.equal(again.data.overview.activity.id, copy.data.overview.activity.id);
    const there = await launch<'practice'>(tool, platform, { sub: 'pupil', ...at('second') });
    assert.equal(there.data.turn.grade.value, null, 'no grade comes along');
  });

  it('a test user practises in full and is neither graded nor listed', async () => {
    const { tool, platform } = course;
    const before = platform.scores.length;
    const page = await launch<'practice'>(tool, platform, {
      sub: 'preview-user',
      name: 'Test Student',
      [`${LTI}roles`]: [LEARNER, TEST_USER],
    });
    assert.equal(page.data.viewer.preview, true);
    const turn = await course.answerRight(page.token, page.data.turn);
    assert.equal(turn.grade.state, 'not-graded');
    await call(tool, page.token, 'POST', '/api/finish', {});
    await tool.running.loop.drain();
    assert.equal(platform.scores.length, before);
    const teacher = await course.teacher();
    assert.ok(teacher.data.overview.rows.every(({ name }) => name !== 'Test Student'));
  });

  it('the locale of a platform is read however it is written', async () => {
    const page = await launch<'practice'>(course.tool, course.platform, {
      sub: 'from-mexico',
      locale: 'es_MX',
    });
    assert.equal(page.locale, 'es-MX');
    assert.equal(page.data.turn.serving?.language, 'es');
    await course.answerRight(page.token, page.data.turn);
  });

  it('the published key set has no private member', async () => {
    const response = await fetch(`${course.tool.url}/lti/jwks.json`);
    const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
    assert.ok(keys.length > 0);
    for (const key of keys) assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});

describe('the log', () => {
  it('holds nothing personal and no secret, whatever a launch brings and however it ends', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const platform = await startPlatform();
    const logger = pino({ level: 'trace' }, sink);
    const tool = await startTool({ frozen: true, allow: platform.origin, logger });
    await platform.register(tool.running.services.store);
    const person = {
      sub: 'sub-7f3a',
      name: 'Wilhelmina Okonkwo',
      given_name: 'Wilhelmina',
      email: 'mina@school.example',
    };
    const secrets: string[] = ['sub-7f3a', 'Wilhelmina', 'Okonkwo', 'mina@school.example'];
    for (const claims of [person, { ...person, [`${LTI}version`]: '9' }, { ...person, ...TEACHER }]) {
      const login = await beginLogin(tool, platform);
      const now = tool.running.services.practice.now();
      const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
      const answer = await postLaunch(tool, { state: login.state, id_token: token }, login.cookies);
      const page = pageDataOf(await answer.text());
      if (page.token !== null) {
        await call(tool, page.token, 'GET', '/api/turn');
        await call(tool, page.token, 'POST', '/api/answer', '{"answer":');
        secrets.push(page.token);
      }
      secrets.push(token, login.page.data.secret, login.nonce, login.state);
    }
    await tool.close();
    await platform.close();
    const log = lines.join('');
    assert.ok(log.includes('request refused') && log.includes('/api/turn'), 'something was logged');
    for (const secret of secrets) assert.ok(!log.includes(secret), secret);
  });
});
