import assert from 'node:assert/strict';
import { normaliseRole, rightsOf } from '../../src/lti/roles.ts';

const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const none = {
  instructor: false,
  author: false,
  learner: false,
  alsoLearner: false,
  testUser: false,
  mentor: false,
  mentorOf: [],
};

describe('roles', () => {
  const spellings = [
    [`${CONTEXT}#Instructor`, { scope: 'context', core: 'Instructor', sub: null }],
    [
      `${CONTEXT}/Instructor#TeachingAssistant`,
      { scope: 'context', core: 'Instructor', sub: 'TeachingAssistant' },
    ],
    [
      `${CONTEXT}#Instructor#TeachingAssistant`,
      { scope: 'context', core: 'Instructor', sub: 'TeachingAssistant' },
    ],
    ['Learner', { scope: 'context', core: 'Learner', sub: null }],
    ['urn:lti:role:ims/lis/Instructor/Grader', { scope: 'context', core: 'Instructor', sub: 'Grader' }],
    ['urn:lti:instrole:ims/lis/Faculty', { scope: 'institution', core: 'Faculty', sub: null }],
    ['urn:lti:sysrole:ims/lis/SysAdmin', { scope: 'system', core: 'SysAdmin', sub: null }],
    [
      'http://purl.imsglobal.org/vocab/lis/v2/person#Administrator',
      { scope: 'institution', core: 'Administrator', sub: null },
    ],
    [
      'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
      { scope: 'system', core: 'TestUser', sub: null },
    ],
  ] as const;
  for (const [role, meaning] of spellings) {
    it(`reads ${role}`, () => assert.deepEqual(normaliseRole(role), meaning));
  }

  it('knows no role that is spelled otherwise', () => {
    const strange = [
      `${CONTEXT}#instructor`,
      `https${CONTEXT.slice(4)}#Instructor`,
      'instructor',
      'constructor',
      '',
    ];
    for (const role of [...strange, `${CONTEXT}#Instructor `, `x${CONTEXT}#Instructor`, 'Faculty']) {
      assert.deepEqual(rightsOf([role]), none, role);
    }
  });

  it('gives rights from the course alone', () => {
    const elsewhere = ['Instructor', 'Administrator', 'Faculty'].map(
      (name) => `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${name}`,
    );
    assert.deepEqual(rightsOf(elsewhere), none);
    assert.deepEqual(rightsOf([]), none);
    assert.deepEqual(rightsOf(['Instructor']), { ...none, instructor: true, author: true });
    assert.deepEqual(rightsOf([`${CONTEXT}/Instructor#TeachingAssistant`]), {
      ...none,
      instructor: true,
      author: true,
    });
    assert.deepEqual(rightsOf(['ContentDeveloper']), { ...none, author: true });
    assert.deepEqual(rightsOf(['Learner']), { ...none, learner: true });
  });

  it('takes a learner who also teaches as an instructor', () => {
    const both = { ...none, instructor: true, author: true, alsoLearner: true };
    assert.deepEqual(rightsOf(['Learner', 'Instructor']), both);
  });

  it('lets a mentor see the listed learners, and nobody without a list', () => {
    assert.deepEqual(rightsOf(['Mentor'], ['a', 'b']).mentorOf, ['a', 'b']);
    assert.deepEqual(rightsOf(['Mentor']).mentorOf, []);
    assert.deepEqual(rightsOf(['Learner'], ['a']).mentorOf, []);
  });

  it('flags the student preview', () => {
    const roles = ['Learner', 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'];
    assert.deepEqual(rightsOf(roles), { ...none, learner: true, testUser: true });
  });
});
