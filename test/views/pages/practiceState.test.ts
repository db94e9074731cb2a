import assert from 'node:assert/strict';
import {
  isOver,
  nextCard,
  openCard,
  takeFeedback,
  takeHints,
} from '../../../views/pages/practice/practiceState.ts';
import { feedback, rightFeedback, serving, turn } from '../fixtures/turns.ts';

const first = serving('choice');
const second = serving('order');

describe('question card', () => {
  it('a try that may be repeated stays in place with its answer', () => {
    const answered = { ...openCard(turn(first)), answer: { kind: 'choice', choice: 'a' } as const };
    const next = takeFeedback(answered, turn({ ...first, try: 2 }, { feedback: feedback(first) }));
    assert.equal(next.card, answered.card);
    assert.deepEqual(next.answer, { kind: 'choice', choice: 'a' });
    assert.equal(next.shown?.try, 2);
    assert.equal(isOver(next), false);
  });

  it('feedback on an earlier answer shows that answer', () => {
    const answered = { ...openCard(turn(first)), answer: { kind: 'choice', choice: 'a' } as const };
    const earlier = { kind: 'choice', choice: 'b' } as const;
    const told = { ...feedback(first), earlier };
    const next = takeFeedback(answered, turn({ ...first, try: 2 }, { feedback: told }));
    assert.deepEqual(next.answer, earlier);
  });

  it('a closed question stays to be read while the next one waits', () => {
    const closed = takeFeedback(openCard(turn(first)), turn(second, { feedback: rightFeedback(first) }));
    assert.equal(closed.shown?.id, first.id);
    assert.ok(isOver(closed));
    const next = nextCard(closed);
    assert.equal(next.shown?.id, second.id);
    assert.equal(next.feedback, null);
    assert.deepEqual(next.answer, { kind: 'order', order: ['a', 'b', 'c', 'd'] });
  });

  it('a hint changes nothing but the hints', () => {
    const answered = { ...openCard(turn(first)), answer: { kind: 'choice', choice: 'a' } as const };
    const hinted = takeHints(answered, turn({ ...first, hints: ['<p>Look</p>'], hintsLeft: 2 }));
    assert.equal(hinted.card, answered.card);
    assert.equal(hinted.shown?.hints.length, 1);
    assert.deepEqual(hinted.answer, answered.answer);
  });

  it('a reload in the middle of two tries shows the verdict on the first', () => {
    const again = turn({ ...first, try: 2 }, { feedback: feedback(first) });
    assert.equal(openCard(again).feedback?.try, 1);
    assert.equal(openCard(turn(second, { feedback: rightFeedback(first) })).feedback, null);
  });
});
