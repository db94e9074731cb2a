import assert from 'node:assert/strict';
import type { ActivityRequest, PickerResult } from '../../src/api/activity.ts';
import type { PageData, PageName } from '../../src/api/page.ts';
import { referenceKeyOf, signReference } from '../../src/practice/contentReference.ts';
import { beginLogin, call, launch, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LTI } from '../support/platform.ts';

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

interface Item {
  readonly title: string;
  readonly custom: Readonly<Record<string, string>>;
  readonly lineItem?: { readonly resourceId: string; readonly submissionReview?: unknown };
  readonly iframe?: unknown;
  readonly window?: unknown;
}

describe('content chosen for a course', () => {
  let course: TestCourse;
  let serial = 0;
  const fresh = (name: string) => `own-${name}-${serial++}`;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  const request = (title: string, more: Partial<ActivityRequest> = {}) => ({
    title,
    pack: 'fractions-to-equations',
    skills: [...course.skills],
    threshold: 0.77,
    unaided: 3,
    delayHours: 10,
    policy: 'mastery',
    questions: 20,
    counts: 'reached',
    tries: 2,
    points: 50,
    ...more,
  });

  const settings = (more: Record<string, unknown> = {}) => ({
    deep_link_return_url: `${course.platform.origin}/return?x=1`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: true,
    accept_lineitem: true,
    data: 'opaque é✓ "data"',
    ...more,
  });

  function picker(more: Record<string, unknown> = {}) {
    return launch<'picker'>(course.tool, course.platform, {
      ...TEACHER,
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${LTI}resource_link`]: undefined,
      [`${DL}deep_linking_settings`]: settings(more),
    });
  }

  async function chosen(
    token: string | null,
    activities: readonly unknown[],
    target: string | null = null,
  ): Promise<{ items: readonly Item[]; claims: Record<string, unknown> }> {
    const body = { activities, target };
    const made = await call<PickerResult>(course.tool, token, 'POST', '/api/deep-link', body);
    assert.ok(made.body.kind === 'form', JSON.stringify(made.body));
    const part = made.body.jwt.split('.')[1] ?? '';
    const claims = JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    return { items: claims[`${DL}content_items`] as Item[], claims };
  }

  async function one(title: string): Promise<Item> {
    const { items } = await chosen((await picker()).token, [request(title)]);
    return items[0] ?? assert.fail('one item');
  }

  /** Claims of a link in a course of the platform. */
  const at = (context: string, custom: Readonly<Record<string, string>>, link = fresh('link')) => ({
    [`${LTI}custom`]: custom,
    [`${LTI}resource_link`]: { id: link, title: 'Week 1' },
    [`${LTI}context`]: { id: context, title: `Course ${context}` },
  });
  const student = <N extends PageName = 'practice'>(claims: Record<string, unknown>, sub = 'pupil') =>
    launch<N>(course.tool, course.platform, { sub, name: sub, ...claims });
  const teacher = <N extends PageName = 'class'>(claims: Record<string, unknown>) =>
    launch<N>(course.tool, course.platform, { ...TEACHER, ...claims });

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

  describe('by deep linking', () => {
    it('goes back as the platform asked: several at once, each with a column, the data untouched', async () => {
      const page = await picker();
      assert.deepEqual(
        [page.data.acceptsSeveral, page.data.targets, page.data.cancellable],
        [true, ['iframe', 'window'], true],
      );
      const { items, claims } = await chosen(page.token, [request('One'), request('Two')], 'window');
      assert.deepEqual(
        items.map(({ title, lineItem, custom }) => [title, lineItem?.resourceId === custom.trellis_activity]),
        [
          ['One', true],
          ['Two', true],
        ],
      );
      assert.equal(claims[`${DL}data`], 'opaque é✓ "data"');
      assert.equal(claims.aud, course.platform.origin);
      for (const { window, iframe, custom } of items) {
        assert.ok(window && !iframe);
        assert.match(custom.trellis_content ?? '', /^1\.[\w-]+\.[\w-]+$/, 'no sign an LMS could cut at');
        assert.equal(custom.context_history, '$Context.id.history');
        assert.equal(custom.resource_history, '$ResourceLink.id.history');
      }
    });

    it('lets the gradebook open the work behind every grade it is sent', async () => {
      const { lineItem } = await one('Reviewable');
      assert.deepEqual(lineItem?.submissionReview, {
        reviewableStatus: ['InProgress', 'Submitted', 'Completed'],
      });
    });

    it('gives one where the platform takes one, no column where it takes none, no frame where it has none', async () => {
      const single = await picker({
        accept_multiple: false,
        accept_lineitem: false,
        accept_presentation_document_targets: ['window'],
      });
      assert.deepEqual(
        [single.data.acceptsSeveral, single.data.acceptsColumn, single.data.targets],
        [false, false, ['window']],
      );
      const two = { activities: [request('a'), request('b')], target: null };
      const refused = await call(course.tool, single.token, 'POST', '/api/deep-link', two);
      assert.equal(refused.status, 400);
      const { items } = await chosen(single.token, [request('a')], 'iframe');
      assert.deepEqual(Object.keys(items[0] ?? {}).sort(), ['custom', 'title', 'type']);
    });

    it('may be nothing, which the platform is told; a session answers once', async () => {
      const page = await picker();
      const { items } = await chosen(page.token, []);
      assert.deepEqual(items, []);
      const again = await call(course.tool, page.token, 'POST', '/api/deep-link', {
        activities: [request('late')],
        target: null,
      });
      assert.deepEqual([again.status, again.body.code], [409, 'deep_link_done']);
    });

    it('is refused whole when one of several cannot be', async () => {
      const page = await picker();
      const activities = [request('good'), request('bad', { skills: ['no-such-skill'] })];
      const refused = await call(course.tool, page.token, 'POST', '/api/deep-link', {
        activities,
        target: null,
      });
      assert.deepEqual([refused.status, refused.body.code], [404, 'skill_unknown']);
      assert.equal((await chosen(page.token, [request('good')])).items.length, 1, 'and can be chosen again');
    });

    it('needs a platform that takes resource links', async () => {
      const claims = {
        ...TEACHER,
        [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
        [`${DL}deep_linking_settings`]: settings({ accept_types: ['file', 'html'] }),
      };
      assert.deepEqual(await refusal(claims), [400, 'dl_settings_invalid']);
    });
  });

  describe('in a copied course', () => {
    it('works for the first student, before any instructor has come', async () => {
      const { custom } = await one('Copied');
      const before = await student(at(fresh('spring'), custom));
      await course.answerRight(before.token, before.data.turn);
      const autumn = fresh('autumn');
      const page = await student(at(autumn, custom), 'new-pupil');
      assert.equal(page.data.activity.title, 'Copied');
      const { data } = await teacher(at(autumn, custom));
      assert.equal(data.activity.threshold, 0.77);
      assert.equal(data.origin?.reason, 'copy');
      assert.deepEqual(
        data.overview.rows.map(({ name }) => name).filter((name) => name === 'pupil'),
        [],
        'nobody of last term',
      );
    });

    it('has the settings of the term before, not those it was made with', async () => {
      const { custom } = await one('Revised');
      const [first, second, third] = [fresh('y1'), fresh('y2'), fresh('y3')];
      await student(at(first, custom));
      const inSecond = await teacher({
        ...at(second, { ...custom, context_history: first }),
      });
      await call(course.tool, inSecond.token, 'PUT', '/api/activity', {
        ...inSecond.data.activity,
        title: 'Revised in year 2',
        threshold: 0.9,
      });
      const history = `${encodeURIComponent(second)},${first}`;
      const page = await student(at(third, { ...custom, context_history: history }));
      assert.equal(page.data.activity.title, 'Revised in year 2');
      const { data } = await teacher(at(third, { ...custom, context_history: history }));
      assert.equal(data.activity.threshold, 0.9);
      assert.equal(data.origin?.course, `Course ${second}`);
    });

    it('finds what it opens by the link it was copied from, when its parameters were lost', async () => {
      const { custom } = await one('By link');
      const old = fresh('old-link');
      await student(at(fresh('c'), custom, old));
      const page = await student(at(fresh('c'), { resource_history: `gone,${encodeURIComponent(old)}` }));
      assert.equal(page.data.activity.title, 'By link');
    });

    it('finds it by the course it was copied from, where that leaves no doubt, and guesses nothing', async () => {
      const [one1, two] = [await one('First'), await one('Second')];
      const clear = fresh('clear');
      await student(at(clear, one1.custom));
      const page = await student(at(fresh('copy'), { context_history: clear }));
      assert.equal(page.data.activity.title, 'First');
      const mixed = fresh('mixed');
      await student(at(mixed, one1.custom));
      await student(at(mixed, two.custom));
      const doubtful = at(fresh('copy'), { context_history: mixed });
      assert.deepEqual(await refusal(doubtful), [404, 'activity_not_ready']);
    });

    it('in another installation of the customer opens by its signed settings alone', async () => {
      const { secret } = course.tool.running.services;
      const content = { activity: 'act_of-another-store', settings: request('Moved') as ActivityRequest };
      const signed = signReference(referenceKeyOf(secret), content);
      const custom = { trellis_activity: content.activity, trellis_content: signed };
      const page = await student(at(fresh('moved'), custom));
      assert.equal(page.data.activity.title, 'Moved');
      const unknown = { ...content, settings: { ...content.settings, pack: 'not-installed' } };
      const strange = { trellis_content: signReference(referenceKeyOf(secret), unknown) };
      assert.deepEqual(await refusal(at(fresh('moved'), strange)), [404, 'activity_not_ready']);
    });
  });

  describe('whose link was edited', () => {
    it('opens nothing new: students are told, an instructor chooses again', async () => {
      const { custom } = await one('Edited');
      const signed = custom.trellis_content ?? '';
      const forged = [
        { ...custom, trellis_content: `${signed.slice(0, -2)}xx` },
        { ...custom, trellis_content: 'nonsense' },
        { ...custom, trellis_activity: 'act_other' },
        {
          trellis_content: signReference(referenceKeyOf('another secret'), { activity: 'a', settings: null }),
        },
      ];
      for (const edited of forged) {
        const claims = at(fresh('edited'), edited);
        assert.deepEqual(await refusal(claims), [409, 'content_reference_invalid']);
        const page = await teacher<'picker'>(claims);
        assert.deepEqual([page.page, page.data.tampered], ['picker', true]);
      }
    });

    it('goes on opening what it opened before', async () => {
      const { custom } = await one('Before');
      const [context, link] = [fresh('c'), fresh('l')];
      await student(at(context, custom, link));
      const page = await student(at(context, { ...custom, trellis_content: '1.a.b' }, link));
      assert.equal(page.data.activity.title, 'Before');
    });

    it('by choosing anew in the LMS opens the new choice', async () => {
      const [old, next] = [await one('Old choice'), await one('New choice')];
      const [context, link] = [fresh('c'), fresh('l')];
      await student(at(context, old.custom, link));
      const page = await student(at(context, next.custom, link));
      assert.equal(page.data.activity.title, 'New choice');
    });

    it('made before references were signed opens as it did', async () => {
      const { custom } = await one('Unsigned');
      const page = await student(at(fresh('c'), { trellis_activity: custom.trellis_activity ?? '' }));
      assert.equal(page.data.activity.title, 'Unsigned');
    });
  });

  describe('begun afresh', () => {
    it('has an empty class and the same settings; what was, stays; two clicks separate once', async () => {
      const { custom } = await one('Term');
      const place = at(fresh('same-course'), custom);
      const pupil = await student(place);
      await course.answerRight(pupil.token, pupil.data.turn);
      await course.tool.running.loop.drain();
      const { token, data } = await teacher(place);
      assert.equal(data.overview.rows.filter(({ started }) => started).length, 1);
      const separate = () => call<PageData<'class'>>(course.tool, token, 'POST', '/api/class/separate', {});
      const [first, second] = await Promise.all([separate(), separate()]);
      assert.deepEqual([first.status, second.status], [200, 200]);
      const { overview, activity, origin } = first.body.data;
      assert.equal(overview.activity.id, second.body.data.overview.activity.id);
      assert.notEqual(overview.activity.id, data.overview.activity.id);
      assert.deepEqual(activity, data.activity);
      assert.equal(origin?.reason, 'separated');
      assert.equal(overview.rows.filter(({ started }) => started).length, 0);
      const again = await student(place);
      assert.equal(again.data.activity.id, overview.activity.id);
      assert.equal(again.data.turn.grade.value, null);
      const { store } = course.tool.running.services;
      assert.equal((await store.summaries.ofActivity(data.overview.activity.id)).length, 1);
    });

    it('takes two links of one activity apart', async () => {
      const { custom } = await one('Twice');
      const context = fresh('duplicate');
      const [one1, two] = [at(context, custom), at(context, custom)];
      await student(one1);
      await student(two);
      const shared = await teacher(two);
      assert.equal(shared.data.shared, true);
      const made = await call<PageData<'class'>>(
        course.tool,
        shared.token,
        'POST',
        '/api/class/separate',
        {},
      );
      assert.equal(made.body.data.shared, false);
      assert.notEqual((await teacher(one1)).data.overview.activity.id, made.body.data.overview.activity.id);
    });
  });

  it('of another customer is not reached by its name', async () => {
    const { store } = course.tool.running.services;
    const { custom } = await one('Theirs');
    const id = custom.trellis_activity ?? '';
    const theirs = await store.activities.get(id);
    assert.ok(theirs);
    await store.activities.create({ ...theirs, id: 'act_theirs', tenant: 'another-tenant' });
    const claims = at(fresh('c'), { trellis_activity: 'act_theirs' });
    assert.deepEqual(await refusal(claims), [404, 'activity_not_ready']);
    const instructor = await teacher<'picker'>({ ...claims, [`${LTI}roles`]: [INSTRUCTOR] });
    assert.equal(instructor.page, 'picker');
  });
});
