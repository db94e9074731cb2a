import assert from 'node:assert/strict';
import type { Answer } from '../../src/api/answer.ts';
import type { PublicAsk, PublicServing } from '../../src/api/question.ts';
import { AnswerRequest, type Turn } from '../../src/api/turn.ts';
import { keyAnswer, press } from '../journey/support/keyboard.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { page, practiceData } from './fixtures/pages.ts';
import { QUESTIONS } from './fixtures/questions.ts';
import { feedback, serving, turn } from './fixtures/turns.ts';
import { theTab } from './support/chromium.ts';
import { openPage } from './support/site.ts';

/** An answer of each kind; none is what a page shows before anything is pressed. */
const ANSWERS: { readonly [K in PublicAsk['kind']]: Answer & { readonly kind: K } } = {
  choice: { kind: 'choice', choice: 'c' },
  multiple: { kind: 'multiple', choices: ['b', 'd'] },
  number: { kind: 'number', text: '45' },
  text: { kind: 'text', text: 'puente' },
  expression: { kind: 'expression', text: '5x - 12' },
  order: { kind: 'order', order: ['b', 'a', 'd', 'c'] },
  match: {
    kind: 'match',
    pairs: [
      { left: 'l1', right: 'r2' },
      { left: 'l2', right: 'r1' },
      { left: 'l3', right: 'r3' },
    ],
  },
  cloze: { kind: 'cloze', blanks: { a: '6', b: '2, 3', c: 'x' } },
};

const TRUE_OR_FALSE: PublicAsk = {
  kind: 'choice',
  options: [
    { id: 'true', html: 'True' },
    { id: 'false', html: 'False' },
  ],
};

const PRIMARY = '.card__actions .button--primary';

interface Asked {
  readonly serving: PublicServing;
  readonly answer: Answer;
}

/** A question of every kind, then true or false, then a problem in two steps; each with its answer. */
const ASKED: readonly Asked[] = [
  ...(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]).map((kind) => ({
    serving: serving(kind, { id: idOf(kind) }),
    answer: ANSWERS[kind],
  })),
  {
    serving: serving('choice', {
      id: idOf('true or false'),
      question: { ...QUESTIONS.choice, ask: TRUE_OR_FALSE },
    }),
    answer: { kind: 'choice', choice: 'false' },
  },
  { serving: serving('choice', { id: idOf('steps'), steps: 2 }), answer: ANSWERS.choice },
  {
    serving: serving('number', {
      id: idOf('steps'),
      step: 1,
      steps: 2,
      done: [{ prompt: QUESTIONS.choice.prompt, solution: '13/20' }],
    }),
    answer: ANSWERS.number,
  },
];

/** An id of its own for each name. */
function idOf(name: string): string {
  const digits = Buffer.from(name).toString('hex').slice(0, 12).padStart(12, '0');
  return `00000000-0000-4000-8000-${digits}`;
}

/** What an answer to the question at this place brings: its verdict, and the next question or step. */
function turnAfter(place: number): Turn {
  const of = ASKED[place]?.serving ?? serving('choice');
  const next = ASKED[place + 1]?.serving ?? serving('choice');
  const then = next.id === of.id ? 'step' : 'closed';
  return turn(next, { feedback: feedback(of, { correct: true, score: 1, misconception: null, then }) });
}

describe('by keys alone', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('a question of every kind is answered, and a problem in steps, one after another', async () => {
    const tab = await theTab({ width: 400, height: 800 });
    const frame = tab.mainFrame();
    const sent: AnswerRequest[] = [];
    const first = turn(ASKED[0]?.serving ?? null);
    await openPage(tab, page('practice', practiceData(first, { shortcuts: false })), (_, path, body) => {
      if (path !== '/api/answer') return { status: 404, body: { code: 'not_found' } };
      sent.push(AnswerRequest.parse(body));
      return { status: 200, body: turnAfter(sent.length - 1) };
    });
    for (const asked of ASKED) {
      await keyAnswer(tab, frame, asked.serving.question.ask, asked.answer);
      await press(tab, frame, PRIMARY);
      await tab.locator('#feedback-title:focus').waitFor();
      await press(tab, frame, PRIMARY);
      await tab.locator('#question-title:focus').waitFor();
    }
    assert.deepEqual(
      sent.map(({ serving: id, step, answer }) => ({ id, step, answer })),
      ASKED.map(({ serving: { id, step }, answer }) => ({ id, step, answer })),
    );
  });
});
