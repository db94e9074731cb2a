import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChooseRequest } from '../../src/api/turn.ts';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { choose } from '../../src/practice/choose.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { disputeSkill } from '../../src/practice/disputeSkill.ts';
import { explainSkill } from '../../src/practice/explainSkill.ts';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import { giveTime } from '../../src/practice/giveTime.ts';
import { setOutsideRules } from '../../src/practice/outside/setRules.ts';
import { withdrawEvidence } from '../../src/practice/outside/withdrawEvidence.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import { reveal } from '../../src/practice/reveal.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { statementId } from '../../src/xapi/build.ts';
import { sendable } from '../../src/xapi/client.ts';
import { checkStatement } from '../../src/xapi/schema/statement.ts';
import { templatesOf } from '../../src/xapi/vocabulary/templates.ts';
import { H5P, sendElsewhere, voidingOf, workElsewhere } from '../practice/support/elsewhere.ts';
import {
  answer,
  PACK,
  rightAnswer,
  type School,
  type Seat,
  startSchool,
  wrongAnswer,
} from '../practice/support/school.ts';
import { checkTemplate } from './support/templates.ts';

const HOUR = 3_600_000;

// What IEEE 9274.1.1 (xAPI 2.0) lets a statement of ours say, nothing beside it.
const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\/\/[^\s<>"{}|\\^`]+$/i);
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const tag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
const words = z.record(tag, z.string().min(1));
const duration = z.string().regex(/^PT\d+(\.\d{1,2})?S$/);
const extensions = z.record(iri, z.json());
const component = z.strictObject({ id: z.string().min(1), description: words });
const activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: iri,
  definition: z
    .strictObject({
      type: iri.optional(),
      name: words.optional(),
      interactionType: z
        .enum(['choice', 'numeric', 'fill-in', 'long-fill-in', 'sequencing', 'matching'])
        .optional(),
      correctResponsesPattern: z.array(z.string()).min(1).optional(),
      choices: z.array(component).min(1).optional(),
      source: z.array(component).min(1).optional(),
      target: z.array(component).min(1).optional(),
    })
    .optional(),
});
const score = z
  .strictObject({
    scaled: z.number().min(-1).max(1),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ raw = 0, min = raw, max = raw }) => min <= raw && raw <= max);
const agent = z.strictObject({
  objectType: z.literal('Agent'),
  account: z.strictObject({ homePage: iri, name: z.string().min(1) }),
});
const Statement = z.strictObject({
  id: uuid,
  version: z.literal('2.0.0'),
  actor: agent,
  verb: z.strictObject({ id: iri, display: words }),
  object: z.union([activity, agent]),
  result: z
    .strictObject({
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
      response: z.string().optional(),
      duration: duration.optional(),
      score: score.optional(),
      extensions: extensions.optional(),
    })
    .optional(),
  context: z.strictObject({
    registration: uuid,
    platform: z.string().optional(),
    revision: z.string().optional(),
    language: tag.optional(),
    statement: z.strictObject({ objectType: z.literal('StatementRef'), id: uuid }).optional(),
    contextActivities: z.strictObject({
      parent: z.array(activity).optional(),
      grouping: z.array(activity).optional(),
      category: z.array(activity).optional(),
    }),
    extensions: extensions.optional(),
  }),
  timestamp: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
});
type Said = z.infer<typeof Statement>;

/** The verb of the statement that each kind of event is told by; null for what is told to nobody. */
const SAID: Readonly<Record<LearnerEvent['kind'], string | null>> = {
  'sitting-opened': 'initialized',
  attempt: 'answered',
  hint: 'hinted',
  reveal: 'revealed',
  explained: 'explained',
  choose: 'chose',
  dispute: 'disputed',
  override: 'overrode',
  'extra-time': null,
  outside: 'credited',
  withdrawn: 'withdrew',
  'sitting-finished': 'terminated',
};

describe('the statements of a learner', () => {
  let school: School;
  let seat: Seat;
  let activityId: string;
  /** Statements of another tool that were evidence for a while. */
  let given: { readonly first: string; readonly second: string };

  before(async () => {
    school = await startSchool();
    const skills = school.practice.packs.current('fractions-to-equations').catalogue.skills.slice(0, 1);
    const only = { skills: skills.map(({ id }) => id), delayHours: 0, counts: 'current' } as const;
    activityId = (await school.activity(only)).id;
    await everything();
    await school.deliver();
  });
  after(() => school?.close());

  async function staff() {
    const { practice } = school;
    const page = await school.teacher(activityId);
    const session = await practice.store.sessions.find(hashOfSecret(page.token ?? ''));
    const opened = await practice.store.activities.get(activityId);
    assert.ok(session && opened);
    school.clock.now += 1000;
    return { session, activity: opened };
  }

  async function override(level: 'familiar' | 'mastered' | null) {
    const by = await staff();
    const [skill] = by.activity.revisions[0]?.skills ?? [];
    const request = { id: randomUUID(), skill: skill ?? '', level, reason: 'Shown at the board' };
    await overrideLevel(school.practice, by, seat.session.learner, request);
  }

  /** Work in another tool, twice: one is taken back as its statement is voided, the other by the instructor. */
  async function elsewhere(skill: string) {
    const { practice } = school;
    const opened = (await practice.store.activities.get(activityId)) ?? assert.fail('it stands');
    const rule = { activity: `${H5P}*`, verb: null, from: 'score', skill, weight: 0.5 } as const;
    await setOutsideRules(practice, opened, { rules: [rule] });
    school.clock.now += 1000;
    const [first, second] = [workElsewhere(school, 'ana'), workElsewhere(school, 'ana')];
    await sendElsewhere(school, opened.tenant, [first, second]);
    await sendElsewhere(school, opened.tenant, [voidingOf(school, first.id)]);
    const { learner } = seat.session;
    const [taken] = await practice.store.log.evidenceBy(learner, second.id);
    assert.ok(taken);
    await school.teacher(activityId);
    const by = { learner: learnerId(opened.tenant, 'teacher'), locale: 'en' };
    await withdrawEvidence(practice, opened, taken, { because: 'instructor', by });
    return { first: first.id, second: second.id };
  }

  const ask = async (more: Partial<ChooseRequest>) => {
    school.clock.now += 1000;
    const request: ChooseRequest = { id: randomUUID(), wish: { kind: 'any' }, goal: null, ...more };
    seat.turn = await choose(school.practice, seat.session, request);
  };

  /** Every kind of event there is; the activity is completed, lowered and completed again. */
  async function everything() {
    const { practice, clock } = school;
    seat = await school.student(activityId, 'ana', { locale: 'es_MX' });
    const open = () => ({ serving: seat.turn.serving?.id ?? '', step: seat.turn.serving?.step ?? 0 });
    clock.now += 12_345;
    seat.turn = await takeHint(practice, seat.session, { ...open(), count: 0 });
    // Of two options a wrong one is the end of it: another question then leaves a try.
    for (let left = false; !left; ) {
      const { serving } = seat.turn;
      await answer(practice, seat, wrongAnswer(seat.turn), 7_777);
      left = seat.turn.serving?.id === serving?.id && seat.turn.serving?.step === serving?.step;
    }
    seat.turn = await reveal(practice, seat.session, open());
    const skill = seat.turn.serving?.skill.id ?? '';
    await ask({ wish: { kind: 'skill', skill }, goal: [skill] });
    await ask({ placement: 'skip' });
    await ask({ mix: 'easier' });
    await explainSkill(practice, seat.session, { skill, form: null });
    given = await elsewhere(skill);
    const claim = { id: randomUUID(), skill, claim: 'forgot' } as const;
    seat.turn = await disputeSkill(practice, seat.session, claim);
    for (let count = 0; count < 80 && seat.turn.grade.value !== 1; count += 1) {
      clock.now += 30_000;
      await answer(practice, seat, await rightAnswer(practice, seat));
    }
    assert.equal(seat.turn.grade.value, 1);
    await override('familiar');
    await override(null);
    const more = { id: randomUUID(), extraTime: 1.5 } as const;
    await giveTime(practice, await staff(), seat.session.learner, more);
    clock.now += HOUR;
    seat.turn = await finishSitting(practice, seat.session);
  }

  async function said(): Promise<Said[]> {
    const all: Said[] = [];
    for await (const { statement } of school.practice.store.statements.all()) {
      // What another tool says has a key of the store as its authority.
      if ('authority' in statement) continue;
      const one = Statement.parse(statement);
      if ([one.actor, one.object].some(isAna)) all.push(one);
    }
    return all;
  }
  const isAna = (who: Said['actor'] | Said['object']) => 'account' in who && who.account.name === 'ana';
  const idOf = ({ object }: Said) => ('id' in object ? object.id : null);
  const verbOf = ({ verb }: Said) => verb.id.split('/').at(-1) ?? '';

  it('are whole and say nothing the standard does not know', async () => {
    const all = await said();
    const caused = ['mastered', 'progressed', 'completed', 'passed'];
    assert.deepEqual(
      new Set(all.map(verbOf)),
      new Set([...Object.values(SAID).filter((verb) => verb !== null), ...caused]),
    );
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for await (const { statement } of school.practice.store.statements.all()) {
      assert.deepEqual(checkStatement(statement, '2.0.0', ''), []);
      assert.deepEqual(checkStatement(sendable(statement, '1.0.3'), '1.0.3', ''), []);
    }
  });

  it('keep each to the template of its kind, and there is no kind without one', async () => {
    const base = school.practice.publicUrl;
    const seen = new Set((await said()).map((one) => checkTemplate(base, one)));
    const kinds = templatesOf(base).map(({ name }) => name);
    assert.deepEqual(
      kinds.filter((kind) => !seen.has(kind)),
      [],
    );
  });

  it('tell every event of the log but extra time, under an id that follows from it', async () => {
    const { store, statementNamespace } = school.practice;
    const stored = new Map((await said()).map((one) => [one.id, one]));
    const log = await store.log.after(seat.session.learner, PACK, 0);
    assert.deepEqual(new Set(log.map(({ kind }) => kind)), new Set(Object.keys(SAID)));
    for (const { id, kind, at } of log) {
      const verb = SAID[kind];
      if (verb === null) continue;
      const told = stored.get(statementId(statementNamespace, id, verb));
      assert.ok(told, kind);
      assert.deepEqual([verbOf(told), Date.parse(told.timestamp)], [verb, at]);
    }
  });

  it('say nothing of extra time, neither that it was given nor that an answer had it', async () => {
    const log = await school.practice.store.log.after(seat.session.learner, PACK, 0);
    const given = log.find(({ kind }) => kind === 'extra-time') ?? assert.fail('it was given');
    const all = await said();
    assert.ok(all.every(({ timestamp }) => Date.parse(timestamp) !== given.at));
    assert.doesNotMatch(JSON.stringify(all), /extra.?time/i);
  });

  it('of a choice carry what was chosen: the goal, and where it was about them the placement and the mix', async () => {
    const chose = (await said()).filter((one) => verbOf(one) === 'chose');
    const { publicUrl } = school.practice;
    const about = (name: string) =>
      chose.map(({ context }) => context.extensions?.[`${publicUrl}/xapi/extensions/${name}`]);
    assert.deepEqual(about('placement'), [undefined, 'skip', undefined]);
    assert.deepEqual(about('mix'), [undefined, undefined, 'easier']);
    assert.ok(about('goal').every((goal) => Array.isArray(goal) && goal.length === 1));
  });

  it('of evidence from another tool lead to its statement, and say who took it back', async () => {
    const all = await said();
    const { publicUrl } = school.practice;
    const extension = (name: string) => `${publicUrl}/xapi/extensions/${name}`;
    const credits = all.filter((one) => verbOf(one) === 'credited');
    assert.deepEqual(
      credits.map(({ context }) => context.statement?.id),
      [given.first, given.second],
    );
    assert.ok(credits.every(({ actor, result }) => isAna(actor) && result?.score?.scaled === 1));
    const weights = credits.map(({ result }) => Number(result?.extensions?.[extension('evidence-weight')]));
    assert.ok(weights[0] === 0.5 && Number(weights[1]) < 0.5, String(weights));
    const [voided, taken] = all.filter((one) => verbOf(one) === 'withdrew');
    assert.ok(voided && taken && isAna(voided.object) && isAna(taken.object));
    assert.deepEqual(
      [voided.actor.account, voided.context.statement?.id, voided.context.extensions?.[extension('cause')]],
      [{ homePage: publicUrl, name: 'trellis' }, given.first, 'voided'],
    );
    assert.deepEqual(
      [taken.actor.account.name, taken.context.statement?.id, taken.context.extensions?.[extension('cause')]],
      ['teacher', given.second, 'instructor'],
    );
    const Changes = z.array(z.object({ before: z.number(), after: z.number() })).length(1);
    const [change] = Changes.parse(taken.result?.extensions?.[extension('estimates')]);
    assert.ok(change && change.after < change.before);
  });

  it('tell the right response of a question once it is over, and not before', async () => {
    const all = (await said()).filter((one) => ['answered', 'revealed', 'hinted'].includes(verbOf(one)));
    for (const one of all) {
      assert.ok('id' in one.object && one.object.definition);
      const { correctResponsesPattern, interactionType, name } = one.object.definition;
      const over = verbOf(one) === 'revealed' || one.result?.completion === true;
      assert.equal(correctResponsesPattern !== undefined, over, verbOf(one));
      assert.ok(interactionType !== undefined || verbOf(one) === 'hinted');
      if (verbOf(one) !== 'hinted') assert.ok(name?.es ?? name?.en);
    }
    assert.ok(all.some((one) => verbOf(one) === 'answered' && one.result?.completion === false));
  });

  it('an answer says what was believed before and after it, and why the question was chosen', async () => {
    const base = `${school.practice.publicUrl}/xapi`;
    const right = (await said()).find((one) => verbOf(one) === 'answered' && one.result?.success);
    const estimates = z
      .array(z.object({ skill: z.string(), before: z.number(), after: z.number() }))
      .parse(right?.result?.extensions?.[`${base}/extensions/estimates`]);
    assert.ok(estimates.length > 0 && estimates.every(({ before, after }) => after >= before));
    const why = right?.context.extensions?.[`${base}/extensions/decision`];
    const { reason, skill } = z.object({ reason: z.string(), skill: z.string() }).parse(why);
    assert.ok(reason !== '' && skill.startsWith(`${base}/activities/skill/`));
    assert.ok(!JSON.stringify(why).includes('seed'));
  });

  it('name the learner by account, one registration, the course, the sitting and our profile', async () => {
    const all = await said();
    const [first] = all;
    assert.deepEqual(first?.actor.account, { homePage: 'https://lms.example', name: 'ana' });
    assert.equal(new Set(all.map(({ context }) => context.registration)).size, 1);
    for (const one of all) {
      const { context } = one;
      const { parent = [], grouping = [], category = [] } = context.contextActivities;
      assert.ok(grouping.some(({ id }) => id.includes('/xapi/activities/course/')));
      assert.ok(grouping.some(({ id }) => id.includes('/xapi/activities/sitting/')));
      assert.deepEqual(category, [{ id: `${school.practice.publicUrl}/xapi/profile/v1` }]);
      const unit = `${school.practice.publicUrl}/xapi/activities/activity/${activityId}`;
      assert.deepEqual(parent, idOf(one) === unit ? [] : [{ id: unit }]);
      if (verbOf(one) === 'answered') assert.equal(context.language, 'es-MX');
    }
  });

  it('of a level set by hand have the instructor as actor and the learner as object', async () => {
    const overrides = (await said()).filter((one) => verbOf(one) === 'overrode');
    assert.equal(overrides.length, 2);
    const base = `${school.practice.publicUrl}/xapi`;
    for (const one of overrides) {
      assert.deepEqual(one.actor.account, { homePage: 'https://lms.example', name: 'teacher' });
      assert.ok(isAna(one.object));
      // Allowed in statements about activities alone.
      assert.deepEqual([one.context.platform, one.context.revision], [undefined, undefined]);
      const skill = String(one.context.extensions?.[`${base}/extensions/skill`]);
      assert.ok(skill.startsWith(`${base}/activities/skill/`));
      assert.ok(one.context.contextActivities.grouping?.some(({ id }) => id === skill));
    }
    const levels = overrides.map(({ context }) => context.extensions?.[`${base}/extensions/level`]);
    assert.deepEqual(levels, ['familiar', 'own']);
    const others = (await said()).filter((one) => !['overrode', 'withdrew'].includes(verbOf(one)));
    assert.ok(others.every(({ actor }) => isAna(actor)));
  });

  it('begin with initialized and end with terminated, which tells how long', async () => {
    const verbs = (await said()).map(verbOf);
    assert.equal(verbs[0], 'initialized');
    assert.equal(verbs.at(-1), 'terminated');
    assert.match((await said()).at(-1)?.result?.duration ?? '', /^PT[1-9]/);
  });

  it('an answer carries item version, response, score, time and how it came about', async () => {
    const first = (await said()).find((one) => verbOf(one) === 'answered');
    assert.ok(first?.result?.score && first.result.response !== undefined);
    assert.equal(first.result.success, false);
    assert.equal(first.result.duration, 'PT7.77S');
    assert.ok('id' in first.object);
    assert.equal(first.object.definition?.type, 'http://adlnet.gov/expapi/activities/cmi.interaction');
    const item = `${first.object.id.split('/').slice(0, -2).join('/')}`;
    assert.ok(item.endsWith(`/${first.context.revision}`));
    assert.ok(first.context.contextActivities.grouping?.some(({ id }) => id === item));
    const extension = (name: string) =>
      first.result?.extensions?.[`${school.practice.publicUrl}/xapi/extensions/${name}`];
    assert.deepEqual([extension('hints'), extension('try'), extension('step')], [1, 1, 0]);
  });

  it('completed and passed come once, however often the grade comes back to 1', async () => {
    const all = await said();
    const count = (verb: string) => all.filter((one) => verbOf(one) === verb).length;
    assert.deepEqual([count('completed'), count('passed'), count('failed')], [1, 1, 0]);
    const full = all.filter(
      (one) => one.result?.extensions?.['https://w3id.org/xapi/cmi5/result/extensions/progress'] === 100,
    );
    assert.ok(full.length >= 2, 'the grade came back to 1');
    const passed = all.find((one) => verbOf(one) === 'passed');
    assert.deepEqual(passed?.result?.score, { scaled: 1 });
  });

  it('progress is a whole number of percent and never stands on completed', async () => {
    for (const one of await said()) {
      const progress = one.result?.extensions?.['https://w3id.org/xapi/cmi5/result/extensions/progress'];
      assert.equal(progress !== undefined, verbOf(one) === 'progressed');
      if (progress !== undefined) assert.ok(Number.isInteger(progress) && Number(progress) <= 100);
    }
  });

  it('what an answer caused points to it', async () => {
    const all = await said();
    const ids = new Map(all.map((one) => [one.id, one]));
    const caused = all.filter((one) =>
      ['mastered', 'progressed', 'passed', 'completed'].includes(verbOf(one)),
    );
    for (const { context, timestamp } of caused) {
      const cause = ids.get(context.statement?.id ?? '');
      assert.ok(cause && cause.timestamp === timestamp);
    }
  });

  it('are the same in another sitting but for the sitting itself', async () => {
    const before = await said();
    const again = await school.student(activityId, 'ana', { locale: 'es_MX' });
    assert.notEqual(again.session.tokenHash, seat.session.tokenHash);
    await school.deliver();
    const added = (await said()).slice(before.length);
    assert.deepEqual(added.map(verbOf), ['initialized']);
    assert.equal(added[0]?.context.registration, before[0]?.context.registration);
    assert.deepEqual(added[0]?.object, before[0]?.object);
    assert.notDeepEqual(added[0]?.context.contextActivities, before[0]?.context.contextActivities);
  });
});
