import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandItems } from '../../src/content/expand.ts';
import { blockHtml, inlineHtml, plainText } from '../../src/content/markdown.ts';
import { Pack } from '../../src/content/pack.ts';
import { optionText, publicQuestion, shownAnswer, solutionHtml } from '../../src/content/publicItem.ts';
import { instantiate } from '../../src/content/template.ts';
import { responseLanguage } from '../../src/content/wordsLanguage.ts';
import { interactionDefinition } from '../../src/practice/effects/interaction.ts';
import { runs } from '../support/runs.ts';
import { filled, itemWith, packWith } from './pack.ts';

describe('a passage in another language', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['What is [el perro]{lang=es}?', 'en', 'What is <span lang="es">el perro</span>?'],
    [
      'What is [el **perro** $x$]{lang=ES-mx}?',
      'en',
      'What is <span lang="es-MX">el <strong>perro</strong> ',
    ],
    [
      '[uno [two]{lang=en} tres]{lang=es}',
      'fr',
      '<span lang="es">uno <span lang="en">two</span> tres</span>',
    ],
    ['¿Qué es [el perro]{lang=es}?', 'es', '¿Qué es el perro?'],
    ['Say [كتاب]{lang=ar}.', 'en', 'Say <span lang="ar" dir="rtl">كتاب</span>.'],
    [
      'قل [libro [ספר]{lang=he}]{lang=es}',
      'ar',
      '<span lang="es" dir="ltr">libro <span lang="he" dir="rtl">ספר',
    ],
    ['[az]{lang=az-Arab} [az]{lang=az}', 'en', '<span lang="az-Arab" dir="rtl">az</span> <span lang="az">'],
    ['Is it [0, 1) or \\[a\\]{lang=es}?', 'en', 'Is it [0, 1) or [a]{lang=es}?'],
    ['![a bar of [casa]{lang=es}](figure:bar?parts=2&shaded=1)', 'en', '<title>a bar of casa</title>'],
  ];
  for (const [markdown, language, html] of cases) {
    it(`${markdown} in ${language} text says its language once, and its direction where that differs`, () => {
      assert.ok(inlineHtml(markdown, language).includes(html), inlineHtml(markdown, language));
    });
  }

  it('is one in italics where the pack keeps italics for a language, unless it is marked', () => {
    const html = (markdown: string, language: string) => inlineHtml(markdown, language, 'es');
    assert.equal(html('*la sopa* is **soup**', 'en'), '<em lang="es">la sopa</em> is <strong>soup</strong>');
    assert.equal(html('*la sopa*', 'es'), '<em>la sopa</em>');
    assert.equal(html('it *[does]{lang=en}*', 'en'), 'it <em lang="es"><span lang="en">does</span></em>');
    assert.equal(html('[in *every* case]{lang=fr}', 'en'), '<span lang="fr">in <em>every</em> case</span>');
    assert.equal(html('*la sopa*', 'ar'), '<em lang="es" dir="ltr">la sopa</em>');
  });

  it('is known by a language tag alone: whatever else stands there is shown as it was written', () => {
    const tags = fc.oneof(
      fc.string().filter((text) => !text.includes('$')),
      fc.stringMatching(/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,3}$/),
      fc.constantFrom(
        'es" onclick="x',
        'es><script>',
        'english',
        'x-klingon',
        'i-klingon',
        '-es',
        'es-',
        'es_MX',
      ),
    );
    fc.assert(
      fc.property(tags, (tag) => {
        const html = blockHtml(`a [b]{lang=${tag}} c`, 'en');
        const given = [...html.matchAll(/<span([^>]*)>/g)].map(([, attributes = '']) => attributes);
        for (const attributes of given) {
          const [, lang = ''] = /^ lang="([\w-]+)"(?: dir="rtl")?$/.exec(attributes) ?? [];
          assert.deepEqual(Intl.getCanonicalLocales(lang), [lang], attributes);
        }
        assert.doesNotMatch(html, /<(script|[^>]*\sonclick)/);
        if (given.length === 0 && !html.includes('{lang='))
          assert.deepEqual(Intl.getCanonicalLocales(tag), ['en']);
      }),
      runs(2_000),
    );
  });

  it('goes on in the language around it where its own is undetermined', () => {
    assert.equal(inlineHtml('[a **b**]{lang=und}', 'en'), 'a <strong>b</strong>');
    assert.equal(
      inlineHtml('[uno [*dos*]{lang=und}]{lang=es}', 'en'),
      '<span lang="es">uno <em>dos</em></span>',
    );
    assert.equal(inlineHtml('[*dos*]{lang=und}', 'en', 'es'), '<em lang="es">dos</em>');
  });

  it('leaves nothing of its mark where words stand without markup', () => {
    const text = 'One [dos **[three]{lang=en}** $\\frac{1}{2}$]{lang=es} [x]{lang=english}';
    assert.equal(plainText(text, 'en'), 'One dos three \\frac{1}{2} [x]{lang=english}');
    const item = itemWith({
      prompt: 'What is [el perro]{lang=es}?',
      ask: { kind: 'choice', language: 'es', options: [{ text: 'sí', correct: true }, { text: 'no' }] },
    });
    const instance = filled(item);
    const [question] = instance.questions;
    assert.ok(question);
    const told = interactionDefinition({ question, language: 'en', italics: null }, true);
    assert.deepEqual(told.name, { en: 'What is el perro?' });
    assert.deepEqual(told.choices?.map(({ description }) => description.es).toSorted(), ['no', 'sí']);
    assert.ok(['no', 'sí'].includes(optionText(instance, 0, 'o1') ?? ''));
  });
});

describe('the language of a wrong answer that is told', () => {
  const of = (ask: Record<string, unknown>, response: string) =>
    responseLanguage(filled(itemWith({ ask })), 0, response);
  const options = (...texts: readonly string[]) => texts.map((text, at) => ({ text, correct: at === 0 }));

  it('is that of the option, of all options where another seed drew it, of what was to be typed', () => {
    const mixed = { kind: 'choice', options: options('[el pan]{lang=es}', 'bread', '[le pain]{lang=fr}') };
    assert.deepEqual(
      ['el pan', 'bread', 'le pain', 'la sal'].map((response) => of(mixed, response)),
      ['es', 'en', 'fr', 'en'],
    );
    const spanish = { kind: 'choice', language: 'es', options: options('sí', 'no') };
    assert.deepEqual([of(spanish, 'no'), of(spanish, 'quizás')], ['es', 'es']);
    assert.equal(of({ kind: 'text', accept: ['perro'], language: 'es' }, 'pero'), 'es');
    assert.equal(of({ kind: 'number', answer: 1 }, '7'), 'en');
  });
});

describe('a value whose language is known', () => {
  const facts = ['perro', 'gato', 'vaca'].map((es) => ({
    id: es,
    skill: 'halving',
    title: es,
    values: { es, en: `the ${es}`, letters: '5' },
  }));
  const prompt = (text: string, more: Record<string, unknown> = {}, language = 'en') => {
    const ask = { kind: 'text', accept: ['{=es}'], language: 'es' };
    const item = { each: 'facts', others: 1, prompt: text, ask, ...more };
    const pack = Pack.parse({ ...packWith(item), facts, valueLanguages: { es: ['es'], en: ['en'] } });
    const [expanded] = expandItems(pack);
    assert.ok(expanded);
    return instantiate(pack, expanded, 1, language).questions[0]?.prompt;
  };

  it('is marked wherever it stands by itself, of other facts too', () => {
    assert.equal(prompt('What is **{=es}**?'), 'What is **[perro]{lang=es}**?');
    assert.match(prompt('{= other1_es } {=letters}') ?? '', /^\[(gato|vaca)\]\{lang=es\} 5$/);
  });

  it('is marked in every language of the text, as it may stand in a passage in another', () => {
    assert.equal(prompt('[Say {=es}]{lang=en}', {}, 'es'), '[Say [perro]{lang=es}]{lang=en}');
  });

  it('is not marked in maths, where a mark would be set, nor as part of an expression', () => {
    assert.equal(prompt('$\\text{ {=es} }$ \\$5 {=es}'), '$\\text{ perro }$ \\$5 [perro]{lang=es}');
    assert.equal(prompt('$$\\text{ {=es} }$$ {=es}'), '$$\\text{ perro }$$ [perro]{lang=es}');
    assert.equal(prompt('{=if(1 == 1, es, en)}'), 'perro');
  });

  it('is not marked in code, where a mark would be read', () => {
    assert.equal(prompt('`{=es}` and \\` {=es}'), '`perro` and \\` [perro]{lang=es}');
    assert.equal(prompt('``a`{=es}`` {=es}'), '``a`perro`` [perro]{lang=es}');
    assert.equal(prompt('```\n{=es}\n```'), '```\nperro\n```');
  });

  it('is none of a computed value, which takes the place of the fact’s', () => {
    assert.equal(prompt('{=es} {=en}', { let: { es: 'en' } }), 'the perro [the perro]{lang=en}');
  });

  it('is a drawn text as its parameter says; numbers are in no language', () => {
    const parameters = { animal: { choose: ['pez'], language: 'es' }, n: { choose: [7], language: 'es' } };
    assert.equal(prompt('{=animal} {=n}', { parameters }), '[pez]{lang=es} 7');
  });
});

describe('what a question offers in another language', () => {
  const html = (ask: Record<string, unknown>) => publicQuestion(filled(itemWith({ ask })), 0).ask;

  it('is marked in choices and orders', () => {
    const options = [{ text: 'sí', correct: true }, { text: 'no' }];
    for (const kind of ['choice', 'multiple']) {
      const ask = html({ kind, language: 'es', options });
      assert.ok('options' in ask);
      for (const option of ask.options) assert.match(option.html, /^<span lang="es">(sí|no)<\/span>$/);
    }
    const order = html({ kind: 'order', language: 'es', entries: [{ text: 'uno' }, { text: 'dos' }] });
    assert.ok(order.kind === 'order');
    for (const entry of order.entries) assert.match(entry.html, /^<span lang="es">/);
  });

  it('is marked on both sides of a match or on the one that is named, wrong pairs being known all the same', () => {
    const pairs = [
      { left: 'uno', right: 'one', wrong: [{ right: 'two', feedback: 'No.' }] },
      { left: 'dos', right: 'two' },
    ];
    const both = html({ kind: 'match', language: 'es', pairs });
    assert.ok(both.kind === 'match');
    for (const { html: side } of [...both.left, ...both.right]) assert.match(side, /^<span lang="es">/);
    for (const language of ['es', { left: 'es', right: 'en' }, { left: 'es' }]) {
      const [question] = filled(itemWith({ ask: { kind: 'match', language, pairs } })).questions;
      assert.ok(question?.key.kind === 'match' && question.ask.kind === 'match');
      assert.ok(question.ask.left.every(({ text }) => text.endsWith('{lang=es}')));
      const right = typeof language === 'string' ? language : language.right;
      const mark = right === undefined ? '' : `]{lang=${right}}`;
      assert.deepEqual(
        question.ask.right.map(({ text }) => text.replace(/^\[?(one|two)/, '')),
        [mark, mark],
      );
      assert.notEqual(question.key.patterns[0]?.answer.right, '');
    }
  });

  it('is marked in a text with blanks, cut at them, and in each paragraph of the solution', () => {
    const blanks = { a: { accept: ['sí'] }, b: { choices: [{ text: 'no', correct: true }, { text: 'ni' }] } };
    const instance = filled(
      itemWith({ ask: { kind: 'cloze', language: 'es', text: '—¿{#a}?\n\n—{#b}, *señor*.', blanks } }),
    );
    const { ask } = publicQuestion(instance, 0);
    assert.ok(ask.kind === 'cloze');
    assert.deepEqual(
      ask.parts.map((part) => ('html' in part ? part.html.replace(/<br>\n?/g, '|') : part.language)),
      [
        '<span lang="es">—¿</span>',
        'es',
        '<span lang="es">?</span>||<span lang="es">—</span>',
        'es',
        '<span lang="es">, <em>señor</em>.</span>',
      ],
    );
    assert.equal(
      solutionHtml(instance, 0).replaceAll('\n', ''),
      '<p><span lang="es">—¿<strong>sí</strong>?</span></p><p><span lang="es">—<strong>no</strong>, <em>señor</em>.</span></p>',
    );
  });

  it('is marked to both sides of a blank that stands in a passage', () => {
    const text = 'Say: [el {#a} y [the]{lang=en} {#b}]{lang=es} now';
    const blanks = { a: { accept: ['pan'] }, b: { accept: ['sal'], language: 'es' } };
    const { ask } = publicQuestion(filled(itemWith({ ask: { kind: 'cloze', text, blanks } })), 0);
    assert.ok(ask.kind === 'cloze');
    assert.deepEqual(
      ask.parts.map((part) => ('html' in part ? part.html : part.language)),
      [
        'Say: <span lang="es">el </span>',
        null,
        '<span lang="es"> y <span lang="en">the</span> </span>',
        'es',
        ' now',
      ],
    );
  });

  it('is that of all its words, whatever brackets stand among them', () => {
    for (const text of ['(0, 1]', '[0, 1)', '] y [', '`]`', 'a\\', 'a \\] b \\\\', '[uno [dos]]']) {
      const [plain, marked] = [undefined, 'es'].map((language) => {
        const options = [{ text, correct: true }, { text: 'no' }];
        return solutionHtml(filled(itemWith({ ask: { kind: 'choice', language, options } })), 0);
      });
      assert.equal(marked, plain?.replace(/^<p>(.*)<\/p>$/, '<p><span lang="es">$1</span></p>'), text);
    }
  });

  it('is that of all words around a blank, whatever brackets stand among them', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['uno [{#a}] dos', ['uno [', '] dos']],
      ['uno ( [{#a} dos) ] tres', ['uno ( [', ' dos) ] tres']],
      ['(0, 1] {#a} dos', ['(0, 1] ', ' dos']],
      ['`]` {#a} `[`', ['<code>]</code> ', ' <code>[</code>']],
    ];
    for (const [text, around] of cases) {
      const blanks = { a: { accept: ['pan'] } };
      const ask = html({ kind: 'cloze', language: 'es', text, blanks });
      assert.ok(ask.kind === 'cloze');
      assert.deepEqual(
        ask.parts.flatMap((part) => ('html' in part ? part.html : [])),
        around.map((words) => `<span lang="es">${words}</span>`),
      );
    }
    const maths = html({
      kind: 'cloze',
      language: 'es',
      text: '$(0,1]$ {#a}',
      blanks: { a: { accept: ['x'] } },
    });
    assert.ok(maths.kind === 'cloze' && maths.parts[0] && 'html' in maths.parts[0]);
    assert.match(maths.parts[0].html, /^<span lang="es"><span class="katex">.*<\/span> <\/span>$/s);
    const escaped = html({ kind: 'cloze', text: 'x\\]{lang=es} {#a}', blanks: { a: { accept: ['x'] } } });
    assert.ok(escaped.kind === 'cloze');
    assert.deepEqual(escaped.parts[0], { html: 'x]{lang=es} ' });
  });

  it('keeps the right words of a blank bold beside letters', () => {
    const solution = (text: string, blank: Record<string, unknown>, language?: string) =>
      solutionHtml(filled(itemWith({ ask: { kind: 'cloze', text, language, blanks: { a: blank } } })), 0);
    assert.equal(
      solution('La cas{#a}.', { accept: ['a'] }, 'es'),
      '<p><span lang="es">La cas<strong>a</strong>.</span></p>',
    );
    assert.equal(
      solution('It is {#a}s.', { accept: ['perro'], language: 'es' }),
      '<p>It is <span lang="es"><strong>perro</strong></span>s.</p>',
    );
    assert.equal(solution('[La cas{#a}]{lang=es}', { accept: ['a'] }).match(/lang=/g)?.length, 1);
    assert.match(
      solution('y = {#a}x', { number: '3' }),
      /^<p>y = <strong><span class="katex">.*<\/strong>x<\/p>$/s,
    );
  });

  it('is none where a pack published earlier says what is no language tag: its words stand as they are', () => {
    for (const language of ['es_MX', 'Spanish (Spain)', 'spanish', '']) {
      const item = itemWith({ ask: { kind: 'text', accept: ['perro'] } });
      assert.ok(item.ask?.kind === 'text');
      const instance = filled({ ...item, ask: { ...item.ask, language } });
      assert.equal(solutionHtml(instance, 0), '<p>perro</p>');
      assert.equal(shownAnswer(instance, 0, { kind: 'text', text: 'gato' }), 'gato');
    }
  });

  it('is the language of what a learner typed or chose, escaped, and of the solution', () => {
    const text = filled(itemWith({ ask: { kind: 'text', language: 'ar', accept: ['كتاب'] } }));
    assert.equal(solutionHtml(text, 0), '<p><span lang="ar" dir="rtl">كتاب</span></p>');
    assert.equal(
      shownAnswer(text, 0, { kind: 'text', text: '<b>قلم' }),
      '<span lang="ar" dir="rtl">&lt;b&gt;قلم</span>',
    );
    const blanks = { a: { choices: [{ text: 'no', correct: true }, { text: 'ni' }], language: 'es' } };
    const cloze = filled(itemWith({ ask: { kind: 'cloze', text: 'It is {#a}', blanks } }));
    assert.match(
      shownAnswer(cloze, 0, { kind: 'cloze', blanks: { a: 'o1' } }),
      /^It is <strong><span lang="es">n[oi]<\/span><\/strong>$/,
    );
  });
});
