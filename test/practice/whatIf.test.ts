import assert from 'node:assert/strict';
import { DEFAULT_ACTIVITY } from '../../src/api/activity.ts';
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
  const ask = (over: Partial<typeof settings> = {}, skills = [first()]) =>
    whatIf(school.practice, { activity: { ...settings, ...over, pack: PACK, skills }, kind: 'steady' });

  it('tells questions, minutes, weeks and who finishes', async () => {
    const found = await ask();
    assert.ok(found.people >= 1 && found.questions >= 3 && found.minutes >= 1);
    assert.equal(found.weeks.length, 6);
    assert.ok(found.finished > 0 && found.finished <= 1 && found.mastered > 0);
    assert.equal(found.deadEnds, 0);
  });

  it('goes by the settings: a longer row takes more questions', async () => {
    const three = await ask({ masteryPolicy: 'row', unaided: 3 });
    const ten = await ask({ masteryPolicy: 'row', unaided: 10 });
    assert.ok(ten.questions > three.questions, `${three.questions}, ${ten.questions}`);
  });

  it('lets other requests be served meanwhile, and takes only a few at a time', async () => {
    const asked = Array.from({ length: 6 }, () =>
      ask().then(
        () => 'done',
        (error) => error.code,
      ),
    );
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const outcomes = await Promise.all(asked);
    clearInterval(counting);
    assert.deepEqual(new Set(outcomes), new Set(['done', 'too_many_requests']));
    assert.ok(turns > 0);
  });

  it('a skill that the pack does not have is refused', async () => {
    await assert.rejects(ask({}, ['no-such-skill']), { code: 'skill_unknown' });
  });
});
