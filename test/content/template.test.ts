import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandItems } from '../../src/content/expand.ts';
import { indexPack } from '../../src/content/packIndex.ts';
import { publish } from '../../src/content/publish.ts';
import type { Answer } from '../../src/learning/answer.ts';
import type { Key } from '../../src/learning/marking/key.ts';
import { mark } from '../../src/learning/marking/mark.ts';
import { runs } from '../support/runs.ts';
import { asking, filled, itemWith, packWith, samplePack } from './pack.ts';

/** Everything of an instance that is data. */
const data = (value: unknown) =>
  JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Map ? [...inner] : inner));

const NUMBER = {
  kind: 'number',
  answer: 'a/b',
  wrong: [{ answer: 'b/a', feedback: 'f' }, { answer: 'a*b' }],
};

describe('filling an item in', () => {
  it('gives the same instance for the same seed, and different ones for different seeds', () => {
    const index = () => indexPack(publish(samplePack()));
    const [one, other] = [index(), index()];
    for (const id of one.itemById.keys()) {
      for (let seed = 0; seed < 300; seed++) {
        assert.equal(data(one.instance(id, seed, 'en')), data(other.instance(id, seed, 'en')));
      }
    }
    const prompts = Array.from(
      { length: 300 },
      (_unused, seed) => one.instance('half-of', seed, 'en').questions[0]?.prompt,
    );
    assert.equal(new Set(prompts).size, 38);
  });

  it('draws the same values in every language', () => {
    const index = indexPack(publish(samplePack()));
    for (let seed = 0; seed < 50; seed++) {
      const keys = ['en', 'es'].map((language) =>
        data(index.instance('half-choice', seed, language).questions[0]?.key),
      );
      assert.equal(keys[0], keys[1]);
    }
  });

  it('draws within the ranges, on the step, and meets the constraints', () => {
    const item = itemWith({
      parameters: { a: { integer: [-9, 9, 3] }, b: { integer: [1, 20] } },
      constraints: ['gcd(a, b) == 1', 'a/b < 1', 'a != 0'],
      ask: { kind: 'number', answer: 'a + b/100' },
    });
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const key = filled(item, seed).questions[0]?.key;
        const answer = key?.kind === 'number' ? key.answer : '';
        const [p = 0, q = 1] = answer.split('/').map(Number);
        const a = Math.floor((100 * p) / q / 100);
        assert.ok(a % 3 === 0 && a !== 0 && a >= -9 && a <= 9);
      }),
      runs(1_000),
    );
  });

  it('takes the reader’s language, its base, or the pack’s own', () => {
    const index = indexPack(publish(samplePack()));
    const language = (wanted: string) => index.instance('half-of', 1, wanted).language;
    assert.deepEqual(['es', 'es-MX', 'en-GB', 'de', 'ar-XB'].map(language), ['es', 'es', 'en', 'en', 'en']);
  });

  it('refuses constraints that never hold, as an error of the pack', () => {
    const item = itemWith({
      parameters: { a: { integer: [1, 3] } },
      constraints: ['a > 3'],
      ask: { kind: 'number', answer: 'a' },
    });
    assert.throws(() => filled(item), { code: 'pack_invalid' });
  });

  it('leaves out wrong answers that are right, repeated or not there for the values drawn', () => {
    const parameters = { a: { choose: [1] }, b: { choose: [1] } };
    const { key } = asking(
      { ...NUMBER, wrong: [...NUMBER.wrong, { answer: 'a/(b-1)' }, { answer: '7' }, { answer: '14/2' }] },
      { parameters },
    );
    assert.deepEqual(key.kind === 'number' ? key.patterns.map(({ answer }) => answer) : [], ['7']);
  });

  it('gives steps the item’s help where they have none, and feedback names of their own', () => {
    const ask = {
      kind: 'choice',
      options: [
        { text: 'a', correct: true },
        { text: 'b', feedback: 'No.' },
      ],
    };
    const step = { skills: ['halving'], prompt: 'P', ask };
    const { questions } = filled(itemWith({ prompt: undefined, steps: [step, { ...step, hints: ['Own'] }] }));
    assert.deepEqual(
      questions.map(({ hints }) => hints.flat().map(({ text }) => text)),
      [['Hint'], ['Own']],
    );
    const names = questions.flatMap(({ feedbacks }) => [...feedbacks.keys()]);
    assert.equal(new Set(names).size, 2);
  });

  it('fills every form of a hint in, in the order of the author', () => {
    const forms = [
      { form: 'question', text: 'What is half of {=n}?' },
      { form: 'rule', text: 'Halve {=n}.' },
    ];
    const ask = { kind: 'number', answer: 'n/2' };
    const given = { ask, parameters: { n: { choose: [8] } }, hints: ['Look.', forms] };
    const [question] = filled(itemWith(given)).questions;
    assert.deepEqual(question?.hints, [
      [{ form: '', text: 'Look.' }],
      [
        { form: 'question', text: 'What is half of 8?' },
        { form: 'rule', text: 'Halve 8.' },
      ],
    ]);
  });

  it('shares credit out by weight', () => {
    const skills = ['halving', { skill: 'halving', weight: 3 }];
    assert.deepEqual(
      asking({ kind: 'number', answer: 1 }, { skills }).skills.map(({ weight }) => weight),
      [0.25, 0.75],
    );
  });

  it('never shows an order that is right already', () => {
    const entries = ['a', 'b', 'c'].map((text) => ({ text }));
    for (let seed = 0; seed < 100; seed++) {
      const { ask, key } = asking({ kind: 'order', entries }, {}, seed);
      assert.notDeepEqual(
        ask.kind === 'order' && ask.entries.map(({ id }) => id),
        key.kind === 'order' && key.order,
      );
    }
  });

  it('joins equal right-hand sides of a match into one', () => {
    const pairs = [
      ['2', 'even'],
      ['3', 'odd'],
      ['4', 'even'],
    ].map(([left, right]) => ({ left, right }));
    const { ask, key } = asking({ kind: 'match', pairs });
    assert.equal(ask.kind === 'match' && ask.right.length, 2);
    assert.equal(key.kind === 'match' && new Set(key.pairs.map(({ right }) => right)).size, 2);
  });
});

describe('a wrong answer the author named', () => {
  const SEEDS = Array.from({ length: 60 }, (_unused, seed) => seed);
  const given = (key: Key, answer: Answer) => mark(key, answer, { decimal: '.' });

  it('is known where a shuffle shows it before anything is moved, and another shuffle would not', () => {
    const entries = ['one', 'two', 'three'].map((text) => ({ text }));
    const indexed = (wrong: readonly (readonly number[])[], shown = entries) => {
      const orders = wrong.map((order) => ({ order, feedback: 'Count.' }));
      return indexPack(
        publish(packWith({ id: 'sort', ask: { kind: 'order', entries: shown, wrong: orders } })),
      );
    };
    const index = indexed([[2, 1, 3]]);
    const begins = index.catalogue.items.get('sort')?.beginsWrong ?? assert.fail('some shuffle does');
    const told = new Set<boolean>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const { ask, key } = index.instance('sort', seed, 'en').questions[0] ?? assert.fail('a question');
      assert.ok(ask.kind === 'order');
      const untouched = mark(
        key,
        { kind: 'order', order: ask.entries.map(({ id }) => id) },
        { decimal: '.' },
      );
      assert.equal(begins(seed), untouched.feedback !== null, `seed ${seed}`);
      told.add(begins(seed));
    }
    assert.equal(told.size, 2);
    const every = [
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ];
    assert.equal(indexed(every).catalogue.items.get('sort')?.beginsWrong, undefined, 'none is left to show');
    const two = indexed([[2, 1]], entries.slice(0, 2));
    assert.equal(two.catalogue.items.get('sort')?.beginsWrong, undefined, 'two entries have one shuffle');
    assert.equal(indexed([]).catalogue.items.get('sort')?.beginsWrong, undefined);
  });

  it('is known in an order, however its entries are shuffled', () => {
    const entries = ['one', 'two', 'three', 'four'].map((text) => ({ text }));
    const wrong = [{ order: [1, 3, 2, 4], feedback: 'Two comes first.' }];
    for (const seed of SEEDS) {
      const { ask, key, feedbacks } = asking({ kind: 'order', entries, wrong }, {}, seed);
      assert.ok(ask.kind === 'order');
      const idOf = (text: string) => ask.entries.find((entry) => entry.text === text)?.id ?? '';
      const order = (...texts: string[]) => given(key, { kind: 'order', order: texts.map(idOf) });
      assert.equal(
        feedbacks.get(order('one', 'three', 'two', 'four').feedback ?? ''),
        'Two comes first.',
        `${seed}`,
      );
      assert.equal(order('one', 'two', 'four', 'three').feedback, null);
    }
  });

  it('is known in a match by how its right-hand side is worded, shared ones and extra ones too', () => {
    const pairs = [
      { left: '2', right: 'even', wrong: [{ right: '{="odd"}', feedback: 'Odd?' }] },
      { left: '3', right: 'odd', wrong: [{ right: 'none', misconception: 'doubles' }] },
      { left: '4', right: 'even' },
    ];
    for (const seed of SEEDS) {
      const { ask, key, feedbacks } = asking({ kind: 'match', pairs, extra: ['none'] }, {}, seed);
      assert.ok(ask.kind === 'match');
      const idOf = (text: string) => [...ask.left, ...ask.right].find((side) => side.text === text)?.id ?? '';
      const match = (left: string, right: string) =>
        given(key, { kind: 'match', pairs: [{ left: idOf(left), right: idOf(right) }] });
      assert.equal(feedbacks.get(match('2', 'odd').feedback ?? ''), 'Odd?', `${seed}`);
      assert.equal(match('3', 'none').misconception, 'doubles');
      assert.equal(match('4', 'odd').feedback, null);
    }
  });

  it('is known in a blank of words or choices, each blank with words of its own', () => {
    const wrong = [{ answer: '{=n} cats', feedback: 'Count {=n} again.' }];
    const choices = [
      { text: 'el', correct: true },
      { text: 'la', misconception: 'doubles', feedback: 'No: el.' },
    ];
    const blanks = { a: { accept: ['dogs'], wrong }, b: { choices }, c: { choices } };
    const item = { parameters: { n: { integer: [2, 9] } } };
    for (const seed of SEEDS) {
      const cloze = { kind: 'cloze', text: '{#a} {#b} {#c}', blanks };
      const { ask, key, feedbacks } = asking(cloze, item, seed);
      assert.ok(ask.kind === 'cloze' && key.kind === 'cloze');
      const number = /\d/.exec([...feedbacks.values()].join())?.[0] ?? '';
      const part = ask.parts.find((one) => 'blank' in one && one.blank === 'c');
      const la = part && 'blank' in part ? part.choices.find(({ text }) => text === 'la')?.id : undefined;
      const words = given(key, { kind: 'cloze', blanks: { a: `${number} CATS` } });
      assert.equal(feedbacks.get(words.feedback ?? ''), `Count ${number} again.`, `${seed}`);
      const choice = given(key, { kind: 'cloze', blanks: { a: 'dogs', c: la ?? '' } });
      assert.deepEqual([choice.misconception, feedbacks.get(choice.feedback ?? '')], ['doubles', 'No: el.']);
      assert.equal(feedbacks.size, 3);
    }
  });
});

describe('items of facts', () => {
  const facts = ['dog', 'cat', 'cow', 'hen'].map((en) => ({
    id: en,
    skill: 'halving',
    title: en,
    values: { en, es: `${en}-es` },
  }));
  const item = {
    each: 'facts',
    others: 2,
    prompt: '{=es}?',
    ask: {
      kind: 'choice',
      options: [{ text: '{=en}', correct: true }, { text: '{=other1_en}' }, { text: '{=other2_en}' }],
    },
  };
  const pack = { ...packWith(item), facts };

  it('make one item per fact, named after both', () => {
    assert.deepEqual(
      expandItems(pack).map(({ id }) => id),
      ['item--dog', 'item--cat', 'item--cow', 'item--hen'],
    );
  });

  it('ask about their fact and draw distractors from its siblings without repeats', () => {
    const index = indexPack(publish(pack));
    for (let seed = 0; seed < 100; seed++) {
      const question = index.instance('item--cow', seed, 'en').questions[0];
      const texts = question?.ask.kind === 'choice' ? question.ask.options.map(({ text }) => text) : [];
      assert.equal(question?.fact, 'cow');
      assert.equal(new Set(texts).size, 3);
      assert.ok(texts.includes('cow'));
    }
  });

  it('stand in the catalogue with their fact', () => {
    const { catalogue } = indexPack(publish(pack));
    assert.equal(catalogue.items.get('item--hen')?.questions[0]?.fact, 'hen');
    assert.deepEqual(catalogue.factsBySkill.get('halving'), ['dog', 'cat', 'cow', 'hen']);
  });
});

describe('versions', () => {
  it('are equal for equal content in any order of keys, and differ for any change', () => {
    const pack = samplePack();
    const turned = Object.fromEntries(Object.entries(pack).reverse());
    assert.equal(publish({ ...pack, ...turned }).version, publish(pack).version);
    assert.notEqual(publish({ ...pack, licence: 'other' }).version, publish(pack).version);
  });

  it('of an item change with that item alone', () => {
    const versions = (answer: number) =>
      expandItems(
        packWith(
          { id: 'a', ask: { kind: 'number', answer } },
          { id: 'b', ask: { kind: 'number', answer: 1 } },
        ),
      ).map(({ version }) => version);
    const [before, after] = [versions(1), versions(2)];
    assert.notEqual(before[0], after[0]);
    assert.equal(before[1], after[1]);
  });

  it('stay where a question says nothing of languages and wrong answers: reading one adds nothing', () => {
    const asks = [
      { kind: 'order', entries: [{ text: 'one' }, { text: 'two' }] },
      {
        kind: 'match',
        pairs: [
          { left: 'a', right: 'A' },
          { left: 'b', right: 'B' },
        ],
        extra: [],
      },
      {
        kind: 'cloze',
        text: '{#a} {#b}',
        blanks: {
          a: { accept: ['one'], case: 'ignore', accents: 'lenient' },
          b: {
            choices: [
              { text: 'yes', correct: true },
              { text: 'no', correct: false },
            ],
          },
        },
      },
    ];
    for (const ask of asks) assert.deepEqual(itemWith({ ask }).ask, ask);
  });
});

describe('the catalogue', () => {
  it('lists prerequisites first, and items by difficulty', () => {
    const pack = packWith(
      { id: 'hard', difficulty: 2, ask: { kind: 'number', answer: 1 } },
      { id: 'easy', difficulty: -2, ask: { kind: 'truefalse', answer: true } },
    );
    const [skill] = pack.skills;
    assert.ok(skill);
    const skills = [{ ...skill, id: 'later', requires: ['halving'] }, skill];
    const { catalogue } = indexPack(publish({ ...pack, skills }));
    assert.deepEqual(
      catalogue.skills.map(({ id }) => id),
      ['halving', 'later'],
    );
    assert.deepEqual(
      catalogue.itemsBySkill.get('halving')?.map(({ id }) => id),
      ['easy', 'hard'],
    );
    assert.equal(catalogue.items.get('easy')?.questions[0]?.guess, 0.5);
  });

  it('tells by what a learner sees whether two seeds give the same question, whatever the order of options', () => {
    const options = [{ text: '{=a}', correct: true }, { text: 'none' }, { text: 'all' }];
    const pack = packWith(
      { id: 'drawn', parameters: { a: { integer: [1, 3] } }, ask: { kind: 'choice', options } },
      { id: 'unseen', parameters: { a: { integer: [1, 9] } }, ask: { kind: 'number', answer: 'a' } },
      { id: 'fixed', ask: { kind: 'choice', options: [{ text: 'yes', correct: true }, { text: 'no' }] } },
    );
    const { catalogue, instance } = indexPack(publish(pack));
    const seeds = Array.from({ length: 60 }, (_unused, seed) => seed);
    const looks = (id: string) => new Set(seeds.map((seed) => catalogue.items.get(id)?.shows?.(seed)));
    const orders = seeds.map((seed) => JSON.stringify(instance('drawn', seed, 'en').questions[0]?.ask));
    assert.equal(looks('drawn').size, 3);
    assert.equal(new Set(orders).size, 18);
    assert.equal(looks('unseen').size, 1, 'what only the key knows changes nothing for the learner');
    assert.equal(catalogue.items.get('fixed')?.shows, null);
  });
});
