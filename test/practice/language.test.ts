import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import type { PublicServing } from '../../src/api/question.ts';
import type { Turn } from '../../src/api/turn.ts';
import { reveal } from '../../src/practice/reveal.ts';
import { saveSettings } from '../../src/practice/saveSettings.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import { answer, rightAnswer, type School, type Seat, startSchool, wrongAnswer } from './support/school.ts';

/** A question without its words: what must be the same in every language. */
function bones({ question: { ask }, skill, why, hints, hintsLeft, ...rest }: PublicServing) {
  const ids = JSON.stringify(ask, (key, value) => (key === 'html' || key === 'text' ? undefined : value));
  const { skill: _skill, alternatives: _alternatives, ...numbers } = why;
  return {
    ...rest,
    language: '',
    done: rest.done.length,
    ids,
    skill: skill.id,
    numbers,
    hints: hints.length,
  };
}

describe('a turn told again after the learner chose another language', () => {
  let school: School;
  let activity: string;
  before(async () => {
    school = await startSchool();
    activity = (await school.activity()).id;
  });
  after(() => school?.close());

  const inSpanish = (seat: Seat) =>
    saveSettings(school.practice, seat.session, { ...DEFAULT_SETTINGS, language: 'es' });
  const again = (seat: Seat, { feedback }: Turn) =>
    viewTurn(school.practice, seat.session, {
      serving: feedback?.serving,
      step: feedback?.step ?? 0,
      try: feedback?.note === 'revealed' ? 0 : (feedback?.try ?? 0),
    });

  it('has the open question in it, the same but for its words, and its hints', async () => {
    const seat = await school.student(activity, 'open');
    const open = seat.turn.serving ?? assert.fail('a question is open');
    const hinted = await takeHint(school.practice, seat.session, { serving: open.id, step: 0, count: 0 });
    const english = hinted.serving ?? assert.fail('it stays open');
    await inSpanish(seat);
    const { serving, judged } = await again(seat, hinted);
    assert.ok(serving);
    assert.deepEqual(bones(serving), bones(english));
    assert.equal(serving.language, 'es');
    assert.notEqual(serving.question.prompt, english.question.prompt);
    assert.notEqual(serving.hints[0], english.hints[0]);
    assert.equal(judged, null);
  });

  it('tells the verdict on a try again, and nothing that would give the answer', async () => {
    const seat = await school.student(activity, 'tried');
    while ((seat.turn.serving?.tries ?? 0) < 2)
      await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    const tried = await answer(school.practice, seat, wrongAnswer(seat.turn));
    assert.equal(tried.feedback?.then, 'again');
    await inSpanish(seat);
    const told = await again(seat, tried);
    assert.deepEqual([told.feedback?.try, told.feedback?.correct], [1, false]);
    assert.deepEqual([told.feedback?.solution, told.feedback?.explanation, told.judged], [null, null, null]);
    assert.equal(told.serving?.try, 2);
  });

  it('has the question that is over, its hints, solution and explanation in it beside the one that waits', async () => {
    const seat = await school.student(activity, 'over');
    const open = seat.turn.serving ?? assert.fail('a question is open');
    const hinted = await takeHint(school.practice, seat.session, { serving: open.id, step: 0, count: 0 });
    const closed = await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    assert.notEqual(closed.feedback?.then, 'again');
    await inSpanish(seat);
    const told = await again(seat, closed);
    assert.ok(told.judged && hinted.serving && told.feedback && closed.feedback);
    assert.deepEqual(bones(told.judged), bones(hinted.serving));
    assert.equal(told.judged.language, 'es');
    assert.notEqual(told.judged.question.prompt, open.question.prompt);
    assert.notEqual(told.judged.hints[0], hinted.serving.hints[0]);
    assert.equal(told.serving?.id, closed.serving?.id);
    assert.notEqual(told.feedback.explanation, closed.feedback.explanation);
    assert.deepEqual(told.feedback.changed?.predicted, closed.feedback.changed?.predicted);
  });

  it('has a question that was given up in it', async () => {
    const seat = await school.student(activity, 'revealed');
    const open = seat.turn.serving ?? assert.fail('a question is open');
    const closed = await reveal(school.practice, seat.session, { serving: open.id, step: 0 });
    await inSpanish(seat);
    const told = await again(seat, closed);
    assert.equal(told.judged?.id, open.id);
    assert.notEqual(told.judged?.question.prompt, open.question.prompt);
    assert.equal(told.feedback?.note, 'revealed');
  });

  it('tells nobody of an answer that is not theirs', async () => {
    const one = await school.student(activity, 'one');
    const closed = await answer(school.practice, one, await rightAnswer(school.practice, one));
    const other = await school.student(activity, 'other');
    const told = await again(other, closed);
    assert.deepEqual([told.feedback, told.judged], [null, null]);
  });
});
