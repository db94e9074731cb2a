import assert from 'node:assert/strict';
import type { PageData } from '../../src/api/page.ts';
import { beginLogin, call, launch, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { LTI } from '../support/platform.ts';

describe('a launch’s page loaded again', () => {
  let course: TestCourse;
  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  it('has an address of its own that holds nothing and may be framed by its platform alone', async () => {
    const { address } = await course.student('student-1');
    assert.ok(address);
    const response = await fetch(course.tool.url + address);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`frame-ancestors 'self' ${course.platform.origin}`), policy);
    assert.deepEqual(response.headers.getSetCookie(), []);
    const page = pageDataOf<'resume'>(await response.text());
    assert.deepEqual([page.page, page.token, page.data], ['resume', null, {}]);
  });

  it('of a platform nobody knows there is no such page', async () => {
    const response = await fetch(`${course.tool.url}/lti/resume/nobody`);
    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });

  it('a learner finds the question that was open, and nothing is written', async () => {
    const opened = await course.student('student-2');
    const pages = [];
    for (const _ of [1, 2]) {
      const resumed = await call<PageData<'practice'>>(course.tool, opened.token, 'GET', '/api/page');
      assert.equal(resumed.status, 200);
      pages.push(resumed.body);
    }
    const [page] = pages;
    assert.deepEqual(pages[0], pages[1]);
    assert.deepEqual([page?.page, page?.token], ['practice', null]);
    assert.equal(page?.data.turn.serving?.id, opened.data.turn.serving?.id);
    assert.deepEqual(page?.data.activity, opened.data.activity);
    const answered = await course.answerRight(opened.token, opened.data.turn);
    assert.ok(answered.feedback);
  });

  it('an instructor finds the class', async () => {
    const opened = await course.teacher();
    const { body } = await call<PageData<'class'>>(course.tool, opened.token, 'GET', '/api/page');
    assert.deepEqual([body.page, body.data.viewer.role], ['class', 'instructor']);
    assert.deepEqual(body.data.activity, opened.data.activity);
  });

  it('a teacher who is choosing finds the picker as the platform had preset it', async () => {
    const opened = await launch<'picker'>(course.tool, course.platform, {
      ...TEACHER,
      [`${LTI}resource_link`]: { id: 'link-empty' },
      [`${LTI}custom`]: { trellis_delay_hours: '2' },
    });
    assert.equal(opened.data.start.delayHours, 2);
    const { body } = await call<PageData<'picker'>>(course.tool, opened.token, 'GET', '/api/page');
    assert.equal(body.page, 'picker');
    assert.deepEqual(body.data, { ...opened.data, viewer: { ...opened.data.viewer, name: 'Ms Rivera' } });
  });

  it('the login tells its page, and the launch its own, who may keep the secret for the browser', async () => {
    const { tool, platform } = course;
    const storage = { target: null, origins: [platform.origin] };
    const login = await beginLogin(tool, platform);
    assert.deepEqual(login.page.data.storage, storage);
    const now = tool.running.services.practice.now();
    const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url });
    const waiting = await postLaunch(tool, { state: login.state, id_token: token }, '');
    assert.deepEqual(pageDataOf<'verify'>(await waiting.text()).data.storage, storage);
  });

  it('the frame named at login is remembered; the same login in a window of its own names none', async () => {
    const { tool, platform } = course;
    const dataOf = async (target: string) => {
      const query = new URLSearchParams({
        iss: platform.origin,
        login_hint: 'hint',
        target_link_uri: `${tool.url}/lti/launch`,
        lti_storage_target: target,
      });
      const response = await fetch(`${tool.url}/lti/login?${query}`);
      return pageDataOf<'login'>(await response.text()).data;
    };
    const named = await dataOf('post_message_forwarding');
    assert.equal(named.storage.target, 'post_message_forwarding');
    assert.equal(new URL(named.again).searchParams.get('lti_storage_target'), null);
    assert.equal(new URL(named.again).searchParams.get('login_hint'), 'hint');
    assert.equal((await dataOf('a frame" onload="x')).storage.target, null);
  });
});
