import assert from 'node:assert/strict';
import { mark } from '../../src/learning/marking/mark.ts';
import { rightAnswer } from '../../src/learning/marking/rightAnswer.ts';
import { interactionDefinition } from '../../src/practice/effects/interaction.ts';
import { responseText } from '../../src/practice/effects/response.ts';
import { filled, itemWith } from '../content/pack.ts';

const OPTIONS = [{ text: 'yes', correct: true }, { text: 'no' }, { text: 'so', correct: true }];

function asked(ask: Record<string, unknown>) {
  const { questions, language, italics } = filled(itemWith({ prompt: 'What is **it**?', ask }));
  const [question] = questions;
  assert.ok(question);
  return { question, language, italics };
}

const told = (ask: Record<string, unknown>, over = true) => interactionDefinition(asked(ask), over);
const patterns = (ask: Record<string, unknown>) => {
  const { interactionType, correctResponsesPattern } = told(ask);
  return [interactionType, correctResponsesPattern];
};

describe('a question in statements', () => {
  it('has the type and the patterns of the standard', () => {
    assert.deepEqual(patterns({ kind: 'number', answer: '0.75' }), ['numeric', ['0.75']]);
    assert.deepEqual(patterns({ kind: 'number', answer: '2', tolerance: { absolute: 0.5 } }), [
      'numeric',
      ['1.5[:]2.5'],
    ]);
    assert.deepEqual(patterns({ kind: 'number', answer: '1/3' }), ['fill-in', ['1/3']]);
    assert.deepEqual(patterns({ kind: 'number', answer: '3', unit: 'cm' }), ['fill-in', ['3 cm']]);
    assert.deepEqual(patterns({ kind: 'text', accept: ['Rome', 'Roma'] }), ['fill-in', ['Rome', 'Roma']]);
    const order = { kind: 'order', entries: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] };
    assert.equal(told(order).interactionType, 'sequencing');
    assert.equal(told({ kind: 'truefalse', answer: true }).interactionType, 'choice');
  });

  it('lists its options by the ids that responses and patterns name', () => {
    const { choices = [], correctResponsesPattern } = told({ kind: 'multiple', options: OPTIONS });
    const ids = choices.filter(({ description }) => description.en !== 'no').map(({ id }) => id);
    assert.deepEqual(correctResponsesPattern?.[0]?.split('[,]').toSorted(), ids.toSorted());
    const pairs = [
      { left: 'a', right: 'A' },
      { left: 'b', right: 'B' },
    ];
    const match = told({ kind: 'match', pairs, extra: ['C'] });
    assert.deepEqual([match.source?.length, match.target?.length], [2, 3]);
    for (const pair of match.correctResponsesPattern?.[0]?.split('[,]') ?? []) {
      const [left, right] = pair.split('[.]');
      assert.ok(match.source?.some(({ id }) => id === left) && match.target?.some(({ id }) => id === right));
    }
  });

  it('tells an option in the language that all of it is marked to be in, else in that of the question', () => {
    const options = [
      { text: '[el pan]{lang=es}', correct: true },
      { text: '[la sal]{lang=es} is salt' },
      { text: 'bread' },
    ];
    const { choices = [] } = told({ kind: 'choice', options });
    assert.deepEqual(
      choices
        .map(({ description }) => description)
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      [{ en: 'bread' }, { en: 'la sal is salt' }, { es: 'el pan' }],
    );
    const pairs = [
      { left: 'two', right: 'dos' },
      { left: 'three', right: 'tres' },
    ];
    const { source = [], target = [] } = told({ kind: 'match', pairs, language: { right: 'es' } });
    assert.deepEqual(
      [source, target].map((side) => side.flatMap(({ description }) => Object.keys(description))),
      [
        ['en', 'en'],
        ['es', 'es'],
      ],
    );
    const italic = asked({ kind: 'choice', options: [{ text: '*pan*', correct: true }, { text: '*1*' }] });
    const inItalics = interactionDefinition({ ...italic, italics: 'es' }, true).choices ?? [];
    assert.deepEqual(inItalics.flatMap(({ description }) => Object.keys(description)).toSorted(), [
      'en',
      'es',
    ]);
  });

  it('names itself by the words of its prompt, and tells no right response while it is open', () => {
    const ask = { kind: 'choice', options: [OPTIONS[0], OPTIONS[1]] };
    assert.deepEqual(told(ask).name, { en: 'What is it?' });
    assert.equal(told(ask, false).correctResponsesPattern, undefined);
  });

  it('is rightly answered by its own pattern', () => {
    for (const ask of [
      { kind: 'choice', options: OPTIONS.slice(0, 2) },
      { kind: 'multiple', options: OPTIONS },
    ]) {
      const { question } = asked(ask);
      const answer = rightAnswer(question.key);
      assert.equal(mark(question.key, answer, { decimal: '.' }).correct, true);
      assert.deepEqual(
        interactionDefinition({ question, language: 'en', italics: null }, true).correctResponsesPattern,
        [responseText(answer)],
      );
    }
  });
});
