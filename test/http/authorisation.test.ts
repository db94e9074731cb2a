import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DEFAULT_ACTIVITY } from '../../src/api/activity.ts';
import { newRegistration } from '../../src/lti/newRegistration.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { API_ROUTES, makeApp } from '../../src/web/app.ts';
import { makeLimits } from '../../src/web/limits.ts';
import { beginLogin, call, launch, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { INSTITUTION_ADMIN, launchAdministrator, signInOperator } from '../support/operator.ts';
import { LTI } from '../support/platform.ts';
import { OPEN_ROUTES, routesOf } from './support/openRoutes.ts';

const HOUR = 3_600_000;

/** Who may do what: the table the routes are held against. Left out is forbidden. */
const MATRIX: Readonly<Record<string, readonly string[]>> = {
  'get /api/turn': ['learner'],
  'post /api/answer': ['learner'],
  'post /api/hint': ['learner'],
  'post /api/reveal': ['learner'],
  'post /api/choose': ['learner'],
  'post /api/dispute': ['learner'],
  'post /api/explain': ['learner'],
  'post /api/finish': ['learner'],
  'get /api/grade': ['learner'],
  'post /api/grade/resend': ['learner'],
  'put /api/settings': ['learner', 'instructor', 'picker', 'reader'],
  'post /api/consent': ['learner'],
  'get /api/mine': ['learner'],
  'get /api/mine/file': ['learner'],
  'get /api/class': ['instructor'],
  'get /api/class.csv': ['instructor'],
  'post /api/class/grades/resend': ['instructor'],
  'post /api/class/grades/compare': ['instructor'],
  'get /api/class/questions': ['instructor'],
  'get /api/class/experiment': ['instructor'],
  'post /api/class/experiment': ['instructor'],
  'post /api/class/experiment/close': ['instructor'],
  'get /api/class/:learner': ['instructor'],
  'post /api/class/:learner/override': ['instructor'],
  'post /api/class/:learner/extra-time': ['instructor'],
  'put /api/activity': ['instructor'],
  'get /api/activity/outside': ['instructor'],
  'put /api/activity/outside': ['instructor'],
  'post /api/class/:learner/withdraw': ['instructor'],
  'post /api/class/separate': ['instructor'],
  'post /api/view-as-student': ['instructor'],
  'get /api/mentor': ['reader'],
  'get /api/mentor/:learner': ['reader'],
  'post /api/view': ['learner', 'instructor', 'reader'],
  'get /api/preview': ['picker', 'instructor'],
  'post /api/what-if': ['picker', 'instructor'],
  'post /api/deep-link': ['picker'],
  'post /api/platform/open': ['administrator'],
  'get /api/platform': ['administrator'],
  'put /api/platform/deployment': ['administrator'],
  'get /api/platform/grades': ['administrator'],
  'post /api/platform/grades/retry': ['administrator'],
  'get /api/platform/audit': ['administrator'],
  'get /api/admin/platforms': ['operator'],
  'put /api/admin/platforms/:platform': ['operator'],
  'put /api/admin/platforms/:platform/deployment': ['operator'],
  'post /api/admin/platforms/:platform/proposal': ['operator'],
  'get /api/admin/grades': ['operator'],
  'get /api/admin/records': ['operator'],
  'post /api/admin/records/keys': ['operator'],
  'post /api/admin/records/keys/revoke': ['operator'],
  'post /api/admin/records/forwards': ['operator'],
  'post /api/admin/records/forwards/pause': ['operator'],
  'post /api/admin/records/forwards/remove': ['operator'],
  'post /api/admin/records/forwards/retry': ['operator'],
  'get /api/admin/records/letters': ['operator'],
  'post /api/admin/grades/retry': ['operator'],
  'get /api/admin/codes': ['operator'],
  'post /api/admin/codes': ['operator'],
  'post /api/admin/codes/revoke': ['operator'],
  'get /api/admin/keys': ['operator'],
  'post /api/admin/keys/rotate': ['operator'],
  'get /api/admin/audit': ['operator'],
  'post /api/admin/sign-out': ['operator'],
  'get /api/page': ['learner', 'instructor', 'picker', 'reader', 'administrator'],
};

describe('authorisation', () => {
  let course: TestCourse;
  let tokens: Record<string, string | null>;

  before(async () => {
    course = await startCourse();
    const { token: learner } = await course.student('student-1');
    const { token: instructor } = await course.teacher();
    const mentor = await launch(course.tool, course.platform, {
      sub: 'mentor-1',
      [`${LTI}roles`]: ['Mentor'],
      [`${LTI}role_scope_mentor`]: ['student-1'],
    });
    const administrator = await launchAdministrator(course.tool, course.platform);
    const operator = await signInOperator(course.tool);
    const picker = await launch<'picker'>(course.tool, course.platform, {
      sub: 'teacher-2',
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${LTI}resource_link`]: undefined,
      [`${LTI}roles`]: ['Instructor'],
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
        deep_link_return_url: `${course.platform.origin}/return`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    });
    tokens = {
      learner,
      instructor,
      picker: picker.token,
      reader: mentor.token,
      administrator: administrator.token,
      operator,
    };
  });
  after(() => course?.close());

  it('every route has a row in the matrix, and every row a route', () => {
    const routes = Object.fromEntries(
      API_ROUTES.map(({ method, path, kinds }) => [`${method} ${path}`, kinds]),
    );
    assert.deepEqual(routes, MATRIX);
  });

  it('every other route of the tool is open to everybody by a list', () => {
    const { services } = course.tool.running;
    const app = makeApp({
      ...services,
      publicUrl: course.tool.url,
      fetch: services.worker.services.fetch,
      contact: null,
      renderPage: () => '',
      assets: { script: '', style: '' },
      assetsDir: course.tool.dataDir,
      demoUrl: null,
      trustProxy: false,
      draining: services.halt.draining.signal,
      limits: makeLimits(services.practice.now),
    });
    const known = new Set([...Object.keys(MATRIX), ...OPEN_ROUTES]);
    assert.deepEqual(new Set(routesOf(app.router.stack)), known);
  });

  it('the record store takes a learner’s session, and none of another kind', async () => {
    const about = encodeURIComponent(JSON.stringify({ mbox: 'mailto:a@b.example' }));
    const wanted = `?agent=${about}&activityId=${encodeURIComponent('https://a.example')}&stateId=x&profileId=x`;
    for (const route of OPEN_ROUTES.filter((one) => one.startsWith('all '))) {
      const path = `${route.slice('all '.length)}${route.includes('statements') ? '' : wanted}`;
      for (const [kind, token] of Object.entries({ ...tokens, nobody: null })) {
        for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
          const { status } = await call(course.tool, token, method, path);
          const what = `${kind} ${method} ${path} → ${status}`;
          if (kind === 'learner') assert.notEqual(status, 401, what);
          else assert.ok([401, 405].includes(status), what);
        }
      }
    }
  });

  it('has a session of every kind that the matrix knows', () => {
    assert.deepEqual(new Set(Object.keys(tokens)), new Set(Object.values(MATRIX).flat()));
    for (const [kind, token] of Object.entries(tokens)) assert.ok(token, kind);
  });

  it('a session of another kind is refused on every route', async () => {
    for (const { method, path, kinds } of API_ROUTES) {
      for (const [kind, token] of Object.entries(tokens)) {
        if (kinds.some((allowed) => allowed === kind)) continue;
        const refused = await call(
          course.tool,
          token,
          method.toUpperCase(),
          path.replace(':learner', 'x'),
          method === 'get' ? undefined : {},
        );
        assert.deepEqual(
          [refused.status, refused.body.code],
          [403, 'forbidden'],
          `${kind} ${method} ${path}`,
        );
      }
    }
  });

  it('without a bearer, or with one nobody was given, every route says so', async () => {
    for (const { method, path } of API_ROUTES) {
      for (const token of [null, 'x', 'A'.repeat(43)]) {
        const body = method === 'get' ? undefined : {};
        const refused = await call(
          course.tool,
          token,
          method.toUpperCase(),
          path.replace(':learner', 'x'),
          body,
        );
        assert.deepEqual([refused.status, refused.body.code], [401, 'session_missing'], `${method} ${path}`);
      }
    }
  });

  it('an instructor reads learners of their own activity only', async () => {
    const strange = await call(course.tool, tokens.instructor ?? null, 'GET', `/api/class/${randomUUID()}`);
    assert.deepEqual([strange.status, strange.body.code], [404, 'learner_unknown']);
  });

  it('from another course or another platform no route gives or changes anything of this one', async () => {
    const { token, data } = await course.student('student-1');
    const { serving } = await course.answerRight(token, data.turn);
    await course.tool.running.loop.drain();
    const own = [course.skills.join(), learnerId(await tenantOfCourse(), 'student-1'), 'student-1'];
    const before = await kept(own[1] ?? '');
    assert.ok(serving && before.events.length > 1 && before.grade);
    const naming: Readonly<Record<string, object>> = {
      '/api/answer': { serving: serving.id, step: 0, try: 1, answer: '1', elapsed: 1 },
      '/api/hint': { serving: serving.id, step: 0, count: 0 },
      '/api/reveal': { serving: serving.id, step: 0 },
      '/api/class/grades/resend': { learner: own[1] },
      '/api/class/:learner/override': {
        id: randomUUID(),
        skill: course.skills[0],
        level: 'mastered',
        reason: 'x',
      },
      '/api/class/:learner/extra-time': { id: randomUUID(), extraTime: 2 },
      '/api/class/:learner/withdraw': { event: before.events[0]?.id },
      '/api/platform/grades/retry': { key: before.grade.key },
    };
    const issuers = { 'another course': course.platform.origin, 'another platform': await registerOther() };
    for (const [place, issuer] of Object.entries(issuers)) {
      const foreign = await tokensElsewhere(issuer, place);
      for (const { method, path, kinds } of API_ROUTES) {
        for (const kind of kinds) {
          const token = foreign[kind];
          if (token === undefined || kind === 'operator') continue;
          const address = path.replace(/:\w+/g, own[1] ?? '');
          const body = method === 'get' ? undefined : (naming[path] ?? {});
          const answer = await call(course.tool, token, method.toUpperCase(), address, body);
          const what = `${kind} of ${place}: ${method} ${path} → ${answer.status}`;
          assert.ok(!JSON.stringify(answer.body).includes(own[1] ?? '-'), what);
          if (path.includes(':')) assert.ok([400, 403, 404].includes(answer.status), what);
        }
      }
    }
    assert.deepEqual(await kept(own[1] ?? ''), before);
  });

  /** What the log says of a learner of this course, and the row of their grade. */
  async function kept(learner: string) {
    const { log, grades, activities } = course.tool.running.services.store;
    const events = await log.after(learner, 'fractions-to-equations', 0);
    const activity = events[0]?.activity ?? '';
    assert.ok(await activities.get(activity));
    const grade = (await grades.ofActivity(activity)).find(({ want }) => want.learner === learner);
    return { events, grade };
  }

  async function tenantOfCourse(): Promise<string> {
    const { platforms } = course.tool.running.services.store;
    return (await platforms.byIssuer(course.platform.origin))[0]?.id ?? '';
  }

  /** A second customer: another issuer, whose keys and services are at the same server. */
  async function registerOther(): Promise<string> {
    const { origin } = course.platform;
    const { platforms } = course.tool.running.services.store;
    const issuer = 'https://other.example';
    const urls = { authUrl: `${origin}/auth`, tokenUrl: `${origin}/token`, jwksUrl: `${origin}/jwks` };
    const input = { issuer, clientId: 'client-1', ...urls, origins: [origin] };
    const { id: registrationId } = await platforms.put(newRegistration(input, { id: randomUUID(), now: 0 }));
    const deployment = { registrationId, deploymentId: 'dep-1', anonymous: false, firstSeenAt: 0 };
    await platforms.noteDeployment({ ...deployment, status: 'active' });
    return issuer;
  }

  async function launchAt(issuer: string, claims: Record<string, unknown>) {
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform, { iss: issuer });
    const { nonce, state, cookies } = login;
    const at = { nonce, now: tool.clock.now, publicUrl: tool.url };
    const idToken = await platform.token(at, { iss: issuer, ...claims });
    return pageDataOf(await (await postLaunch(tool, { state, id_token: idToken }, cookies)).text());
  }

  /** Sessions of every kind with an activity of their own, in another course. */
  async function tokensElsewhere(issuer: string, place: string) {
    const claims = {
      [`${LTI}context`]: { id: `elsewhere ${place}` },
      [`${LTI}resource_link`]: { id: `elsewhere ${place}` },
      // The column of the first course, which the LMS would tell of.
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': undefined,
    };
    const open = (sub: string, role: string, more = {}) =>
      launchAt(issuer, { sub, [`${LTI}roles`]: [role], ...claims, ...more });
    const picker = await open('teacher-9', 'Instructor');
    const pack = 'fractions-to-equations';
    const activities = [{ ...DEFAULT_ACTIVITY, title: 'Elsewhere', pack, skills: [...course.skills] }];
    const made = await call(course.tool, picker.token, 'POST', '/api/deep-link', {
      activities,
      target: null,
    });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const mentor = { [`${LTI}role_scope_mentor`]: ['student-9'] };
    const administrator =
      issuer === course.platform.origin
        ? {}
        : { administrator: (await open('admin-9', INSTITUTION_ADMIN)).token };
    const found: Partial<Record<string, string | null>> = {
      ...administrator,
      picker: picker.token,
      learner: (await open('student-9', 'Learner')).token,
      instructor: (await open('teacher-9', 'Instructor')).token,
      reader: (await open('mentor-9', 'Mentor', mentor)).token,
    };
    return found;
  }

  it('a session of a kind that may is refused by no route for being what it is', async () => {
    const last = (path: string) => Number(path.endsWith('/sign-out'));
    for (const { method, path, kinds } of API_ROUTES.toSorted((a, b) => last(a.path) - last(b.path))) {
      for (const kind of kinds) {
        const body = method === 'get' ? undefined : {};
        const address = path.replace(/:\w+/g, 'x');
        const answer = await call(course.tool, tokens[kind] ?? null, method.toUpperCase(), address, body);
        const what = `${kind} ${method} ${path} → ${answer.status} ${answer.body.code}`;
        assert.ok(![401, 403].includes(answer.status) && answer.status < 500, what);
      }
    }
  });

  it('a session ends after eight hours', async () => {
    const { token } = await course.student('late');
    course.tool.clock.now += 8 * HOUR;
    const late = await call(course.tool, token, 'GET', '/api/turn');
    assert.deepEqual([late.status, late.body.code], [401, 'session_expired']);
  });
});
