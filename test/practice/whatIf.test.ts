import assert from 'node:assert/strict';
import { DEFAULT_ACTIVITY } from '../../src/api/activity.ts';
import type { TrialLimits } from '../../src/practice/trials.ts';
import { whatIf } from '../../src/practice/whatIf.ts';
import { PACK, type School, startSchool } from './support/school.ts';

describe('trying an activity before it is published', () => {
  let school: School;
  before(async () => {
    school = await startSchool();
  });
  after(() => school.close());

  const { points: _, ...settings } = DEFAULT_ACTIVITY;
  const first = () => school.practice.packs.current(PACK).catalogue.skills[0]?.id ?? '';
  const nobodyLeaves = new AbortController().signal;
  const ask = (
    over: Partial<typeof settings> = {},
    {
      skills = [first()],
      who = 'a-teacher',
      left = nobodyLeaves,
      limits = undefined as TrialLimits | undefined,
    } = {},
  ) =>
    whatIf(
      school.practice,
      { activity: { ...settings, ...over, pack: PACK, skills }, kind: 'steady' },
      { id: who, left },
      limits,
    );
  const outcome = (trial: Promise<unknown>) =>
    trial.then(
      () => 'done',
      (error) => error.code,
    );

  it('tells questions, minutes, weeks and who finishes', async () => {
    const found = await ask();
    assert.ok(found.people >= 1 && found.questions >= 3 && found.minutes >= 1);
    assert.equal(found.weeks.length, 6);
    assert.ok(found.finished > 0 && found.finished <= 1 && found.mastered > 0);
    assert.equal(found.deadEnds, 0);
  });

  it('names a skill that has too few questions, and says where there is none to ask', async () => {
    const skill = first();
    const index = school.practice.packs.current(PACK);
    const { catalogue } = index;
    const onlyWith = (count: number) => {
      const left = (catalogue.itemsBySkill.get(skill) ?? []).slice(0, count);
      const items = left.map((item) => ({ ...item, shows: null }));
      const few = {
        ...catalogue,
        items: new Map(items.map((item) => [item.id, item])),
        itemsBySkill: new Map([[skill, items]]),
      };
      const current = () => ({ ...index, catalogue: few });
      const packs: typeof school.practice.packs = Object.assign(Object.create(school.practice.packs), {
        current,
      });
      const activity = { ...settings, pack: PACK, skills: [skill] };
      const asker = { id: `with-${count}`, left: nobodyLeaves };
      return whatIf({ ...school.practice, packs }, { activity, kind: 'steady' }, asker);
    };
    const two = await onlyWith(2);
    assert.deepEqual([two.scarce.map((one) => one.skill), two.deadEnds], [[skill], 0]);
    const none = await onlyWith(0);
    assert.ok(none.people > 0 && none.deadEnds === none.people);
  });

  it('goes by the settings: a longer row takes more questions', async () => {
    const three = await ask({ masteryPolicy: 'row', unaided: 3 });
    const ten = await ask({ masteryPolicy: 'row', unaided: 10 });
    assert.ok(ten.questions > three.questions, `${three.questions}, ${ten.questions}`);
  });

  it('lets other requests be served meanwhile, and takes only a few people at a time', async () => {
    const asked = Array.from({ length: 6 }, (_, nth) => outcome(ask({}, { who: `teacher-${nth}` })));
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const outcomes = await Promise.all(asked);
    clearInterval(counting);
    assert.deepEqual(outcomes.toSorted(), [...Array(4).fill('done'), ...Array(2).fill('too_many_requests')]);
    assert.ok(turns > 0);
  });

  it('has one place for a person: the newer trial ends the older one', async () => {
    const asked = Array.from({ length: 6 }, () => outcome(ask()));
    assert.deepEqual(await Promise.all(asked), [...Array(5).fill('too_many_requests'), 'done']);
    assert.equal(await outcome(ask()), 'done', 'the place is free again');
  });

  it('ends when nobody waits for it any more, and its place is free', async () => {
    const gone = new AbortController();
    const trials = Array.from({ length: 4 }, (_, nth) =>
      outcome(ask({}, { who: `teacher-${nth}`, left: gone.signal })),
    );
    setImmediate(() => gone.abort());
    assert.deepEqual(new Set(await Promise.all(trials)), new Set(['too_many_requests']));
    assert.equal(await outcome(ask({}, { who: 'another' })), 'done');
    assert.equal(await outcome(ask({}, { left: gone.signal })), 'too_many_requests', 'left before it began');
  });

  it('ends with its time although nobody is finished, and says so', async () => {
    const skills = school.practice.packs.current(PACK).catalogue.skills.map(({ id }) => id);
    for (const limits of [
      { work: 1, wait: 10_000 },
      { work: 10_000, wait: 1 },
    ]) {
      const found = await ask({}, { skills, limits });
      assert.deepEqual([found.people, found.deadEnds, found.scarce], [0, 0, []]);
    }
  });

  it('a skill that the pack does not have is refused', async () => {
    await assert.rejects(ask({}, { skills: ['no-such-skill'] }), { code: 'skill_unknown' });
  });
});
