import assert from 'node:assert/strict';
import type { Answer } from '../../../src/learning/answer.ts';
import type { Key } from '../../../src/learning/marking/key.ts';
import { mark } from '../../../src/learning/marking/mark.ts';

const given = (key: Key, answer: Answer) => mark(key, answer, { decimal: '.' });
const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}`);

describe('marking a choice', () => {
  const key: Key = {
    kind: 'choice',
    correct: 'o2',
    patterns: [{ answer: 'o1', misconception: 'm', feedback: 'f' }],
  };

  it('gives all or nothing, and what the chosen option shows', () => {
    assert.equal(given(key, { kind: 'choice', choice: 'o2' }).score, 1);
    const wrong = given(key, { kind: 'choice', choice: 'o1' });
    assert.deepEqual([wrong.score, wrong.misconception, wrong.feedback], [0, 'm', 'f']);
  });

  it('takes an answer of another kind for unreadable', () => {
    assert.equal(given(key, { kind: 'number', text: '3' }).note, 'unreadable');
  });
});

describe('marking several choices', () => {
  const key: Key = { kind: 'multiple', correct: ['a', 'b'], options: ['a', 'b', 'c', 'd'], patterns: [] };
  const score = (...choices: string[]) => given(key, { kind: 'multiple', choices }).score;

  it('takes wrong choices off right ones and never goes below nothing', () => {
    assert.deepEqual(
      [score('a', 'b'), score('a'), score('a', 'c'), score('a', 'b', 'c'), score('c', 'd'), score()],
      [1, 0.5, 0, 0.5, 0, 0],
    );
  });

  it('gains nothing by choosing everything or one option twice', () => {
    assert.equal(score('a', 'b', 'c', 'd'), 0);
    assert.equal(score('a', 'a'), 0.5);
  });

  it('does not tell which options are right', () => {
    assert.deepEqual(given(key, { kind: 'multiple', choices: ['a'] }).parts, {});
  });
});

describe('marking an order', () => {
  const key: Key = {
    kind: 'order',
    order: ['a', 'b', 'c', 'd'],
    patterns: [{ answer: ['d', 'c', 'b', 'a'], misconception: 'backwards', feedback: 'f' }],
  };
  const order = (text: string) => given(key, { kind: 'order', order: [...text] });

  it('gives Kendall’s tau, at least 0', () => {
    near(order('abcd').score, 1);
    near(order('bacd').score, 2 / 3);
    near(order('dabc').score, 0);
    near(order('dcba').score, 0);
  });

  it('tells which entries are in their place', () => {
    assert.deepEqual(order('bacd').parts, { a: false, b: false, c: true, d: true });
  });

  it('knows a wrong order by the whole of it', () => {
    const backwards = order('dcba');
    assert.deepEqual([backwards.misconception, backwards.feedback, backwards.score], ['backwards', 'f', 0]);
    assert.deepEqual(
      ['dcab', 'abcd'].map((text) => order(text).misconception),
      [null, null],
    );
  });

  it('takes anything but a full arrangement for unreadable', () => {
    assert.deepEqual(
      ['', 'abc', 'abcc', 'abcx', 'abcde'].map((text) => order(text).note),
      Array(5).fill('unreadable'),
    );
  });
});

describe('marking a match', () => {
  const key: Key = {
    kind: 'match',
    pairs: [
      { left: 'l1', right: 'r2' },
      { left: 'l2', right: 'r1' },
    ],
    patterns: [
      { answer: { left: 'l2', right: 'r3' }, misconception: 'first', feedback: null },
      { answer: { left: 'l1', right: 'r3' }, misconception: 'second', feedback: 'f' },
    ],
  };
  const match = (...pairs: [string, string][]) =>
    given(key, { kind: 'match', pairs: pairs.map(([left, right]) => ({ left, right })) });

  it('gives the share of left sides joined rightly', () => {
    assert.equal(match(['l1', 'r2'], ['l2', 'r1']).correct, true);
    assert.equal(match(['l1', 'r2'], ['l2', 'r2']).score, 0.5);
    assert.deepEqual(match(['l1', 'r2']).parts, { l1: true, l2: false });
  });

  it('knows a wrong pair among right ones, and of several the one the author put first', () => {
    const partly = match(['l1', 'r3'], ['l2', 'r1']);
    assert.deepEqual([partly.misconception, partly.feedback, partly.score], ['second', 'f', 0.5]);
    assert.equal(match(['l1', 'r3'], ['l2', 'r3']).misconception, 'first');
    assert.equal(match(['l1', 'r1'], ['l2', 'r2']).misconception, null);
  });

  it('does not let a learner join one side to everything', () => {
    assert.equal(match(['l1', 'r1'], ['l1', 'r2']).score, 0);
  });
});

describe('marking a cloze', () => {
  const key: Key = {
    kind: 'cloze',
    blanks: {
      n: {
        kind: 'number',
        answer: '1/2',
        patterns: [{ answer: '2', misconception: 'upside-down', feedback: null }],
      },
      w: {
        kind: 'text',
        accept: ['está'],
        case: 'ignore',
        accents: 'lenient',
        patterns: [{ answer: 'es', misconception: 'ser', feedback: null }],
      },
      c: {
        kind: 'choice',
        correct: 'o1',
        patterns: [{ answer: 'o2', misconception: null, feedback: 'not that' }],
      },
    },
  };
  const cloze = (blanks: Record<string, string>) => given(key, { kind: 'cloze', blanks });

  it('gives the share of blanks and says which are right', () => {
    assert.equal(cloze({ n: '0.5', w: 'está', c: 'o1' }).correct, true);
    const partly = cloze({ n: '2', w: 'está' });
    near(partly.score, 1 / 3);
    assert.deepEqual(partly.parts, { n: false, w: true, c: false });
    assert.equal(partly.misconception, 'upside-down');
  });

  it('knows the wrong words and the wrong choice of a blank; the first blank in the text is told', () => {
    assert.equal(cloze({ n: '1/2', w: ' ES. ', c: 'o1' }).misconception, 'ser');
    assert.equal(cloze({ n: '1/2', w: 'está', c: 'o2' }).feedback, 'not that');
    assert.equal(cloze({ n: '1/2', w: 'es', c: 'o2' }).feedback, null);
    assert.equal(cloze({ n: '1/2', w: 'estaba', c: 'o3' }).misconception, null);
  });

  it('passes a missing accent on when all else is right', () => {
    assert.equal(cloze({ n: '1/2', w: 'esta', c: 'o1' }).note, 'accent');
  });

  it('asks again when nothing is filled in or a number can’t be read', () => {
    assert.equal(cloze({}).note, 'unreadable');
    assert.equal(cloze({ n: 'half', w: 'está', c: 'o1' }).note, 'unreadable');
  });

  it('is not fooled by names that every object has', () => {
    assert.equal(cloze({ toString: 'x', ['__proto__']: 'x' }).note, 'unreadable');
  });
});
