import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUE } from '../../src/errors.ts';
import { CATALOGUES, messagesFor } from '../../views/text/catalogue.ts';
import { direction, formatLocale, pageLocale } from '../../views/text/locale.ts';
import { createTranslator, type Translator } from '../../views/text/translator.ts';
import { NOW } from './fixtures/turns.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the arguments of a message, also those inside plural and select. */
function argumentsOf(ast: Ast): string[] {
  const names = ast.flatMap((element) => {
    const own = 'value' in element && element.type !== 0 ? [String(element.value)] : [];
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value)) : [];
    return [...own, ...inner];
  });
  return [...new Set(names)].sort();
}

const parse = (message: string, locale: string) =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();

describe('message catalogues', () => {
  const { en, es } = CATALOGUES;

  it('English and Spanish have the same keys', () => {
    assert.deepEqual(Object.keys(es).sort(), Object.keys(en).sort());
  });

  it('a message takes the same arguments in both languages', () => {
    for (const [key, message] of Object.entries(en)) {
      assert.deepEqual(argumentsOf(parse(es[key] ?? '', 'es')), argumentsOf(parse(message, 'en')), key);
    }
  });

  it('of what keeps a skill fresh none says that all is mastered: it comes too while mastery waits for a break', () => {
    for (const key of ['why.reason.keep-fresh', 'class.served.keep-fresh'])
      for (const words of [en[key], es[key]]) assert.doesNotMatch(words ?? 'mastered', /master|domina/i);
  });

  it('every error code has a title, what happened and what to do; no words stand for a code that is gone', () => {
    const wanted = Object.keys(CATALOGUE).flatMap((code) =>
      ['title', 'body', 'action'].map((part) => `errors.${code}.${part}`),
    );
    const found = Object.keys(en).filter((key) => key.startsWith('errors.'));
    assert.deepEqual(found.sort(), wanted.sort());
  });

  it('no message is empty and none is the same in both languages by oversight', () => {
    const same = Object.keys(en).filter((key) => en[key] === es[key] && /[a-z]{4,}/.test(en[key] ?? ''));
    assert.deepEqual(
      same.filter((key) => !/typeface\.dyslexic|privacy\.cookies\.title|^common\.name$|\.normal$/.test(key)),
      // Nothing but names and signs in them.
      ['class.action.group', 'class.group', 'class.groupRange', 'class.ofGroup', 'feedback.formOf'].filter(
        (key) => same.includes(key),
      ),
    );
    assert.ok(Object.values(en).every((message) => message.trim() !== ''));
  });

  it('a learner gets no words of instructors’ pages', () => {
    const keys = Object.keys(messagesFor('practice', 'en'));
    assert.ok(keys.length > 0);
    assert.deepEqual(
      keys.filter((key) => /^(class|activity|picker|privacy)\./.test(key)),
      [],
    );
  });
});

describe('translator', () => {
  const english = createTranslator('en', messagesFor('practice', 'en'));

  it('counts as the language does', () => {
    const args = { mastered: 0, proficient: 1, count: 12 };
    assert.equal(english.t('practice.progress', args), 'None of 12 skills mastered yet, 1 proficient');
  });

  it('writes times in UTC until the reader’s clock is known, then in the reader’s own day and zone', () => {
    const reader = createTranslator('es', {}, { zone: 'Europe/Madrid', now: NOW });
    assert.match(english.moment(NOW), /Sep.*2:10/);
    assert.equal(reader.moment(NOW), '16:10');
  });

  it('writes percents, durations and lists by the locale', () => {
    const spanish = createTranslator('es', {});
    assert.equal(spanish.percent(0.47).replace(/\s/g, ' '), '47 %');
    assert.equal(spanish.duration(36_000_000), '10 horas');
    assert.equal(spanish.list(['a', 'b', 'c']), 'a, b y c');
  });

  it('the test locale turns and lengthens words, leaves arguments alone and runs right to left', () => {
    const pseudo = createTranslator('ar-XB', messagesFor('practice', 'ar-XB'));
    const text = pseudo.t('why.reason.goal', { skill: 'Fractions' });
    assert.equal(pseudo.dir, 'rtl');
    assert.ok(text.includes('Fractions'));
    assert.match(text, /\u202echose~~\u202c/);
    const counted = pseudo.t('practice.progress', { mastered: 3, proficient: 1, count: 12 });
    assert.match(counted, /3 \u202eof/);
  });

  it('numbers with a sign stand by themselves on a page from right to left, which would put the sign behind them', () => {
    const [english, pseudo] = [createTranslator('en', {}), createTranslator('ar-XB', {})];
    const signed = ({ number, percent, signed }: Translator) => [
      number(-0.6, 2),
      percent(-0.05),
      signed(1.25, 1),
      signed(-3),
      number(4),
      signed(0.001, 1),
    ];
    assert.deepEqual(signed(english), ['-0.6', '-5%', '+1.3', '-3', '4', '0']);
    const alone = (words: string) => `\u2066${words}\u2069`;
    assert.deepEqual(signed(pseudo), [alone('-0.6'), alone('-5%'), alone('+1.3'), alone('-3'), '4', '0']);
  });

  it('an unknown locale falls back to English, a regional one keeps its region', () => {
    assert.equal(pageLocale('de-DE'), 'en');
    assert.equal(pageLocale('es-MX'), 'es-MX');
    assert.equal(pageLocale('es_mx!'), 'en');
    assert.equal(formatLocale('ar-XB'), 'en');
    assert.equal(direction('he-IL'), 'rtl');
  });
});
