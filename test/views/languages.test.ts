import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PublicServing } from '../../src/api/question.ts';
import type { Instance } from '../../src/content/instance.ts';
import { hintHtml, publicQuestion } from '../../src/content/publicItem.ts';
import { filled, itemWith } from '../content/pack.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { distributedPacks } from '../support/openedPacks.ts';
import { page, practiceData } from './fixtures/pages.ts';
import { serving, turn } from './fixtures/turns.ts';
import { theTab } from './support/chromium.ts';
import { openPage } from './support/site.ts';

/** An item as it is served. */
function served(instance: Instance): PublicServing {
  const question = publicQuestion(instance, 0);
  const { language } = instance;
  return { ...serving(question.ask.kind), question, language, hints: [hintHtml(instance, 0, 0)] };
}

/** The words of the question with the language and direction a screen reader and the browser take them to be in. */
function wordsOf(tab: Page): Promise<{ text: string; lang: string; dir: string }[]> {
  return tab.locator('.card').evaluate((card) => {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const found: { text: string; lang: string; dir: string }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || !element) continue;
      const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
      found.push({ text, lang, dir: getComputedStyle(element).direction });
    }
    return found;
  });
}

describe('words in another language on the page', function () {
  this.timeout(60_000);
  let tab: Page;
  before(function () {
    skipWithoutBrowser(this);
  });
  beforeEach(async () => {
    tab = await theTab({ width: 400, height: 900 });
  });

  async function words(instance: Instance, locale: string) {
    const open = turn(served(instance));
    await openPage(tab, page('practice', practiceData(open), locale), () => null);
    await tab.locator('.card').waitFor();
    return wordsOf(tab);
  }

  const spanish = (item: string, language: string) => {
    const index = distributedPacks().find(({ published }) => published.pack.id === 'core-spanish');
    assert.ok(index);
    return index.instance(item, 1, language);
  };

  /** Which of these texts stand there in which language, whatever the page's own words are. */
  async function languages(item: string, language: string, texts: readonly string[]) {
    const all = await words(spanish(item, language), language);
    return texts.map((text) => {
      const langs = new Set(all.filter((word) => word.text.includes(text)).map(({ lang }) => lang));
      return `${text}: ${[...langs].join()}`;
    });
  }

  it('are Spanish in an English prompt, hint and option, and English in Spanish ones', async () => {
    assert.deepEqual(
      await languages('food-meaning--food-pan', 'en', ['What does', 'el pan', 'the bread', 'Compro']),
      ['What does: en', 'el pan: es', 'the bread: en', 'Compro: es'],
    );
    assert.deepEqual(
      await languages('food-meaning--food-pan', 'es', ['Qué significa', 'el pan', 'the bread']),
      ['Qué significa: es', 'el pan: es', 'the bread: en'],
    );
  });

  it('are Spanish in what is to be completed, to both sides of a blank, and in the list to choose from', async () => {
    const texts = ['Complete', 'alta. Hoy Ana', 'está', 'One quality'];
    assert.deepEqual(await languages('adjectives-ser-or-estar', 'en', texts), [
      'Complete: en',
      'alta. Hoy Ana: es',
      'está: es',
      'One quality: en',
    ]);
  });

  it('are Spanish on both sides of a match and in the lists of its right-hand sides', async () => {
    const texts = ['ver', 'los ojos', 'What do we do'];
    assert.deepEqual(await languages('body-health-body-uses', 'en', texts), [
      'ver: es',
      'los ojos: es',
      'What do we do: en',
    ]);
    const options = await tab
      .locator('option[value^="r"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('lang')));
    assert.ok(options.length > 0 && options.every((lang) => lang === 'es'));
  });

  it('run in their own direction, on a page of either', async () => {
    const item = itemWith({
      prompt: 'What is [كتاب جديد!]{lang=ar} in English?',
      ask: { kind: 'choice', options: [{ text: 'a new book', correct: true }, { text: 'an old book' }] },
    });
    for (const locale of ['en', 'ar-XB']) {
      const all = await words(filled(item), locale);
      const of = (text: string) =>
        all.filter((word) => word.text.includes(text)).map(({ lang, dir }) => `${lang} ${dir}`);
      assert.deepEqual([of('كتاب'), of('What is')], [['ar rtl'], ['en ltr']], locale);
    }
  });
});
