import assert from 'node:assert/strict';
import {
  feedbackHtml,
  hintHtml,
  publicQuestion,
  shownAnswer,
  solutionHtml,
} from '../../src/content/publicItem.ts';
import { filled, itemWith, samplePack } from './pack.ts';

const ASKS: Readonly<Record<string, Record<string, unknown>>> = {
  choice: {
    kind: 'choice',
    options: [
      { text: 'yes', correct: true, feedback: 'SECRET' },
      { text: 'no', misconception: 'secret' },
      { text: 'so' },
    ],
  },
  multiple: {
    kind: 'multiple',
    options: [
      { text: 'yes', correct: true },
      { text: 'no', misconception: 'secret' },
      { text: 'so', correct: true },
    ],
  },
  truefalse: { kind: 'truefalse', answer: false, misconception: 'secret', feedback: 'SECRET' },
  number: {
    kind: 'number',
    answer: '98765',
    unit: 'cm',
    wrong: [{ answer: 45678, misconception: 'secret', feedback: 'SECRET' }],
  },
  text: { kind: 'text', accept: ['SECRET'], wrong: [{ answer: 'SECRET2', misconception: 'secret' }] },
  expression: {
    kind: 'expression',
    answer: '98765*x',
    variables: ['x'],
    wrong: [{ answer: '45678*x', misconception: 'secret' }],
  },
  order: {
    kind: 'order',
    entries: [{ text: 'one' }, { text: 'two' }, { text: 'three' }],
    wrong: [{ order: [3, 2, 1], misconception: 'secret', feedback: 'SECRET' }],
  },
  match: {
    kind: 'match',
    pairs: [
      { left: 'a', right: 'A', wrong: [{ right: 'C', misconception: 'secret', feedback: 'SECRET' }] },
      { left: 'b', right: 'B' },
    ],
    extra: ['C'],
  },
  cloze: {
    kind: 'cloze',
    text: 'A {#n} B {#w} C {#c}.',
    blanks: {
      n: { number: 98765 },
      w: { accept: ['SECRET'], wrong: [{ answer: 'SECRET2', misconception: 'secret' }] },
      c: {
        choices: [
          { text: 'yes', correct: true },
          { text: 'no', misconception: 'secret', feedback: 'SECRET' },
        ],
      },
    },
  },
};

/** Names of everything in a value, with positions of lists left out. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
    : typeof value;
}

describe('what the browser gets of a question', () => {
  for (const [kind, ask] of Object.entries(ASKS)) {
    it(`${kind}: holds nothing of the key, the hints or the feedback`, () => {
      for (let seed = 0; seed < 20; seed++) {
        const item = itemWith({ ask, hints: ['SECRET hint'], explanation: 'SECRET why' });
        const sent = JSON.stringify(publicQuestion(filled(item, seed), 0));
        assert.doesNotMatch(sent, /SECRET|secret|98765|45678|correct|answer|misconception|pattern|accept/);
      }
    });
  }

  it('gives every option the same shape, and ids by place', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { ask } = publicQuestion(filled(itemWith({ ask: ASKS.choice }), seed), 0);
      assert.ok(ask.kind === 'choice');
      assert.deepEqual(
        ask.options.map(({ id }) => id),
        ['o1', 'o2', 'o3'],
      );
      assert.equal(new Set(ask.options.map((option) => JSON.stringify(shape(option)))).size, 1);
    }
  });

  it('puts the right option and the right partner in every place over the seeds', () => {
    const places = (kind: string) =>
      new Set(
        Array.from({ length: 60 }, (_unused, seed) => {
          const key = filled(itemWith({ ask: ASKS[kind] }), seed).questions[0]?.key;
          return key?.kind === 'choice' ? key.correct : JSON.stringify(key);
        }),
      );
    assert.equal(places('choice').size, 3);
    assert.ok(places('match').size >= 4);
    assert.equal(places('order').size, 5);
  });

  it('keeps true and false in their places whatever is right', () => {
    const sent = [true, false].map((answer) =>
      JSON.stringify(publicQuestion(filled(itemWith({ ask: { kind: 'truefalse', answer } })), 0)),
    );
    assert.equal(sent[0], sent[1]);
  });
});

describe('an answer shown to the instructor', () => {
  const shown = (kind: string, answer: Parameters<typeof shownAnswer>[2]) =>
    shownAnswer(filled(itemWith({ ask: ASKS[kind] }), 3), 0, answer);
  const idOf = (kind: string, text: string) => {
    const ask = filled(itemWith({ ask: ASKS[kind] }), 3).questions[0]?.ask;
    const lists =
      ask?.kind === 'choice'
        ? ask.options
        : ask?.kind === 'order'
          ? ask.entries
          : ask?.kind === 'match'
            ? [...ask.left, ...ask.right]
            : [];
    return lists.find((option) => option.text === text)?.id ?? '';
  };

  it('is in the words of the question', () => {
    assert.equal(shown('choice', { kind: 'choice', choice: idOf('choice', 'no') }), 'no');
    assert.equal(
      shown('order', { kind: 'order', order: ['two', 'one'].map((text) => idOf('order', text)) }),
      'two; one',
    );
    assert.equal(
      shown('match', { kind: 'match', pairs: [{ left: idOf('match', 'a'), right: idOf('match', 'C') }] }),
      'a → C',
    );
    assert.match(
      shown('cloze', { kind: 'cloze', blanks: { n: '7' } }),
      /A <strong>7<\/strong> B <strong>…<\/strong>/,
    );
  });

  it('is escaped, whatever was typed', () => {
    const text = '<script>alert(1)</script>';
    assert.doesNotMatch(shown('number', { kind: 'number', text }), /<script/);
    assert.doesNotMatch(shown('choice', { kind: 'choice', choice: text }), /<script/);
    assert.doesNotMatch(shown('cloze', { kind: 'cloze', blanks: { w: text } }), /<script/);
  });

  it('of another kind than the question is empty', () => {
    assert.equal(shown('choice', { kind: 'order', order: ['e1'] }), '');
  });
});

describe('words after an answer', () => {
  it('are the author’s for this very answer, else those of the misconception', () => {
    const instance = filled(itemWith({ ask: ASKS.number }));
    const misconception = samplePack().misconceptions[0] ?? null;
    assert.match(feedbackHtml(instance, { feedback: '0.wrong0' }, misconception) ?? '', /SECRET/);
    assert.match(feedbackHtml(instance, { feedback: null }, misconception) ?? '', /twice the number/);
    assert.equal(feedbackHtml(instance, { feedback: null }, null), null);
  });

  it('show the solution in the form asked for', () => {
    const solution = (ask: Record<string, unknown>, language = 'en') =>
      solutionHtml(filled(itemWith({ ask: { kind: 'number', ...ask } }), 1, language), 0);
    assert.match(solution({ answer: '3/4' }), /<mfrac>/);
    assert.match(solution({ answer: '3/4', form: 'decimal' }), /0\.75/);
    assert.match(solution({ answer: '3/4', form: 'percent' }), /75/);
    assert.match(solution({ answer: '7/4', form: 'mixed' }), /<mn>1<\/mn><mfrac>/);
    assert.match(solution({ answer: '7/2', unit: 'cm' }), /3\.5.* cm/);
  });

  it('fail on a step that is not there, and are empty for a hint that is not', () => {
    const instance = filled(itemWith({ ask: ASKS.number }));
    assert.throws(() => publicQuestion(instance, 1), RangeError);
    assert.equal(hintHtml(instance, 0, 5), '');
  });
});
