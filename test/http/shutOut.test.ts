import assert from 'node:assert/strict';
import { beginLogin, call, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { signInOperator } from '../support/operator.ts';

const DEPLOYMENT = 'dep-1';

describe('a suspension', () => {
  let course: TestCourse;
  let registration: string;
  let operator: string;

  before(async () => {
    course = await startCourse();
    const [known] = await course.tool.running.services.store.platforms.list();
    registration = known?.registration.id ?? '';
    operator = await signInOperator(course.tool);
  });
  after(() => course?.close());

  const platform = (status: 'active' | 'suspended') =>
    call(course.tool, operator, 'PUT', `/api/admin/platforms/${registration}`, { status });
  const deployment = (status: 'active' | 'suspended') =>
    call(course.tool, operator, 'PUT', `/api/admin/platforms/${registration}/deployment`, {
      deployment: DEPLOYMENT,
      status,
    });

  /** A launch that waits for its browser; what proves it. */
  async function waiting(): Promise<{ ticket: string; secret: string }> {
    const { tool, platform } = course;
    const { nonce, state, page } = await beginLogin(tool, platform);
    const about = { nonce, now: tool.clock.now, publicUrl: tool.url };
    const token = await platform.token(about, { sub: 'late' });
    const html = await (await postLaunch(tool, { state, id_token: token }, '')).text();
    return { ticket: pageDataOf<'verify'>(html).data.ticket, secret: page.data.secret };
  }
  const prove = (proof: unknown) =>
    call<{ code: string; token?: string }>(course.tool, null, 'POST', '/lti/launch/verify', proof);

  it('reaches launches that wait for their browser, and lifting it brings none of them back', async () => {
    for (const set of [platform, deployment]) {
      const [refused, late] = [await waiting(), await waiting()];
      assert.equal((await set('suspended')).status, 200);
      const { status, body } = await prove(refused);
      assert.deepEqual([status, body.token], [401, undefined]);
      await set('active');
      assert.equal((await prove(late)).status, 401);
      assert.equal((await prove(await waiting())).status, 200, 'a new one opens');
    }
  });

  it('counts when the browser proves itself, not when the LMS launched', async () => {
    const { platforms } = course.tool.running.services.store;
    for (const [code, set] of [
      [
        'registration_inactive',
        (status: 'active' | 'suspended') => platforms.change(registration, { status }),
      ],
      [
        'deployment_disabled',
        (status: 'active' | 'suspended') => platforms.changeDeployment(registration, DEPLOYMENT, { status }),
      ],
    ] as const) {
      const proof = await waiting();
      await set('suspended');
      const { status, body } = await prove(proof);
      await set('active');
      assert.deepEqual([status, body.code], [403, code]);
    }
  });

  it('of one deployment ends what its courses are asked: neither roster nor results', async () => {
    const { services } = course.tool.running;
    const { token } = await course.teacher();
    const [link] = await services.store.links.ofActivity(
      (await call<{ activity: { id: string } }>(course.tool, token, 'GET', '/api/class')).body.activity.id,
    );
    assert.ok(link);
    course.platform.members = [{ user_id: 'late', roles: ['Learner'] }];
    assert.equal((await services.roster(link, null))?.members.length, 1);
    await services.store.platforms.changeDeployment(registration, DEPLOYMENT, { status: 'suspended' });
    assert.equal(await services.roster(link, null), null);
    const compared = await call<{ unread: string[] }>(
      course.tool,
      token,
      'POST',
      '/api/class/grades/compare',
      {},
    );
    await services.store.platforms.changeDeployment(registration, DEPLOYMENT, { status: 'active' });
    assert.deepEqual(compared.body.unread, ['deployment_disabled']);
  });
});
