import assert from 'node:assert/strict';
import type { LearnerDetail } from '../../src/api/class.ts';
import type { MentorOverview } from '../../src/api/mentor.ts';
import type { PageData, PageName } from '../../src/api/page.ts';
import type { Family } from '../../src/lti/registration.ts';
import { workLink } from '../../src/lti/workLink.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { beginLogin, call, launch, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LEARNER, LTI } from '../support/platform.ts';

const VOCABULARY = 'http://purl.imsglobal.org/vocab/lis/v2/';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
const HOUR = 3_600_000;

const isPractice = (page: PageData): page is PageData<'practice'> => page.page === 'practice';

describe('roles', () => {
  let course: TestCourse;
  let tenant: string;

  before(async () => {
    course = await startCourse();
    const { store } = course.tool.running.services;
    const [known] = await store.platforms.list();
    tenant = known?.registration.id ?? '';
    const ana = await course.student('ana', 'Ana Ruiz');
    await course.answerRight(ana.token, ana.data.turn);
    const ben = await course.student('ben', 'Ben Okafor');
    await course.answerRight(ben.token, ben.data.turn);
    await course.tool.running.loop.drain();
  });
  after(() => course?.close());

  const idOf = (sub: string) => learnerId(tenant, sub);
  const as = <N extends PageName>(claims: Record<string, unknown>) =>
    launch<N>(course.tool, course.platform, claims);
  const withRoles = <N extends PageName>(sub: string, roles: readonly string[], more = {}) =>
    as<N>({ sub, name: sub, [`${LTI}roles`]: roles, ...more });
  const ask = <T = Record<string, unknown>>(token: string | null, path: string, body?: unknown) =>
    call<T>(course.tool, token, body === undefined ? 'GET' : 'POST', path, body);

  async function refusal(claims: Record<string, unknown>): Promise<[number, string]> {
    const login = await beginLogin(course.tool, course.platform);
    const now = course.tool.running.services.practice.now();
    const token = await course.platform.token(
      { nonce: login.nonce, now, publicUrl: course.tool.url },
      claims,
    );
    const answer = await postLaunch(course.tool, { state: login.state, id_token: token }, login.cookies);
    return [answer.status, pageDataOf<'message'>(await answer.text()).data.code];
  }

  describe('in the institution or nowhere', () => {
    const nothing = [
      ['Instructor of the institution', `${VOCABULARY}institution/person#Instructor`],
      ['Administrator of the institution', `${VOCABULARY}institution/person#Administrator`],
      ['Faculty', `${VOCABULARY}institution/person#Faculty`],
      ['Administrator of the system', `${VOCABULARY}system/person#Administrator`],
      ['an address that ends like a role', 'http://evil.example/#NotAnInstructor'],
      ['an address with the role in it', `http://evil.example/?${INSTRUCTOR}`],
      ['a role in other letters', 'instructor'],
      ['a role with a blank behind it', `${INSTRUCTOR} `],
    ] as const;
    for (const [name, role] of nothing) {
      it(`give no right in the course: ${name}`, async () => {
        const page = await withRoles('somebody', [role]);
        // Who administers the LMS comes to its registration, which shows no learner.
        assert.ok(['practice', 'platform'].includes(page.page), page.page);
        if (isPractice(page)) assert.equal(page.data.turn.grade.state, 'not-graded');
        assert.equal((await ask(page.token, '/api/class')).status, 403);
        assert.equal((await ask(page.token, '/api/view', { view: 'instructor' })).status, 403);
        assert.equal((await ask(page.token, '/api/view', { view: 'learner' })).status, 403);
      });
    }
  });

  describe('of an instructor', () => {
    for (const role of ['Instructor', INSTRUCTOR, `${VOCABULARY}membership/Instructor#TeachingAssistant`]) {
      it(`are read however the platform writes them: ${role}`, async () => {
        assert.equal((await withRoles(`teacher of ${role}`, [role])).page, 'class');
      });
    }

    it('beside those of a learner let the person switch, and practise for a grade', async () => {
      const taught = await withRoles<'class'>('both', [INSTRUCTOR, LEARNER]);
      assert.equal(taught.page, 'class');
      assert.deepEqual(taught.data.viewer.views, ['instructor', 'learner']);
      const learning = await ask<PageData<'practice'>>(taught.token, '/api/view', { view: 'learner' });
      assert.equal(learning.body.page, 'practice');
      assert.equal(learning.body.data.viewer.preview, false);
      const turn = await course.answerRight(learning.body.token, learning.body.data.turn);
      assert.equal(turn.grade.state, 'waiting');
      const back = await ask<PageData<'class'>>(learning.body.token, '/api/view', { view: 'instructor' });
      assert.equal(back.body.page, 'class');
      assert.equal((await ask(taught.token, '/api/view', { view: 'mentor' })).status, 403);
    });

    it('alone let the person look as a student and come back; nothing of it is graded', async () => {
      const taught = await as<'class'>(TEACHER);
      const looking = await ask<PageData<'practice'>>(taught.token, '/api/view-as-student', {});
      assert.equal(looking.body.data.viewer.preview, true);
      assert.equal((await ask(looking.body.token, '/api/view', { view: 'learner' })).status, 403);
      assert.equal((await ask(looking.body.token, '/api/view', { view: 'instructor' })).status, 200);
    });

    it('switched to and fro last no longer than the launch does', async () => {
      const taught = await withRoles<'class'>('switcher', [INSTRUCTOR, LEARNER]);
      course.tool.clock.now += 7 * HOUR;
      const next = await ask<PageData>(taught.token, '/api/view', { view: 'learner' });
      assert.equal(next.status, 200);
      course.tool.clock.now += HOUR;
      const late = await ask(next.body.token, '/api/view', { view: 'instructor' });
      assert.deepEqual([late.status, late.body.code], [401, 'session_expired']);
    });
  });

  describe('and a link that names one learner’s work (SpeedGrader)', () => {
    const about = <N extends PageName>(sub: string, claims: Record<string, unknown>) => {
      const target = workLink(course.tool.url, idOf(sub));
      return launch<N>(
        course.tool,
        course.platform,
        { ...claims, [`${LTI}target_link_uri`]: target },
        { target_link_uri: target },
      );
    };

    it('show the teacher that work, and of who never came that there is none', async () => {
      const ana = await about<'review'>('ana', TEACHER);
      assert.deepEqual(
        [ana.page, ana.data.name, ana.data.detail?.attempts.length],
        ['review', 'Ana Ruiz', 1],
      );
      const nobody = await about<'review'>('never-came', TEACHER);
      assert.deepEqual([nobody.page, nobody.data.detail], ['review', null]);
    });

    it('show a mentor the work of those named to them alone', async () => {
      const mum = { sub: 'mum', [`${LTI}roles`]: ['Mentor'], [`${LTI}role_scope_mentor`]: ['ana'] };
      assert.equal((await about('ana', mum)).page, 'review');
      const other = await about('ben', mum);
      assert.equal(other.page, 'mentor');
      assert.ok(!JSON.stringify(other).includes('Okafor'));
    });

    it('show a learner their own practice, whosever work it names', async () => {
      const page = await about('ben', { sub: 'ana', name: 'Ana Ruiz', [`${LTI}roles`]: [LEARNER] });
      assert.equal(page.page, 'practice');
      assert.ok(!JSON.stringify(page).includes('Okafor'));
    });
  });

  describe('of a mentor', () => {
    const mentor = (named: readonly unknown[] | undefined, roles = ['Mentor']) =>
      withRoles<'mentor'>('mum', roles, { [`${LTI}role_scope_mentor`]: named });

    it('show exactly the learners named, also those who never came', async () => {
      const page = await mentor(['ana', 'never-came']);
      assert.equal(page.page, 'mentor');
      const people = page.data.overview.people.map(({ learner, name, opened }) => [learner, name, opened]);
      assert.deepEqual(people, [
        [idOf('ana'), 'Ana Ruiz', true],
        [idOf('never-came'), null, false],
      ]);
      const html = JSON.stringify(page);
      assert.ok(!html.includes('Ben') && !html.includes(idOf('ben')), 'nobody else is on the page');
    });

    it('read the work of those and of nobody else', async () => {
      const { token } = await mentor(['ana', 'never-came']);
      const read = await ask<LearnerDetail>(token, `/api/mentor/${idOf('ana')}`);
      assert.equal(read.body.name, 'Ana Ruiz');
      assert.equal(read.body.attempts.length, 1);
      for (const strange of [idOf('ben'), idOf('never-came'), idOf('mum'), 'x']) {
        const refused = await ask(token, `/api/mentor/${strange}`);
        assert.deepEqual([refused.status, refused.body.code], [404, 'learner_unknown'], strange);
      }
      assert.equal((await ask<MentorOverview>(token, '/api/mentor')).body.people.length, 2);
    });

    it('see nothing of extra time that the instructor gave, who sees it', async () => {
      const teacher = await course.teacher();
      const given = { id: crypto.randomUUID(), extraTime: 1.5 };
      const one = `/api/class/${idOf('ana')}`;
      const kept = await ask<LearnerDetail>(teacher.token, `${one}/extra-time`, given);
      assert.equal(kept.body.extraTime, 1.5, JSON.stringify(kept.body));
      assert.equal((await ask<LearnerDetail>(teacher.token, one)).body.extraTime, 1.5);
      const page = await mentor(['ana']);
      const read = await ask<LearnerDetail>(page.token, `/api/mentor/${idOf('ana')}`);
      const overview = await ask(page.token, '/api/mentor');
      assert.doesNotMatch(JSON.stringify([page, read.body, overview.body]), /extraTime":1.5|"given"/);
      assert.equal(read.body.attempts.length, 1);
    });

    it('change nothing', async () => {
      const { token } = await mentor(['ana']);
      const override = { id: crypto.randomUUID(), skill: 'x', level: 'mastered', reason: 'x' };
      for (const path of [
        `/api/class/${idOf('ana')}/override`,
        `/api/class/${idOf('ana')}/extra-time`,
        '/api/class/grades/resend',
        '/api/answer',
      ])
        assert.equal((await ask(token, path, override)).status, 403, path);
    });

    it('without a list, or with one that is none, show nobody', async () => {
      for (const named of [undefined, [], [null, {}, '']]) {
        const page = await mentor(named);
        assert.deepEqual(page.data.overview.people, []);
        assert.equal((await ask(page.token, `/api/mentor/${idOf('ana')}`)).status, 404);
      }
    });

    it('count for a mentor of the course alone', async () => {
      const list = { [`${LTI}role_scope_mentor`]: ['ana'] };
      const elsewhere = await withRoles('aunt', [`${VOCABULARY}institution/person#Mentor`], list);
      assert.equal(elsewhere.page, 'practice');
      const learner = await withRoles('cousin', [LEARNER], list);
      assert.equal((await ask(learner.token, `/api/mentor/${idOf('ana')}`)).status, 403);
    });

    it('beside those of a learner let the person switch', async () => {
      const page = await withRoles('tutor', [LEARNER, 'Mentor'], { [`${LTI}role_scope_mentor`]: ['ana'] });
      assert.equal(page.page, 'practice');
      const reading = await ask<PageData<'mentor'>>(page.token, '/api/view', { view: 'mentor' });
      assert.deepEqual(
        reading.body.data.overview.people.map(({ name }) => name),
        ['Ana Ruiz'],
      );
    });
  });

  describe('of a test user', () => {
    it('practise; the instructor sees it apart from the class; it is in no count, no file and no gradebook', async () => {
      const before = course.platform.tries.length;
      const page = await withRoles<'practice'>('canvas-test', [LEARNER, TEST_USER], { name: 'Test Student' });
      assert.equal(page.data.viewer.preview, true);
      await course.answerRight(page.token, page.data.turn);
      await ask(page.token, '/api/finish', {});
      await course.tool.running.loop.drain();
      const { token, data } = await as<'class'>(TEACHER);
      assert.ok(data.overview.rows.every(({ name }) => name !== 'Test Student'));
      assert.deepEqual(
        data.overview.testers?.map(({ name, answered, grade }) => [name, answered, grade.value]),
        [['Test Student', 1, null]],
      );
      assert.ok(!JSON.stringify(data.overview.actions).includes('Test Student'));
      assert.ok(!String((await ask<string>(token, '/api/class.csv')).body).includes('Test Student'));
      const detail = await ask<LearnerDetail>(token, `/api/class/${idOf('canvas-test')}`);
      assert.equal(detail.body.attempts.length, 1, 'their work can be opened');
      const skill = course.skills[0];
      const override = { id: crypto.randomUUID(), skill, level: 'mastered', reason: 'to try it out' };
      assert.equal((await ask(token, `/api/class/${idOf('canvas-test')}/override`, override)).status, 200);
      await course.tool.running.loop.drain();
      assert.equal(
        course.platform.tries.slice(before).filter((one) => one.userId === 'canvas-test').length,
        0,
      );
    });
  });

  describe('of somebody who acts as another (Canvas)', () => {
    const acting = { [`${LTI}custom`]: { masquerading_user: 'admin-7' } };
    const setFamily = async (family: Family) => {
      const { store } = course.tool.running.services;
      await store.platforms.settle(
        course.platform.origin,
        'client-1',
        (known) => known && { ...known, family },
      );
    };
    before(() => setFamily('canvas'));
    after(() => setFamily('generic'));

    it('are nobody on another LMS, where whoever edits a link may type the parameter', async () => {
      for (const family of ['generic', 'moodle'] as const) {
        await setFamily(family);
        assert.equal((await as<'practice'>({ sub: 'gil', ...acting })).data.viewer.preview, false, family);
      }
      await setFamily('canvas');
    });

    it('try the activity: the page says so, and neither grade nor level nor class list of the person is touched', async () => {
      const before = await course.student('dora', 'Dora Lind');
      const told = { sub: 'dora', name: 'Dora Lind' };
      const page = await as<'practice'>({ ...told, ...acting });
      assert.equal(page.data.viewer.preview, true);
      await course.answerRight(page.token, page.data.turn);
      await ask(page.token, '/api/finish', {});
      await course.tool.running.loop.drain();
      assert.deepEqual(
        course.platform.tries.filter(({ userId }) => userId.includes('dora')),
        [],
      );
      const { data } = await as<'class'>(TEACHER);
      assert.deepEqual(
        data.overview.rows.filter(({ name, answered }) => name === 'Dora Lind' && answered > 0),
        [],
      );
      assert.deepEqual(data.overview.testers?.filter(({ name }) => name === 'Dora Lind') ?? [], []);
      const after = await as<'practice'>(told);
      assert.equal(after.data.viewer.preview, false);
      assert.deepEqual(after.data.turn.skills, before.data.turn.skills, 'their levels');
    });

    it('stay so after a reload and in another view, and look after no platform', async () => {
      const both = {
        sub: 'eli',
        [`${LTI}roles`]: [INSTRUCTOR, LEARNER, `${VOCABULARY}institution/person#Administrator`],
      };
      const page = await as<'class'>({ ...both, ...acting });
      assert.deepEqual([page.page, page.administration], ['class', undefined]);
      assert.equal(page.data.viewer.preview, true, 'the class page says so');
      const practising = await ask<PageData<'practice'>>(page.token, '/api/view', { view: 'learner' });
      assert.equal(practising.body.data.viewer.preview, true, JSON.stringify(practising.body).slice(0, 300));
      const again = await ask<PageData<'practice'>>(practising.body.token, '/api/page');
      assert.equal(again.body.data.viewer.preview, true);
    });

    it('are nobody where the LMS knows of none, and test users stay test users', async () => {
      const literal = { [`${LTI}custom`]: { masquerading_user: '$Canvas.masqueradingUser.userId' } };
      assert.equal((await as<'practice'>({ sub: 'fay', ...literal })).data.viewer.preview, false);
      await withRoles<'practice'>('student-view', [LEARNER, TEST_USER], acting);
      const session = await as<'practice'>({
        sub: 'student-view',
        [`${LTI}roles`]: [LEARNER, TEST_USER],
        ...acting,
      });
      await course.answerRight(session.token, session.data.turn);
      await course.tool.running.loop.drain();
      const { data } = await as<'class'>(TEACHER);
      assert.ok(data.overview.testers?.some(({ answered }) => answered === 1));
    });
  });

  describe('of nobody (an anonymous launch)', () => {
    const guests = () => [undefined, `${course.platform.origin}/public_user`];

    it('are refused until the deployment lets guests in; then nothing of them is graded or personal', async () => {
      const { store } = course.tool.running.services;
      for (const sub of guests()) assert.deepEqual(await refusal({ sub }), [403, 'anonymous_not_allowed']);
      await store.platforms.changeDeployment(tenant, 'dep-1', { anonymous: true });
      for (const sub of guests()) {
        const roles = { [`${LTI}roles`]: [INSTRUCTOR, LEARNER] };
        const page = await as<'practice'>({ sub, name: 'Mallory', ...roles });
        assert.equal(page.page, 'practice');
        assert.equal(page.data.viewer.name, null);
        const turn = await course.answerRight(page.token, page.data.turn);
        assert.equal(turn.grade.state, 'not-graded');
      }
      await course.tool.running.loop.drain();
      const { data } = await as<'class'>(TEACHER);
      assert.ok(!JSON.stringify(data).includes('Mallory'));
      await store.platforms.changeDeployment(tenant, 'dep-1', { anonymous: false });
      assert.deepEqual(await refusal({ sub: undefined }), [403, 'anonymous_not_allowed']);
    });
  });

  describe('at a submission review', () => {
    const review = (sub: string, roles: readonly string[], forUser: unknown, more = {}) => ({
      sub,
      name: sub,
      [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
      [`${LTI}roles`]: roles,
      [`${LTI}for_user`]: forUser,
      ...more,
    });

    it('an instructor opens the learner’s work, and from there the class', async () => {
      const page = await as<'review'>(review('teacher-1', [INSTRUCTOR], { user_id: 'ana' }));
      assert.equal(page.page, 'review');
      assert.equal(page.data.name, 'Ana Ruiz');
      assert.equal(page.data.own, false);
      assert.equal(page.data.detail?.attempts.length, 1);
      const all = await ask<PageData>(page.token, '/api/view', { view: 'instructor' });
      assert.equal(all.body.page, 'class');
    });

    it('a learner opens their own, and may go on practising', async () => {
      const page = await as<'review'>(review('ana', [LEARNER], { user_id: 'ana' }, { name: 'Ana Ruiz' }));
      assert.equal(page.data.own, true);
      assert.equal((await ask(page.token, `/api/mentor/${idOf('ben')}`)).status, 404);
      const on = await ask<PageData>(page.token, '/api/view', { view: 'learner' });
      assert.equal(on.body.page, 'practice');
    });

    it('a mentor opens that of a learner named to them', async () => {
      const list = { [`${LTI}role_scope_mentor`]: ['ana'] };
      const page = await as<'review'>(review('mum', ['Mentor'], { user_id: 'ana' }, list));
      assert.equal(page.data.detail?.name, 'Ana Ruiz');
    });

    it('of somebody who never came, it says so with the name the platform tells', async () => {
      const forUser = { user_id: 'late', name: 'Lara Late' };
      const page = await as<'review'>(review('teacher-1', [INSTRUCTOR], forUser));
      assert.deepEqual([page.data.name, page.data.detail], ['Lara Late', null]);
    });

    it('nobody opens anybody else’s, and a message without person or column opens nothing', async () => {
      const list = { [`${LTI}role_scope_mentor`]: ['ana'] };
      const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
      const cases: [Record<string, unknown>, number, string][] = [
        [review('ben', [LEARNER], { user_id: 'ana' }), 403, 'role_not_allowed'],
        [review('ben', [], { user_id: 'ana' }), 403, 'role_not_allowed'],
        [review('mum', ['Mentor'], { user_id: 'ben' }, list), 403, 'role_not_allowed'],
        [
          review('dean', [`${VOCABULARY}institution/person#Instructor`], { user_id: 'ana' }),
          403,
          'role_not_allowed',
        ],
        [review('teacher-1', [INSTRUCTOR], undefined), 400, 'for_user_missing'],
        [review('teacher-1', [INSTRUCTOR], { user_id: '' }), 400, 'for_user_missing'],
        [review('teacher-1', [INSTRUCTOR], 'ana'), 400, 'for_user_missing'],
        [
          review('teacher-1', [INSTRUCTOR], { user_id: 'ana' }, { [AGS]: undefined }),
          400,
          'line_item_missing',
        ],
      ];
      for (const [claims, status, code] of cases) assert.deepEqual(await refusal(claims), [status, code]);
    });
  });
});
