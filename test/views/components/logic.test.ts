import assert from 'node:assert/strict';
import {
  faultsOf,
  missingBasis,
  toggleAll,
  toggleSkill,
} from '../../../views/components/activity-form/draft.ts';
import { glanceOf } from '../../../views/components/class-glance/glanceOf.ts';
import {
  averageOf,
  columnsOf,
  proficientIn,
  skillGroups,
} from '../../../views/components/class-table/columns.ts';
import { personName } from '../../../views/components/class-table/personName.ts';
import { FIRST_VIEW, sortRows, type TableView } from '../../../views/components/class-table/sortRows.ts';
import { classGradeSentence, needsSending } from '../../../views/components/grade-table/classGrade.ts';
import { ticksOf } from '../../../views/components/item-analysis/scale.ts';
import { moveEntry } from '../../../views/components/order/moveEntry.ts';
import { emptyAnswer, isAnswered } from '../../../views/components/question/ask.ts';
import { splitByStart } from '../../../views/components/skill-bars/countLevels.ts';
import { layersOf, wrapTitle } from '../../../views/components/skill-graph/layers.ts';
import { SAMPLE_SKILLS } from '../../../views/components/skills/sampleSkills.ts';
import { nextDelayed } from '../../../views/components/summary/nextDelayed.ts';
import { CATALOGUES } from '../../../views/text/catalogue.ts';
import { createTranslator } from '../../../views/text/translator.ts';
import { ACTIVITY, OVERVIEW, PACKS } from '../fixtures/classes.ts';
import { QUESTIONS } from '../fixtures/questions.ts';

describe('ordering', () => {
  it('an entry goes to its new place and the others close up', () => {
    assert.deepEqual(moveEntry(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
    assert.deepEqual(moveEntry(['a', 'b', 'c'], 2, -4), ['c', 'a', 'b']);
    assert.deepEqual(moveEntry(['a'], 3, 0), ['a']);
  });
});

describe('an answer', () => {
  it('is asked for where nothing was given; an order is always an answer', () => {
    for (const { ask } of Object.values(QUESTIONS)) {
      assert.equal(isAnswered(ask, emptyAnswer(ask)), ask.kind === 'order', ask.kind);
    }
  });

  it('of a cloze is complete when every blank is filled', () => {
    const { ask } = QUESTIONS.cloze;
    assert.equal(isAnswered(ask, { kind: 'cloze', blanks: { a: '6', b: ' ' } }), false);
    assert.equal(isAnswered(ask, { kind: 'cloze', blanks: { a: '6', b: '2', c: 'x' } }), true);
  });
});

describe('skill graph', () => {
  it('a skill stands below everything it requires', () => {
    const skills = [
      { id: 'c', requires: ['a', 'b'] },
      { id: 'a', requires: [] },
      { id: 'b', requires: ['a', 'elsewhere'] },
    ];
    assert.deepEqual(
      layersOf(skills).map((layer) => layer.map(({ id }) => id)),
      [['a'], ['b'], ['c']],
    );
  });

  it('a cycle ends', () => {
    const layers = layersOf([
      { id: 'a', requires: ['b'] },
      { id: 'b', requires: ['a'] },
    ]);
    assert.equal(layers.flat().length, 2);
  });

  it('long titles are cut into lines', () => {
    assert.deepEqual(wrapTitle('Adding with different denominators', 18, 2), ['Adding with', 'different…']);
  });
});

describe('choice of skills', () => {
  const [pack] = PACKS;
  assert.ok(pack);

  it('keeps the order of the pack', () => {
    assert.deepEqual(toggleSkill(pack, ['compare'], 'meaning'), ['meaning', 'compare']);
    assert.deepEqual(toggleSkill(pack, ['meaning', 'compare'], 'meaning'), ['compare']);
  });

  it('all of a group are added, and taken away when all were chosen', () => {
    const group = pack.skills.slice(0, 2);
    assert.deepEqual(toggleAll(pack, ['line'], group), ['meaning', 'line']);
    assert.deepEqual(toggleAll(pack, ['meaning', 'line'], group), []);
  });

  it('what chosen skills build on is found at any distance', () => {
    assert.deepEqual(
      missingBasis(pack, ['compare']).map(({ id }) => id),
      ['meaning', 'line', 'equal'],
    );
  });

  it('a draft without title or skills says so', () => {
    assert.deepEqual(faultsOf({ ...ACTIVITY, title: ' ', skills: [] }), ['title', 'skills']);
    assert.deepEqual(faultsOf(ACTIVITY), []);
  });
});

describe('a class at a glance', () => {
  const rows = OVERVIEW.rows.slice(0, 3).map((row, index) => ({
    ...row,
    started: index < 2,
    answered: [30, 10, 0][index] ?? 0,
    right: [0.9, 0.5, null][index] ?? null,
    grade: { ...row.grade, value: [0.8, 0.4, null][index] ?? null },
  }));

  it('counts every first try alike and every grade alike', () => {
    const { started, right, grade } = glanceOf({ rows, updatedAt: OVERVIEW.updatedAt });
    assert.deepEqual([started, right, grade?.toFixed(6)], [2, 0.8, '0.600000']);
  });

  it('misses whoever began and then has not come for a week, and nobody else', () => {
    const week = 7 * 24 * 3_600_000;
    const seen = [week + 1, week, null].map((ago) => (ago === null ? null : OVERVIEW.updatedAt - ago));
    const away = rows.map((row, index) => ({ ...row, lastSeen: seen[index] ?? null }));
    assert.equal(glanceOf({ rows: away, updatedAt: OVERVIEW.updatedAt }).away, 1);
  });

  it('says no number before there is anything to count', () => {
    assert.deepEqual(glanceOf({ rows: rows.slice(2), updatedAt: OVERVIEW.updatedAt }), {
      started: 0,
      away: 0,
      right: null,
      grade: null,
    });
  });
});

describe('class table', () => {
  const view: TableView = FIRST_VIEW;
  const english = createTranslator('en', CATALOGUES.en);
  const names = (change: Partial<TableView>) =>
    sortRows(OVERVIEW, { ...view, ...change }, english).map((row) => personName(english, row));

  it('shows chosen learners alone', () => {
    const only = { skill: 'add', learners: ['learner-2', 'learner-0'] };
    assert.deepEqual(names({ only }), ['Amira Haddad', 'Carla Jiménez']);
    assert.deepEqual(names({ only, search: 'carla' }), ['Carla Jiménez']);
  });

  describe('with many skills', () => {
    const skills = (count: number, group: (index: number) => string | null) =>
      Array.from({ length: count }, (_, index) => ({
        id: `s${index}`,
        title: `Skill ${index}`,
        group: group(index),
      }));
    const shape = (list: ReturnType<typeof skills>) =>
      skillGroups(list, english).map(({ title, skills: { length } }) => [title, length]);

    it('has a column for each group of the pack, in its order', () => {
      assert.deepEqual(shape(skills(10, (index) => (index < 6 ? 'First' : index < 9 ? 'Then' : null))), [
        ['First', 6],
        ['Then', 3],
        ['Other skills', 1],
      ]);
    });

    it('puts neighbours together where the pack names no groups', () => {
      const expected = [
        ['Skill 0 – Skill 4', 5],
        ['Skill 5 – Skill 9', 5],
        ['Skill 10 – Skill 12', 3],
      ];
      assert.deepEqual(shape(skills(13, () => null)), expected);
      assert.deepEqual(shape(skills(13, () => 'All of them')), expected);
    });

    it('has no groups for up to eight', () => {
      assert.deepEqual(shape(skills(8, (index) => `${index}`)), []);
    });

    it('shows the skills of open groups after their average', () => {
      const list = skills(10, (index) => (index < 8 ? 'First' : 'Then'));
      const columns = columnsOf(list, skillGroups(list, english), ['s8']).map((column) =>
        column.kind === 'skill' ? column.skill.id : [column.group.id, column.open],
      );
      assert.deepEqual(columns, [['s0', false], ['s8', true], 's8', 's9']);
    });

    it('counts levels in averages as a mastery grade does', () => {
      const list = skills(4, () => null);
      const [row] = OVERVIEW.rows;
      assert.ok(row);
      const one = { ...row, levels: { s0: 'familiar', s1: 'proficient', s2: 'mastered' } } as const;
      assert.equal(averageOf([one], list), (0.4 + 0.7 + 1) / 4);
      assert.equal(averageOf([one, { ...one, levels: {} }], list), (0.4 + 0.7 + 1) / 8);
      assert.equal(averageOf([], list), 0);
      assert.equal(proficientIn(one, list), 2);
    });
  });

  it('finds a part of a name in any case', () => {
    assert.deepEqual(names({ search: ' JIMÉ' }), ['Carla Jiménez']);
  });

  it('whoever has no name is found, and shown in every language, by the end of their id', () => {
    const nameless = { learner: 'lrn_aaaaaaaaaaaaaaaaaa4f2a', name: null };
    const spanish = createTranslator('es', CATALOGUES.es);
    assert.equal(personName(english, nameless), 'Student 4F2A');
    assert.equal(personName(spanish, nameless), 'Estudiante 4F2A');
    assert.deepEqual(names({ search: 'r-10' }), ['Student R-10']);
  });

  it('shows who is stuck, who has not started', () => {
    assert.deepEqual(names({ shown: 'stuck' }), ['Dmitri Volkov', 'Grace Lindqvist']);
    assert.deepEqual(names({ shown: 'not-started' }), ['Inés Ortega', 'Liam O’Connor']);
  });

  it('those without a grade come last in both directions', () => {
    for (const ascending of [true, false]) {
      assert.deepEqual(names({ key: 'grade', ascending }).slice(-2), ['Inés Ortega', 'Liam O’Connor']);
    }
  });
});

describe('a grade of the class', () => {
  const text = createTranslator('en', CATALOGUES.en ?? {});
  const [sent] = OVERVIEW.rows;
  assert.ok(sent);

  it('that no column knows of is not said to be on its way, and can be sent', () => {
    const unsent = { ...sent.grade, state: 'waiting', at: null, sentValue: null } as const;
    assert.equal(classGradeSentence(text, unsent), 'Earned here, not yet sent');
    assert.equal(needsSending(unsent), true);
    assert.equal(needsSending({ ...unsent, at: 1_800_000_000_000 }), false);
  });
});

describe('the skills of a class', () => {
  it('that nobody has started are told apart, each in the order of the pack', () => {
    const skills = ['a', 'b', 'c'].map((id) => ({ id, title: id, group: null }));
    const [row] = OVERVIEW.rows;
    assert.ok(row);
    const rows = [{ ...row, levels: { a: 'not-started', c: 'familiar' } as const }];
    const { started, untouched } = splitByStart({ skills, rows });
    assert.deepEqual([started.map(({ id }) => id), untouched.map(({ id }) => id)], [['c'], ['a', 'b']]);
  });
});

describe('an axis of questions', () => {
  it('has a tick for each, or for so many that they do not run into each other', () => {
    assert.deepEqual(ticksOf(3), [0, 1, 2]);
    assert.deepEqual(ticksOf(20), [0, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  });
});

describe('what comes next', () => {
  const [skill] = SAMPLE_SKILLS;
  assert.ok(skill);
  const delayed = { code: 'delayed', from: 5 } as const;

  it('is one answer after a break only where nothing else is missing for mastered', () => {
    const only = { ...skill, missing: [delayed] };
    const more = { ...skill, missing: [{ code: 'unaided', now: 1, needed: 3 } as const, delayed] };
    assert.equal(nextDelayed([more]), null);
    assert.deepEqual(nextDelayed([more, only]), { skill: only, from: 5 });
  });
});
