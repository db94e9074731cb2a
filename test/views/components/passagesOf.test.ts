import assert from 'node:assert/strict';
import type { Answer } from '../../../src/api/answer.ts';
import type { PublicAsk } from '../../../src/api/question.ts';
import { passagesOf } from '../../../views/components/question/passagesOf.ts';
import { CATALOGUES } from '../../../views/text/catalogue.ts';
import { createTranslator } from '../../../views/text/translator.ts';
import { QUESTIONS } from '../fixtures/questions.ts';

const spanish = createTranslator('es', CATALOGUES.es);

function words(kind: PublicAsk['kind'], answer: Answer | null = null): string[] {
  const passages = passagesOf(QUESTIONS[kind].ask, answer, 'en', spanish);
  return passages.map((passage) => passage.map(({ text, lang }) => `${lang}: ${text}`).join(' | '));
}

describe('what is read after a prompt', () => {
  it('options in the order shown', () => {
    assert.deepEqual(words('multiple'), ['en: 6/8', 'en: 0.75', 'en: 4/5', 'en: 75 %']);
    assert.equal(words('choice').length, 4);
  });

  it('entries as the learner has put them', () => {
    assert.deepEqual(words('order', { kind: 'order', order: ['d', 'b', 'a', 'c'] }), [
      'en: 5/8',
      'en: 0.6',
      'en: 2/3',
      'en: 62 %',
    ]);
  });

  it('of pairs the lettered side, then the other', () => {
    assert.deepEqual(words('match').slice(2, 4), [
      'en: C | en: y=4−x',
      'en: climbs 2 for every step to the right',
    ]);
  });

  it('a text with its blanks by name in the language of the page, then what there is to choose', () => {
    assert.deepEqual(words('cloze'), [
      'en: To add 1/3 and 1/2, use the denominator | es: Hueco 1 de 3 | en: . The two numerators are then | es: Hueco 2 de 3 | en: and their sum is | es: Hueco 3 de 3',
      'es: Hueco 3 de 3',
      'en: smaller than one',
      'en: larger than one',
    ]);
  });

  it('nothing where the answer is typed', () => {
    assert.deepEqual([...words('number'), ...words('text'), ...words('expression')], []);
  });
});
