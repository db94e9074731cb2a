import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import { SAMPLE_GRADE, SAMPLE_SKILLS, SAMPLE_TIME } from '../skills/sampleSkills.ts';

function row(learner: string, name: string, over: Partial<ClassRow> = {}): ClassRow {
  return {
    learner,
    name,
    started: true,
    levels: { meaning: 'mastered', equal: 'proficient', add: 'familiar' },
    answered: 12,
    right: 0.7,
    minutes: 20,
    lastSeen: SAMPLE_TIME,
    grade: SAMPLE_GRADE,
    link: 'link-1',
    stuckOn: [],
    nextSkill: 'add',
    ...over,
  };
}

/** Three learners: one going on, one stuck with a grade that did not arrive, one who never came. */
export const SAMPLE_CLASS: ClassOverview = {
  activity: { id: 'activity-1', title: 'Fractions', points: 100, policy: 'mastery' },
  skills: SAMPLE_SKILLS.map(({ id, title, group }) => ({ id, title, group })),
  rows: [
    row('l1', 'Amira Haddad'),
    row('l2', 'Ben Okafor', {
      stuckOn: ['add'],
      grade: { ...SAMPLE_GRADE, state: 'parked', reason: 'scope_missing' },
    }),
    row('l3', 'Carla Jiménez', {
      started: false,
      levels: {},
      lastSeen: null,
      grade: { ...SAMPLE_GRADE, state: 'none', value: null, sentValue: null, at: null },
    }),
  ],
  actions: [
    { kind: 'stuck', people: [{ learner: 'l2', name: 'Ben Okafor', skill: 'add', answers: 12 }] },
    { kind: 'not-started', people: [{ learner: 'l3', name: 'Carla Jiménez' }] },
    {
      kind: 'misconception',
      id: 'gap',
      title: 'Counts the missing parts',
      answer: '<p>Look at the size of the parts.</p>',
      people: [{ learner: 'l2', name: 'Ben Okafor' }],
      example: {
        question: '<p>Which is larger?</p>',
        answer: '5/6',
        language: 'en',
        skill: { id: 'add', title: 'Adding fractions' },
      },
    },
    {
      kind: 'groups',
      groups: [{ skill: 'add', people: [{ learner: 'l1', name: 'Amira Haddad' }] }],
    },
    {
      kind: 'grades-parked',
      people: [{ learner: 'l2', name: 'Ben Okafor', reason: 'scope_missing' }],
    },
  ],
  updatedAt: SAMPLE_TIME,
  roster: 'known',
};

const TOPICS = ['Understanding fractions', 'Adding fractions', 'Equations'];

/** The same learners in an activity of twelve skills, four to a group. */
export const MANY_SKILLS: ClassOverview = {
  ...SAMPLE_CLASS,
  skills: Array.from({ length: 12 }, (_, index) => ({
    id: `skill-${index}`,
    title: `Skill ${index + 1}`,
    group: TOPICS[Math.floor(index / 4)] ?? null,
  })),
  rows: SAMPLE_CLASS.rows.map((one) =>
    one.started
      ? {
          ...one,
          levels: { 'skill-0': 'mastered', 'skill-1': 'proficient', 'skill-4': 'familiar' },
          stuckOn: one.stuckOn.length > 0 ? ['skill-4'] : [],
          nextSkill: 'skill-5',
        }
      : one,
  ),
};
