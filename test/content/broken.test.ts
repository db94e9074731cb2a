import assert from 'node:assert/strict';
import { checkPack } from '../../src/content/check.ts';
import type { Finding } from '../../src/content/finding.ts';
import { readPack } from '../../src/content/readPack.ts';
import { guidePack, packWith } from './pack.ts';

/** Seeds that meet every value of the guide's pack; as many as do where something is wrong with all values or none. */
const SEEDS = { everyValue: 60, any: 6 };

interface Broken {
  readonly rule: string;
  /** What is replaced, by what, and what the finding must say. */
  readonly from: string | RegExp;
  readonly to: string;
  readonly says: RegExp;
  readonly remedy?: RegExp;
  readonly item?: string;
  /** Only some values show it. */
  readonly rare?: true;
}

/** The guide's pack with one thing broken. */
const BROKEN: readonly Broken[] = [
  {
    rule: 'YAML that can’t be read',
    from: 'id: halves',
    to: 'id: [halves',
    says: /flow|bracket|collection/i,
  },
  { rule: 'a key given twice', from: 'id: halves', to: 'id: halves\nid: halves', says: /unique/i },
  { rule: 'a list instead of a mapping', from: /^[\s\S]*$/, to: '- a\n- b\n', says: /mapping/ },
  { rule: 'a newer schema', from: 'schema: 1', to: 'schema: 2', says: /schema 2/ },
  { rule: 'a misspelt key', from: 'licence:', to: 'license:', says: /licen[cs]e/i },
  {
    rule: 'a kind that does not exist',
    from: 'kind: expression',
    to: 'kind: formula',
    says: /kind|discriminator|Invalid/i,
    item: 'half-expression',
  },
  { rule: 'a bad id', from: 'id: half-of', to: 'id: Half of', says: /lower-case/ },
  { rule: 'an id used twice', from: 'id: half-choice', to: 'id: half-of', says: /used twice/ },
  {
    rule: 'an unknown skill',
    from: 'skills: [halving]\n    difficulty',
    to: 'skills: [doubling]\n    difficulty',
    says: /no skill doubling/,
    item: 'half-true',
  },
  {
    rule: 'an unknown misconception',
    from: 'misconception: doubles }]',
    to: 'misconception: triples }]',
    says: /no misconception triples/,
    item: 'half-of',
  },
  {
    rule: 'a circle of prerequisites',
    from: 'description: { en: Find',
    to: 'requires: [halving]\n    description: { en: Find',
    says: /requires itself/,
  },
  {
    rule: 'a skill nobody can reach',
    from: 'description: { en: Find',
    to: 'requires: [halving]\n    description: { en: Find',
    says: /can't be reached/,
  },
  {
    rule: 'too few items',
    from: /\n {2}- id: half-true[\s\S]*?(?=\n {2}- id: half-expression)/,
    to: '',
    says: /4 items/,
  },
  {
    rule: 'one form of explanation',
    from: 'form: picture',
    to: 'form: worked-example',
    says: /explained in 1 form/,
  },
  { rule: 'a missing translation', from: ', es: Mitades', to: '', says: /no es/ },
  { rule: 'no hint', from: /\n {4}hints:(\n {6}- .*)+/, to: '', says: /no hint/, item: 'half-of' },
  {
    rule: 'one hint only',
    from: /(?<=\n {4}hints:\n {6}- .*)\n {6}- .*/,
    to: '',
    says: /only one hint/,
    item: 'half-of',
  },
  {
    rule: 'a mark of a language that is none',
    from: 'What is half',
    to: 'What is [half]{lang=english}',
    says: /"\{lang=english\}" marks no passage/,
    item: 'half-of',
  },
  {
    rule: 'a mark of a language without a passage',
    from: 'What is half',
    to: 'What is half{lang=es}',
    says: /"\{lang=es\}" marks no passage/,
    item: 'half-of',
  },
  {
    rule: 'a mark of a language across paragraphs',
    from: "text: { en: 'Half of 14: 7 and 7 make 14, so it is 7.'",
    to: 'text: { en: "[Half of 14:\\n\\n7 and 7 make 14, so it is 7.]{lang=en}"',
    says: /"\{lang=en\}" marks no passage/,
  },
  {
    rule: 'a mark of a language in a title',
    from: 'title: { en: Halving,',
    to: "title: { en: '[Halving]{lang=es}',",
    says: /mark of a language stands where words are plain/,
  },
  {
    rule: 'a mark of a language nobody knows',
    from: 'What is half',
    to: 'What is [half]{lang=sp}',
    says: /no language is known by the tag sp/,
    item: 'half-of',
  },
  {
    rule: 'bold that is none beside a marked passage',
    from: 'What is half',
    to: 'What is a**[half]{lang=es}**b',
    says: /a \*\* stands in the text/,
    item: 'half-of',
  },
  {
    rule: 'italics that are none beside a marked passage',
    from: 'What is half',
    to: 'What is a *[half]{lang=es}*s',
    says: /a \* stands in the text/,
    item: 'half-of',
  },
  {
    rule: 'italics in a language that is none',
    from: 'licence:',
    to: 'italics: spanish\nlicence:',
    says: /language tag/,
  },
  {
    rule: 'a language of a value that no fact has',
    from: 'licence:',
    to: 'valueLanguages: { es: [word] }\nlicence:',
    says: /no fact has a value word/,
  },
  {
    rule: 'options in a language nobody knows',
    from: 'kind: choice\n',
    to: 'kind: choice\n      language: sp\n',
    says: /no language is known by the tag sp/,
    item: 'half-choice',
  },
  {
    rule: 'a form of a hint given twice',
    from: 'form: rule',
    to: 'form: question',
    says: /form question is there twice/,
    item: 'half-choice',
  },
  {
    rule: 'a form of a hint that does not exist',
    from: 'form: rule',
    to: 'form: song',
    says: /song|rule|Invalid/,
    item: 'half-choice',
  },
  {
    rule: 'no explanation',
    from: /\n {4}explanation: .*div.*/,
    to: '',
    says: /no explanation/,
    item: 'half-of',
  },
  {
    rule: 'two right options',
    from: /(?<=doubles \}\n {8}- \{ )text/,
    to: 'correct: true, text',
    says: /2 options are marked correct/,
    item: 'half-choice',
  },
  {
    rule: 'distractors that coincide for some seed',
    from: '{=n/2 + 1}',
    to: '{=if(n == 20, 40, n/2 + 1)}',
    says: /two of the options are .*40.*seed \d+: n = 20/,
    item: 'half-choice',
    rare: true,
  },
  {
    rule: 'a distractor that is right for some seed',
    from: '{=n/2 + 1}',
    to: '{=if(n == 20, 10, n/2 + 1)}',
    says: /two of the options are .*10/,
    item: 'half-choice',
    rare: true,
  },
  {
    rule: 'constraints that can’t be met',
    from: "'mod(n, 4) == 2'",
    to: "'n > 100'",
    says: /constraints hold for 0 of/,
    item: 'half-in-steps',
  },
  {
    rule: 'a name that stands for nothing',
    from: 'answer: n/2\n      wrong',
    to: 'answer: m/2\n      wrong',
    says: /nothing is called m/,
    item: 'half-of',
  },
  {
    rule: 'a function that does not exist',
    from: '{=tex(n/2)}',
    to: '{=frac(n/2)}',
    says: /no function frac/,
    item: 'half-of',
  },
  {
    rule: 'an expression that can’t be read',
    from: '{=tex(n/2)}',
    to: '{=tex(n/2}',
    says: /expression "tex\(n\/2"/,
    item: 'half-of',
  },
  {
    rule: 'a division by zero for some seed',
    from: 'answer: n/2\n      wrong',
    to: 'answer: n/(n - 7)\n      wrong',
    says: /division by zero.*n = 7/,
    item: 'half-of',
    rare: true,
  },
  {
    rule: 'a judgement that is neither true nor false',
    from: 'answer: d == 0',
    to: 'answer: d',
    says: /true or false is needed/,
    item: 'half-true',
  },
  {
    rule: 'a key that refuses its own answer',
    from: 'answer: n/4, form: decimal',
    to: 'answer: n/4, form: integer',
    says: /does not accept/,
    item: 'half-in-steps',
  },
  {
    rule: 'an expression in letters that are not declared',
    from: 'variables: [x]',
    to: 'variables: [y]',
    says: /does not accept/,
    item: 'half-expression',
  },
  { rule: 'broken maths', from: '\\div', to: '\\divide', says: /maths .*divide/, item: 'half-of' },
  {
    rule: 'a formula that is not closed',
    from: '{=n}$?',
    to: '{=n}?',
    says: /without its partner/,
    item: 'half-of',
  },
  { rule: 'an unknown figure', from: 'figure:bar', to: 'figure:star', says: /no figure/ },
  {
    rule: 'a figure without description',
    from: '![A bar in two equal parts, one of them shaded]',
    to: '![]',
    says: /no description/,
  },
  {
    rule: 'a blank that is not in the text',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'Half is {#a}', blanks: { b: { number: n/2 } } }",
    says: /blank b is not in the text/,
    item: 'half-true',
  },
  {
    rule: 'a blank that is not described',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'Half is {#a}', blanks: { b: { number: n/2 } } }",
    says: /\{#a\} has no blank/,
    item: 'half-true',
  },
  {
    rule: 'a blank inside maths',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: '$2 = {#a}$', blanks: { a: { number: n/2 } } }",
    says: /blank stands inside maths/,
    item: 'half-true',
  },
  {
    rule: 'a blank inside italics',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'Say *half is {#a}*.', blanks: { a: { number: n } } }",
    says: /blank stands inside italics or bold/,
    item: 'half-true',
  },
  {
    rule: 'a blank inside bold',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'Say **half is {#a}**.', blanks: { a: { number: n } } }",
    says: /blank stands inside italics or bold/,
    item: 'half-true',
  },
  {
    rule: 'a blank inside code',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'Say `half {#a}`.', blanks: { a: { number: n } } }",
    says: /blank stands inside code/,
    item: 'half-true',
  },
  {
    rule: 'a blank inside display maths',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: '$$2 = {#a}$$', blanks: { a: { number: n/2 } } }",
    says: /blank stands inside maths/,
    item: 'half-true',
  },
  {
    rule: 'a wrong order that is the right one',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: 'ask: { kind: order, entries: [{ text: one }, { text: two }, { text: three }], wrong: [{ order: [1, 2, 3], misconception: doubles }] }',
    says: /wrong answer "1, 2, 3" is right/,
    item: 'half-true',
  },
  {
    rule: 'a wrong order that leaves an entry out',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: 'ask: { kind: order, entries: [{ text: one }, { text: two }, { text: three }], wrong: [{ order: [3, 2], misconception: doubles }] }',
    says: /wrong answer "3, 2" can't be given/,
    remedy: /^name each entry once by its number$/,
    item: 'half-true',
  },
  {
    rule: 'a wrong order of entries that are not there',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: 'ask: { kind: order, entries: [{ text: one }, { text: two }, { text: three }], wrong: [{ order: [2, 1, 4], misconception: doubles }] }',
    says: /wrong answer "2, 1, \?" can't be given/,
    item: 'half-true',
  },
  {
    rule: 'a wrong order given twice',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: 'ask: { kind: order, entries: [{ text: one }, { text: two }, { text: three }], wrong: [{ order: [3, 2, 1], misconception: doubles }, { order: [3, 2, 1], feedback: No. }] }',
    says: /wrong answer "3, 2, 1" is there twice/,
    item: 'half-true',
  },
  {
    rule: 'a wrong pair that is right for some seed',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: match, pairs: [{ left: half, right: '{=n/2}', wrong: [{ right: '{=if(n == 20, 10, 2*n)}', misconception: doubles }] }, { left: double, right: '{=2*n}' }] }",
    says: /wrong answer "half → 10" is right.*n = 20/,
    item: 'half-true',
    rare: true,
  },
  {
    rule: 'a wrong pair whose right-hand side is not offered',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: match, pairs: [{ left: half, right: '{=n/2}', wrong: [{ right: '{=3*n}', misconception: doubles }] }, { left: double, right: '{=2*n}' }] }",
    says: /wrong answer "half → \?" can't be given/,
    remedy: /right-hand side/,
    item: 'half-true',
  },
  {
    rule: 'a wrong pair given twice',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: match, pairs: [{ left: half, right: '{=n/2}', wrong: [{ right: '{=2*n}', misconception: doubles }, { right: '{=2*n}', feedback: No. }] }, { left: double, right: '{=2*n}' }] }",
    says: /wrong answer "half → \d+" is there twice/,
    item: 'half-true',
  },
  {
    rule: 'wrong words of a blank that are right',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'It is {#a}.', blanks: { a: { accept: [half], wrong: [{ answer: 'Half.', misconception: doubles }] } } }",
    says: /wrong answer "Half\." is right/,
    item: 'half-true',
  },
  {
    rule: 'wrong words of a blank that say nothing',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'It is {#a}.', blanks: { a: { accept: [half], wrong: [{ answer: '?!', misconception: doubles }] } } }",
    says: /wrong answer "\?!" can't be given/,
    remedy: /typed/,
    item: 'half-true',
  },
  {
    rule: 'wrong words of a blank given twice for some seed',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'It is {#a}.', blanks: { a: { accept: [half], wrong: [{ answer: '{=n}', misconception: doubles }, { answer: '20', feedback: No. }] } } }",
    says: /wrong answer "20" is there twice.*n = 20/,
    item: 'half-true',
    rare: true,
  },
  {
    rule: 'feedback to the right choice of a blank',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: cloze, text: 'It is {#a}.', blanks: { a: { choices: [{ text: half, correct: true, feedback: Yes. }, { text: double }] } } }",
    says: /right choice of a blank has feedback/,
    item: 'half-true',
  },
  {
    rule: 'an unknown misconception of a wrong pair',
    from: 'ask: { kind: truefalse, answer: d == 0 }',
    to: "ask: { kind: match, pairs: [{ left: half, right: '{=n/2}', wrong: [{ right: '{=2*n}', misconception: triples }] }, { left: double, right: '{=2*n}' }] }",
    says: /no misconception triples/,
    item: 'half-true',
  },
  {
    rule: 'a function that does not exist in a branch that no seed computes',
    from: 'answer: n/2\n      wrong',
    to: 'answer: if(n > 0, n/2, frac(n))\n      wrong',
    says: /no function frac/,
    item: 'half-of',
  },
  {
    rule: 'a prompt beside steps',
    from: "constraints: ['mod",
    to: "prompt: { en: Halve twice., es: Dos veces. }\n    constraints: ['mod",
    says: /shows the prompts of its steps/,
    item: 'half-in-steps',
  },
  {
    rule: 'a misconception nobody can show',
    from: 'items:',
    to: '  - { id: unused, title: { en: A, es: B }, feedback: { en: A, es: B } }\n\nitems:',
    says: /no answer shows/,
  },
];

function findings(text: string, seeds = SEEDS.everyValue): readonly Finding[] {
  const { pack, findings: shape, locate } = readPack([{ name: 'pack.yaml', text }]);
  return pack ? checkPack(pack, { seeds }).map(locate) : shape;
}

describe('a pack with', () => {
  for (const { rule, from, to, says, remedy = /.{6}/, item, rare } of BROKEN) {
    it(`${rule} gets a finding with place and remedy`, () => {
      const whole = guidePack();
      const text = whole.replace(from, () => to);
      assert.notEqual(text, whole);
      const found = findings(text, rare ? SEEDS.everyValue : SEEDS.any);
      const told = found.find((finding) => says.test(finding.message));
      assert.ok(told, JSON.stringify(found, null, 1));
      assert.equal(told.file, 'pack.yaml');
      assert.match(told.remedy, remedy);
      assert.ok((told.line ?? 0) >= 1);
      if (item !== undefined) assert.equal(told.item, item);
    });
  }

  it('maths that one value of sixty breaks gets a finding with that value', () => {
    const item = {
      id: 'seldom',
      parameters: { n: { integer: [1, 60] } },
      prompt: 'What is $1{=if(n == 13, "\\\\foo", n)}$?',
      ask: { kind: 'number', answer: 'n' },
    };
    const found = checkPack(packWith(item), { seeds: 300 }).map(({ path, message }) => `${path} ${message}`);
    assert.ok(
      found.some((one) => /^items\.0\.prompt .*foo.*n = 13/.test(one)),
      found.join('; '),
    );
  });

  describe('a template that teaches its answers', () => {
    const warnings = (item: Record<string, unknown>, seeds = 300) =>
      checkPack(packWith(item), { seeds })
        .filter(({ path }) => /^items\.0\.(parameters|ask)$/.test(path))
        .map(({ level, path, message }) => [level, path, message]);
    const narrow = { id: 'narrow', prompt: 'What is {=a}?', ask: { kind: 'number', answer: 'a' } };
    const few = [['warning', 'items.0.parameters', '300 seeds show only 9 different questions']];

    it('gets a warning with the number of its questions when they are fewer than twelve', () => {
      assert.deepEqual(warnings({ ...narrow, parameters: { a: { integer: [1, 9] } } }), few);
      assert.deepEqual(warnings({ ...narrow, parameters: { a: { integer: [1, 12] } } }), []);
    });

    it('is counted by what is shown: values that nobody sees make no other question', () => {
      const parameters = { a: { integer: [1, 9] }, hidden: { integer: [1, 99] } };
      assert.deepEqual(warnings({ ...narrow, parameters }), few);
    });

    it('gets a warning for a right answer that is the same for every seed, whatever its place', () => {
      const options = [{ text: 'Nora', correct: true }, { text: 'Tim' }, { text: 'both' }];
      const parameters = { a: { integer: [1, 40] } };
      const constant = (answer: string) => [
        [
          'warning',
          'items.0.ask',
          `the right answer is "${answer}" for every seed: it is learned instead of the skill`,
        ],
      ];
      assert.deepEqual(
        warnings({ ...narrow, parameters, ask: { kind: 'choice', options } }),
        constant('Nora'),
      );
      const several = { kind: 'multiple', options: [...options, { text: 'Lea', correct: true }] };
      assert.deepEqual(warnings({ ...narrow, parameters, ask: several }), constant('- Lea - Nora'));
      assert.deepEqual(warnings({ ...narrow, parameters, ask: { kind: 'truefalse', answer: 'a > 20' } }), []);
    });

    it('is judged with enough seeds only, and an item without values not at all', () => {
      assert.deepEqual(warnings({ ...narrow, parameters: { a: { integer: [1, 9] } } }, 60), []);
      assert.deepEqual(warnings({ ...narrow, prompt: 'One?', ask: { kind: 'number', answer: 1 } }), []);
    });
  });

  describe('a known wrong answer', () => {
    /** Where a pack of this one question is advised to say something. */
    const silent = (ask: Record<string, unknown>) =>
      checkPack(packWith({ prompt: 'Which?', ask }), { seeds: SEEDS.any })
        .filter(({ message }) => message === 'nothing is said about this wrong answer')
        .map(({ level, path }) => `${level} ${path}`);
    const said = { feedback: 'Look again.' };
    const ASKS: Readonly<Record<string, [ask: Record<string, unknown>, path: string]>> = {
      number: [{ kind: 'number', answer: 1, wrong: [{ answer: 2, ...said }, { answer: 3 }] }, 'wrong.1'],
      text: [{ kind: 'text', accept: ['a'], wrong: [{ answer: 'b' }] }, 'wrong.0'],
      expression: [
        { kind: 'expression', answer: 'x', variables: ['x'], wrong: [{ answer: '2x' }] },
        'wrong.0',
      ],
      order: [
        { kind: 'order', entries: [{ text: 'a' }, { text: 'b' }], wrong: [{ order: [2, 1] }] },
        'wrong.0',
      ],
      match: [
        {
          kind: 'match',
          pairs: [
            { left: 'a', right: '1', wrong: [{ right: '2', misconception: 'doubles' }] },
            { left: 'b', right: '2', wrong: [{ right: '1' }] },
          ],
        },
        'pairs.1.wrong.0',
      ],
      cloze: [
        {
          kind: 'cloze',
          text: '{#a} and {#b}',
          blanks: { a: { number: 1 }, b: { accept: ['c'], wrong: [{ answer: 'd' }] } },
        },
        'blanks.b.wrong.0',
      ],
    };

    it('about which nothing is said, neither a misconception nor feedback, is advised on, by kind', () => {
      for (const [kind, [ask, path]] of Object.entries(ASKS))
        assert.deepEqual(silent(ask), [`advice items.0.ask.${path}`], kind);
    });
  });

  it('a blank between two formulas is sound', () => {
    const whole = guidePack();
    const text = whole.replace(
      'ask: { kind: truefalse, answer: d == 0 }',
      () =>
        "ask: { kind: cloze, text: 'Half of $2$ is {#a}, of $4$ it is $2$ and costs \\$ {#b}', blanks: { a: { number: 1 }, b: { number: 2 } } }",
    );
    assert.notEqual(text, whole);
    assert.deepEqual(findings(text), []);
  });

  it('files that repeat a single value gets a finding for the second', () => {
    const { findings: found } = readPack([
      { name: 'a.yaml', text: guidePack() },
      { name: 'b.yaml', text: 'title: Other\n' },
    ]);
    assert.match(found[0]?.message ?? '', /title stands in a\.yaml already/);
    assert.equal(found[0]?.file, 'b.yaml');
  });

  it('lists over several files is one pack, and findings name the file they are about', () => {
    const [head = '', items = ''] = guidePack().split('\nitems:');
    const [first = '', rest = ''] = items.split('\n  - id: half-choice');
    const { pack, locate } = readPack([
      { name: 'pack.yaml', text: head },
      { name: 'items/a.yaml', text: `items:${first}` },
      { name: 'items/b.yaml', text: `items:\n  - id: half-choice${rest}` },
    ]);
    assert.equal(pack?.items.length, 5);
    const place = locate({ level: 'error', path: 'items.1.prompt', message: '', remedy: '' });
    assert.deepEqual([place.file, place.line], ['items/b.yaml', 5]);
  });
});
