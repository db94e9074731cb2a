import assert from 'node:assert/strict';
import type { PublicAsk } from '../../src/api/question.ts';
import { blockHtml } from '../../src/content/markdown.ts';
import {
  allHintsHtml,
  explanationHtml,
  feedbackHtml,
  publicQuestion,
  shownAnswer,
  solutionHtml,
} from '../../src/content/publicItem.ts';
import { wording } from '../../src/content/text.ts';
import { rightAnswer } from '../../src/learning/marking/rightAnswer.ts';
import { passagesOf } from '../../views/components/question/passagesOf.ts';
import { type Spoken, spoken } from '../../views/runtime/spoken.ts';
import { CATALOGUES } from '../../views/text/catalogue.ts';
import { createTranslator } from '../../views/text/translator.ts';
import { distributedPacks } from '../support/openedPacks.ts';

/** Letters and signs that are never English but in names, and words that are never Spanish. */
const SPANISH = /[áéíóúüñ¿¡]/i;
const NAMES = /Bogotá|García/g;
const ENGLISH = /(?<!\p{L})(the|is|are|of|and|my|what|which|it)(?!\p{L})/iu;
/** Words of both languages: Spanish eleven is English once. */
const SHARED = ['once'];

const pages = createTranslator('en', CATALOGUES.en);

/** What stands for choosing and filling in, as voices read it; the names of blanks are the page's own words. */
function offered(ask: PublicAsk, language: string): Spoken[] {
  return passagesOf(ask, null, language, pages)
    .flat()
    .filter(({ text }) => !/^Blank \d/.test(text));
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

describe('the pack of Spanish words', () => {
  const index = distributedPacks().find(({ published }) => published.pack.id === 'core-spanish');
  assert.ok(index);
  const { pack } = index.published;

  /** Everything anybody reads of an item in a language, in the languages it is said to be in. */
  function everything(item: string, language: string): Spoken[] {
    const instance = index?.instance(item, 1, language);
    assert.ok(instance);
    return instance.questions.flatMap(({ key, feedbacks }, step) => {
      const { prompt, ask } = publicQuestion(instance, step);
      const words = [...feedbacks.keys()].map((feedback) => feedbackHtml(instance, { feedback }, null) ?? '');
      const html = [
        prompt,
        ...allHintsHtml(instance, step),
        explanationHtml(instance, step) ?? '',
        solutionHtml(instance, step),
        shownAnswer(instance, step, rightAnswer(key)),
        ...words,
      ];
      return [...html.flatMap((one) => spoken(one, language)), ...offered(ask, language)];
    });
  }

  /** Longer words of the facts' values, by the language these are in. */
  const vocabulary = (language: string): Set<string> => {
    const names = pack.valueLanguages?.[language] ?? [];
    return new Set(
      pack.facts.flatMap(({ values }) => names.flatMap((name) => longWords(values[name] ?? ''))),
    );
  };
  const known = { en: vocabulary('en'), es: vocabulary('es') };

  /** What is about skills and misconceptions. */
  function around(language: string): Spoken[] {
    const texts = [
      ...pack.skills.flatMap(({ explanations }) => explanations.map(({ text }) => text)),
      ...pack.misconceptions.map(({ feedback }) => feedback),
    ];
    return texts.flatMap((text) =>
      spoken(blockHtml(wording(text, language, pack.language), language, pack.italics), language),
    );
  }

  for (const [language, foreign, other] of [
    ['en', SPANISH, 'es'],
    ['es', ENGLISH, 'en'],
  ] as const) {
    it(`says in ${language} texts which words are in ${other}, and no mark is left to be read out`, () => {
      const all = [
        ...[...index.itemById.keys()].flatMap((item) => everything(item, language)),
        ...around(language),
      ];
      const isForeign = (word: string) =>
        known[other].has(word) && !known[language].has(word) && !SHARED.includes(word);
      const wrong = all.filter(
        ({ text, lang }) =>
          lang === language && (foreign.test(text.replace(NAMES, '')) || longWords(text).some(isForeign)),
      );
      assert.deepEqual([...new Set(wrong.map(({ text }) => text))], []);
      assert.ok(all.some(({ lang }) => lang === other));
      assert.ok(all.every(({ text, lang }) => !text.includes('{') && ['en', 'es'].includes(lang)));
    }).timeout(60_000);
  }

  it('has every value of a fact read in its own language, whatever the language of the text', () => {
    for (const [id, { fact }] of index.itemById) {
      if (!fact) continue;
      for (const language of ['en', 'es']) {
        const { es = '', en = '' } = fact.values;
        const said = everything(id, language);
        const inVoice = (words: string, lang: string) =>
          said.filter(({ text }) => text === words).every((run) => run.lang === lang);
        if (es !== en) assert.ok(inVoice(es, 'es') && inVoice(en, 'en'), `${id} ${language}: ${es} – ${en}`);
      }
    }
  }).timeout(60_000);

  it('is read with a Spanish voice exactly where the words are Spanish', () => {
    const prompt = (item: string, language: string) => {
      const instance = index.instance(item, 1, language);
      return spoken(publicQuestion(instance, 0).prompt, language).map(({ lang, text }) => `${lang}: ${text}`);
    };
    assert.deepEqual(prompt('food-meaning--food-pan', 'en'), ['en: What does', 'es: el pan', 'en: mean?']);
    assert.deepEqual(prompt('food-meaning--food-pan', 'es'), ['es: ¿Qué significa el pan en inglés?']);
    assert.deepEqual(prompt('food-like-vegetables', 'es'), [
      'es: ¿Cómo se dice con naturalidad “',
      'en: I like vegetables',
      'es: ” en español?',
    ]);
    assert.deepEqual(prompt('food-in-sentence--food-pan', 'en'), [
      'en: Write out what is missing:',
      'es: Compro p… todas las mañanas.',
      'en: I buy bread every morning.',
    ]);
  });

  it('gives every question two hints or more', () => {
    for (const id of index.itemById.keys()) {
      for (const { hints } of index.instance(id, 1, 'en').questions) assert.ok(hints.length >= 2, id);
    }
  });
});
