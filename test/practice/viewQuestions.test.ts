import assert from 'node:assert/strict';
import type { QuestionFound } from '../../src/learning/calibrate/calibration.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { viewQuestions } from '../../src/practice/viewQuestions.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import { PACK, type School, startSchool } from './support/school.ts';

describe('what an instructor reads of the questions', () => {
  let school: School;
  let activity: Activity;
  /** An item of the activity's skill, and one of another. */
  let own: readonly string[];
  let skill: string;
  let elsewhere: string;

  before(async () => {
    school = await startSchool();
    const { catalogue } = school.practice.packs.current(PACK);
    const [first, second] = catalogue.skills;
    skill = first?.id ?? assert.fail('a skill');
    elsewhere = second?.id ?? assert.fail('another');
    own = (catalogue.itemsBySkill.get(skill) ?? []).map(({ id }) => id);
    activity = await school.activity({ skills: [skill] });
  });
  after(() => school?.close());

  const found = (item: string, over: Partial<QuestionFound> = {}): QuestionFound => ({
    ...{ item, step: 0, skills: [skill], answers: 100, right: 0.6, author: 0, difficulty: 0.4 },
    ...{ difficultyError: 0.1, discrimination: 1.2, discriminationError: 0.2, findings: [] },
    ...over,
  });

  it('is nothing before the first calibration', async () => {
    assert.deepEqual(await viewQuestions(school.practice, activity, 'en'), { found: null });
  });

  it('is of the activity’s skills, faults first, with no number that rests on too few answers', async () => {
    const [often = '', rare = '', bad = ''] = own;
    const drift = { code: 'drift', before: 0.4, lately: 0.8 } as const;
    const point = (learners: number) => ({ opportunity: 1, learners, right: 0.5, predicted: 0.45 });
    const numbers = { answers: 500, learners: 40, loss: null };
    await school.practice.store.calibrations.add({
      note: { pack: PACK, version: 'fit-1', at: school.clock.now, suspects: 1, ...numbers },
      parameters: { ...PRIOR_PARAMETERS, version: 'fit-1' },
      report: {
        ...{ ...numbers, gain: 0.1, forgetting: -1, firmness: null },
        questions: [
          found(rare, { answers: 12 }),
          found(often),
          found(bad, { answers: 40, findings: [drift] }),
          found('no-longer-there'),
          found(often, { skills: [elsewhere], answers: 900 }),
        ],
        bins: [
          { n: 5, predicted: 0.2, right: 0.4 },
          { n: 60, predicted: 0.7, right: 0.65 },
        ],
        curves: { [skill]: [point(30), point(4)], [elsewhere]: [point(30)] },
      },
    });
    const { found: read } = await viewQuestions(school.practice, activity, 'en');
    assert.ok(read !== null);
    assert.deepEqual(
      read.questions.map(({ item, answers, right, missing }) => [item, answers, right, missing]),
      [
        [bad, 40, 0.6, 0],
        [often, 100, 0.6, 0],
        [rare, 12, null, 18],
      ],
    );
    const [first, , last] = read.questions;
    assert.deepEqual([first?.faults, first?.difficulty, last?.difficulty], [[drift], 0.4, null]);
    assert.ok(first && first.prompt.length > 0 && first.skill !== skill, 'words, not ids');
    assert.deepEqual(read.calibration, [
      { n: 5, missing: 15, predicted: null, right: null },
      { n: 60, missing: 0, predicted: 0.7, right: 0.65 },
    ]);
    assert.deepEqual(
      read.curves.map(({ points }) => points),
      [
        [
          { n: 30, missing: 0, predicted: 0.45, right: 0.5 },
          { n: 4, missing: 6, predicted: null, right: null },
        ],
      ],
    );
  });
});
