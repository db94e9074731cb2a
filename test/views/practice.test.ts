import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';
import type { LevelName, Turn } from '../../src/api/turn.ts';
import { SAMPLE_MINE as MINE } from '../../views/components/my-data/sampleMine.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { EVERY_PAGE, page, practiceData } from './fixtures/pages.ts';
import { feedback, rightFeedback, SKILLS, serving, turn } from './fixtures/turns.ts';
import { theBrowser, theTab } from './support/chromium.ts';
import { ok, openPage, type Reply, type Respond } from './support/site.ts';

const first = serving('choice');
const second = serving('text');

/** Marks the second option right, any other wrong; the next question comes with the verdict. */
function mark(body: unknown): Turn {
  const right = JSON.stringify(body).includes('"choice":"b"');
  if (right) return turn(second, { feedback: rightFeedback(first) });
  return turn({ ...first, try: 2 }, { feedback: feedback(first) });
}

describe('practice page', function () {
  this.timeout(60_000);
  let tab: Page;
  let asked: { readonly path: string; readonly body: unknown }[] = [];
  before(function () {
    skipWithoutBrowser(this);
  });
  beforeEach(async () => {
    asked = [];
    tab = await theTab({ width: 400, height: 800 });
  });

  const open = (respond: Respond, settings: Partial<LearnerSettings> = {}) =>
    openPage(tab, page('practice', practiceData(turn(first), settings)), (method, path, body) => {
      asked.push({ path, body });
      return respond(method, path, body);
    });
  /** What a screen reader is told of the element that has the focus. */
  const hasFocus = () => tab.locator(':focus').ariaSnapshot();
  const focused = (id: string) => tab.locator(`#${id}:focus`).waitFor();

  it('goes by keyboard alone: choose by number, check, be told, try again, go on without a request', async () => {
    await open((_, path, body) => (path === '/api/answer' ? ok(mark(body)) : null));
    await tab.keyboard.press('3');
    await tab.keyboard.press('Enter');
    await tab.getByText('Adds the denominators too').first().waitFor();
    await focused('answer-2');
    assert.match(
      (await tab.getByRole('status').allTextContents()).join(' '),
      /Not yet\. What this looks like: Adds the denominators too\. You combined .* Try 2 of 2/,
    );
    assert.match(await hasFocus(), /radio "3\/20" \[checked\]/);

    await tab.keyboard.press('2');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Right' }).waitFor();
    await focused('feedback-title');
    assert.match(await hasFocus(), /heading "Right"/);
    assert.ok(await tab.getByText('You have reached a new level').isVisible());

    await tab.keyboard.press('Enter');
    await tab.getByText('the bridge').waitFor();
    await focused('question-title');
    assert.match(await hasFocus(), /heading "Question 7"/);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ['/api/answer', '/api/answer'],
    );
  });

  it('announces a grade that does not arrive and its arrival then, and no other grade on its way', async () => {
    const states = ['waiting', 'retrying', 'sent', 'waiting'] as const;
    let asks = 0;
    await open((_, path) => {
      if (path !== '/api/answer') return null;
      const state = states[asks++] ?? 'sent';
      const grade = { ...turn(first).grade, state, reason: state === 'retrying' ? 'outbound_failed' : null };
      return ok(turn(first, { feedback: feedback(first), grade }));
    });
    const line = tab.locator('.grade p[role=status]');
    assert.equal(await line.getAttribute('aria-live'), 'off');
    for (const [state, live] of [
      ['waiting', 'off'],
      ['retrying', 'polite'],
      ['sent', 'polite'],
      ['waiting', 'off'],
    ]) {
      await tab.keyboard.press('3');
      const answered = tab.waitForResponse('**/api/answer');
      await tab.keyboard.press('Enter');
      await answered;
      await tab.locator(`.grade--${state}`).waitFor();
      assert.equal(await line.getAttribute('aria-live'), live, state);
    }
  });

  const WINDOWS = {
    'on a phone': [390, 700],
    'in a course': [1100, 650],
    'on a wide page': [1280, 700],
    'on a low wide page': [1280, 500],
  } as const;
  for (const [where, [width, height]] of Object.entries(WINDOWS))
    it(`${where} the way on is in sight under a long explanation, and lies over nothing that has the focus`, () =>
      staysInSight(width, height));

  async function staysInSight(width: number, height: number) {
    await tab.setViewportSize({ width, height });
    const told = { ...rightFeedback(first), explanation: '<p>Cut both into twentieths.</p>'.repeat(40) };
    await open(() => ok(turn(second, { feedback: told })));
    await tab.keyboard.press('2');
    await tab.keyboard.press('Enter');
    await focused('feedback-title');
    const next = await tab.getByRole('button', { name: 'Next question' }).boundingBox();
    const begins = (edge: number) =>
      (document.querySelector('.feedback')?.getBoundingClientRect().top ?? edge) < edge;
    await tab.waitForFunction(begins, height / 4);
    assert.ok(next && next.y + next.height <= height, JSON.stringify(next));
    const details = tab.getByText('What this answer changed');
    await details.focus();
    const seen = await details.boundingBox();
    assert.ok(seen && seen.y + seen.height <= next.y, JSON.stringify(seen));
  }

  it('without an answer nothing is sent: what is missing is said at the field', async () => {
    await open(() => null);
    await tab.getByRole('button', { name: 'Check' }).click();
    await tab.getByText('Please give your answer first').waitFor();
    await focused('answer');
    assert.deepEqual(asked, []);
  });

  it('a lost answer is kept and sent again by itself, unchanged, or at once by the button', async () => {
    let lost = 2;
    await open((_, __, body) => {
      lost -= 1;
      return lost < 0 ? ok(mark(body)) : null;
    });
    await tab.getByRole('radio').nth(1).check();
    await tab.getByRole('button', { name: 'Check' }).click();
    await tab.getByText('Not sent yet').waitFor();
    assert.ok(await tab.getByRole('radio').nth(1).isChecked());
    await tab.getByRole('button', { name: 'Send it now' }).click();
    await tab.getByRole('heading', { name: 'Right' }).waitFor();
    assert.equal(asked.length, 3);
    assert.equal(new Set(asked.map((one) => JSON.stringify(one))).size, 1);
  });

  it('an ended session leads back to the course, with no button that cannot work', async () => {
    await open(() => ({ status: 401, body: { code: 'session_expired', params: {}, reference: 'r-9' } }));
    await tab.getByRole('button', { name: 'Show the explanation' }).click();
    const alert = tab.getByRole('alert').filter({ hasText: 'r-9' });
    await alert.getByText('open the activity again').waitFor();
    assert.equal(await alert.getByRole('button', { name: 'Try again' }).count(), 0);
  });

  it('two clicks send one request', async () => {
    await open(() => ok(turn({ ...first, hints: ['<p>Look at the pieces.</p>'], hintsLeft: 2 })));
    await tab.getByRole('button', { name: 'Hint' }).dblclick();
    await tab.getByText('Look at the pieces.').waitFor();
    assert.deepEqual(
      asked.map(({ body }) => body),
      [{ serving: first.id, step: 0, count: 0 }],
    );
  });

  it('a hint leaves the focus on its button, in sight; the last one takes the button with it and leads to the answer', async () => {
    await tab.setViewportSize({ width: 1100, height: 480 });
    let taken = 0;
    await open(() => {
      taken += 1;
      const hints = Array.from({ length: taken }, () => '<p>Look at the pieces once more.</p>');
      return ok(turn({ ...first, hints, hintsLeft: 2 - taken }));
    });
    await tab.getByRole('button', { name: 'Hint (3 left)' }).press('Enter');
    const button = tab.locator('button:focus', { hasText: 'Hint (1 left)' });
    await button.waitFor();
    await tab.waitForFunction(() => (document.activeElement?.getBoundingClientRect().bottom ?? 999) <= 480);
    await button.press('Enter');
    await tab.locator('.hint').nth(1).waitFor();
    await focused('answer');
  });

  it('settings act at once, are sent, and survive an unreachable server on the page', async () => {
    await open(() => null);
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.getByLabel('Colours').selectOption('dark');
    await tab.getByText('could not be saved').waitFor();
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.equal(asked[0]?.path, '/api/settings');
  });

  it('what is kept about a learner opens from the settings in their place, and leads back to their button', async () => {
    await open((_, path) => (path === '/api/mine' ? ok(MINE) : null));
    await tab.getByRole('button', { name: 'Settings' }).press('Enter');
    await tab.getByRole('button', { name: 'What is kept about me' }).press('Enter');
    await tab.getByRole('dialog', { name: 'What is kept about you' }).getByText(MINE.account).waitFor();
    assert.equal(await tab.locator('dialog[open]').count(), 1);
    await tab.keyboard.press('Escape');
    await tab.locator('dialog[open]').waitFor({ state: 'detached' });
    await tab.locator('button:focus', { hasText: 'Settings' }).waitFor();
  });

  it('a goal is ticked as soon as it is chosen, and no more when the tool refuses it', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    await open(() => new Promise<Reply>((resolve) => (answer = resolve)));
    await tab.getByRole('button', { name: 'My skills' }).click();
    const goal = tab.getByRole('checkbox', { name: /What a fraction means/ });
    await goal.check();
    const told = tab.getByRole('status').filter({ hasText: 'Working towards' });
    assert.match(await told.innerText(), /Dividing fractions and What a fraction means/);
    assert.match(JSON.stringify(asked[0]?.body), /"goal":\["divide","meaning"\]/);
    answer({ status: 403, body: { code: 'forbidden' } });
    await tab.getByRole('alert').waitFor();
    assert.equal(await goal.isChecked(), false);
    assert.doesNotMatch(await told.innerText(), /What a fraction means/);
  });

  it('the questions of a check say whose word is checked; another question does not', async () => {
    const dispute = { claim: 'know', at: 0, outcome: 'open' } as const;
    const skills = SKILLS.map((skill) => (skill.id === 'add' ? { ...skill, dispute } : skill));
    const checked = practiceData(turn(first, { skills }));
    await openPage(tab, page('practice', checked), () => ok(turn(second, { skills: SKILLS })));
    const told = tab.getByText('You said that you know “Adding with different denominators”.');
    await told.waitFor();
    await tab.getByRole('button', { name: 'Show the explanation' }).click();
    await told.waitFor({ state: 'detached' });
  });

  it('another language is shown without a reload', async () => {
    await open(() => ok({}));
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.getByLabel('Language').selectOption('es');
    await tab.getByText('Tipo de letra').waitFor();
    await tab.locator('html[lang=es]').waitFor();
  });

  it('a level set by hand is the one that is shown, and says whether it or the answers count', async () => {
    const set = (level: LevelName, by: LevelName, answered: LevelName) => ({
      ...(SKILLS[4] ?? assert.fail('a skill')),
      ...{ id: answered, title: answered, level, override: { level: by, reason: 'At the board.', answered } },
    });
    const skills = [
      set('proficient', 'proficient', 'familiar'),
      set('mastered', 'proficient', 'mastered'),
      set('proficient', 'proficient', 'proficient'),
    ];
    await openPage(tab, page('practice', practiceData(turn(first, { skills }))));
    await tab.getByRole('button', { name: 'Skills' }).click();
    const cards = await tab.locator('li.skill').allInnerTexts();
    const said = cards.map((card) => [
      /Proficient|Mastered/.exec(card)?.[0],
      / count/.exec(card)?.[0] ?? null,
    ]);
    assert.deepEqual(said, [
      ['Proficient', ' count'],
      ['Mastered', ' count'],
      ['Proficient', null],
    ]);
    assert.match(
      cards[0] ?? '',
      /Your teacher’s level counts; from your answers alone it would be “Familiar”\./,
    );
    assert.match(cards[1] ?? '', /Your answers have gone beyond it: “Mastered” counts\./);
  });

  it('finding out where one stands is offered beside the question and keeps what was typed when left out', async () => {
    const offered = turn(first, { placement: { status: 'offered', most: 25 } });
    await openPage(tab, page('practice', practiceData(offered)), (_, path, body) => {
      asked.push({ path, body });
      return ok(turn(first));
    });
    await tab.keyboard.press('1');
    await tab.getByRole('button', { name: 'No, just practise' }).click();
    await tab.getByText('Where do you stand?').waitFor({ state: 'detached' });
    assert.equal(await tab.getByRole('radio').first().isChecked(), true);
    assert.match(JSON.stringify(asked[0]?.body), /"placement":"skip"/);
  });

  it('advice to rest says why, offers easier questions, and stays away when put away', async () => {
    const tired = turn(first, { rest: { kind: 'break', easier: false } });
    await openPage(tab, page('practice', practiceData(tired)), (_, path, body) => {
      asked.push({ path, body });
      return ok(turn(first, { rest: { kind: 'end', easier: true } }));
    });
    await tab.getByRole('button', { name: 'Easier questions' }).click();
    await tab.getByText('Enough for now?').waitFor();
    assert.match(JSON.stringify(asked[0]?.body), /"mix":"easier"/);
    await tab.getByRole('button', { name: 'Go on' }).click();
    await tab.getByText('Enough for now?').waitFor({ state: 'detached' });
  });

  it('a question is read with its options once there is a voice; the same button stops it', async () => {
    await open(() => null, { readAloud: true });
    const button = tab.getByRole('button', { name: 'Read aloud' });
    assert.equal(await button.count(), 0);
    // As a string: functions inside a function that is sent to the browser would want names of this side.
    await tab.evaluate(`
      said = [];
      speechSynthesis.getVoices = () => ['a voice'];
      speechSynthesis.cancel = () => said.push('silence');
      speechSynthesis.speak = (part) => {
        document.documentElement.dataset.said = said.push(part.text);
        if (said.length < 4) setTimeout(() => part.dispatchEvent(new Event('end')));
      };
      speechSynthesis.dispatchEvent(new Event('voiceschanged'));`);
    await button.click();
    await tab.locator('html[data-said="4"]').waitFor();
    await tab.getByRole('button', { name: 'Stop reading' }).click();
    await button.waitFor();
    const said = await tab.evaluate<string[]>('said');
    assert.match(said[0] ?? '', /^Ana has read 2\/5/);
    assert.deepEqual(said.slice(1), ['3/9', '13/20', '3/20', 'silence']);
  });

  it('shortcuts that are switched off do nothing', async () => {
    await open(() => null, { shortcuts: false });
    await tab.keyboard.press('1');
    assert.equal(await tab.getByRole('radio').first().isChecked(), false);
  });
});

describe('pages of a launch', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('a verified launch shows the page it brings in place', async () => {
    const tab = await (await theBrowser()).newPage();
    await tab.addInitScript(() => localStorage.setItem('lti:state-1', `${Date.now()}.secret-1`));
    const asked: unknown[] = [];
    await openPage(tab, page('verify', EVERY_PAGE.verify), (_, path, body) => {
      asked.push([path, body]);
      return ok(page('practice', practiceData(turn(first))));
    });
    await tab.getByText('Ana has read').waitFor();
    assert.deepEqual(asked, [['/lti/launch/verify', { ticket: 'ticket-1', secret: 'secret-1' }]]);
    assert.equal(await tab.title(), 'Fractions, week 3');
    await tab.close();
  });

  it('a launch is tried again when no answer came; where that one had arrived after all, it says to open it anew', async () => {
    const tab = await (await theBrowser()).newPage();
    await tab.addInitScript(() => localStorage.setItem('lti:state-1', `${Date.now()}.secret-1`));
    let tries = 0;
    await openPage(tab, page('verify', EVERY_PAGE.verify), () => {
      tries += 1;
      return tries === 1 ? null : { status: 401, body: { code: 'browser_binding_failed' } };
    });
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByText('This opening was already used').waitFor();
    await tab.getByText('Open the activity from your course again').waitFor();
    assert.equal(tries, 2);
    await tab.close();
  });

  it('a launch that comes back to another browser says so and tells the way', async () => {
    const tab = await (await theBrowser()).newPage();
    await openPage(tab, page('verify', { ...EVERY_PAGE.verify, state: 'state-2' }));
    await tab.getByText('We could not make sure that it is you').waitFor();
    await tab.close();
  });
});
