import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ChooseRequest, DisputeRequest } from '../../src/api/turn.ts';
import { SAMPLE_MINE } from '../../views/components/my-data/sampleMine.ts';
import { EVERY_PAGE, page, practiceData, REVIEW_DATA } from './fixtures/pages.ts';
import { SKILLS, serving, turn } from './fixtures/turns.ts';
import { byKeys } from './support/byKeys.ts';
import type { Keys } from './support/keys.ts';
import { ok, openPage, type Respond } from './support/site.ts';

const first = serving('choice');
const second = serving('text');

describe('a learner’s pages by keys alone: the focus is seen and never lost', function () {
  let tab: Page;
  let keys: Keys;
  byKeys(this, { width: 400, height: 800 }, (...fresh) => {
    [tab, keys] = fresh;
  });

  const practise = (of: Parameters<typeof turn>[1], respond: Respond) =>
    openPage(tab, page('practice', practiceData(turn(first, of), { shortcuts: false })), respond);

  it('consent: not agreeing says what follows, agreeing leads to the first question', async () => {
    await openPage(tab, page('consent', EVERY_PAGE.consent), () =>
      ok(page('practice', practiceData(turn(first)))),
    );
    await keys.press('.actions .button--quiet');
    await keys.said('Then nothing is recorded', '.actions .button--quiet');
    await keys.press('.actions .button--primary');
    await keys.said('Ana has read', '#question-title');
  });

  it('own data: opened from the settings, the copy taken, left by Escape', async () => {
    await practise({}, (_, path) => (path === '/api/mine' ? ok(SAMPLE_MINE) : ok({})));
    await keys.press('.masthead__tools button:last-of-type');
    await keys.press('dialog[open] .dialog__body > .button--quiet');
    await keys.said('What, and why', 'dialog[open] *');
    const saved = tab.waitForEvent('download');
    await keys.press('dialog[open] .button--primary');
    await saved;
    await keys.escape('.masthead__tools button:last-of-type');
  });

  it('placement: left out, begun and stopped', async () => {
    const wishes: unknown[] = [];
    const choose = (placement: 'offered' | 'running') => {
      const view =
        placement === 'offered'
          ? ({ status: 'offered', most: 8 } as const)
          : ({ status: 'running', asked: 0, most: 8 } as const);
      return practise({ placement: view }, (_, __, body) => {
        wishes.push(ChooseRequest.parse(body).placement);
        const next = {
          placement: placement === 'offered' ? ({ ...view, status: 'running', asked: 0 } as const) : null,
        };
        return ok(wishes.at(-1) === 'skip' ? turn(first) : turn(second, next));
      });
    };
    await choose('offered');
    await keys.press('section.notice .button--quiet');
    await tab.locator('section.notice').waitFor({ state: 'detached' });
    await keys.said('Ana has read', '#question-title');
    await choose('offered');
    await keys.press('section.notice .button--secondary');
    await keys.said('question 1 of 8', '#question-title');
    await choose('running');
    await keys.press('.notice .button--quiet');
    await tab.locator('.notice').waitFor({ state: 'detached' });
    await keys.said('the bridge', '#question-title');
    assert.deepEqual(wishes, ['skip', 'start', 'stop']);
  });

  it('goal and dispute: chosen at a skill, whose boxes and buttons keep the focus or lead to the check', async () => {
    const asked: unknown[] = [];
    await practise({ goal: [] }, (_, path, body) => {
      if (path === '/api/choose') {
        const { goal } = ChooseRequest.parse(body);
        asked.push(goal);
        return ok(turn(first, { goal: goal ?? [] }));
      }
      const { skill, claim } = DisputeRequest.parse(body);
      asked.push([skill, claim]);
      const outcome = claim === 'know' ? ('open' as const) : ('lowered' as const);
      const skills = SKILLS.map((one) =>
        one.id === skill ? { ...one, level: 'familiar' as const, dispute: { claim, at: 0, outcome } } : one,
      );
      return ok(turn(second, { skills }));
    });
    await keys.press('.tab:nth-child(2)');
    await keys.press('.skill input[type=checkbox]', 'Space');
    await keys.said('Working towards: What a fraction means.', '.skill input:checked');
    await keys.press('[aria-label="I forgot this: What a fraction means"]');
    await keys.said('You said that you forgot this', '.skill .button--quiet');
    await keys.press('[aria-label="I know this: Adding with different denominators"]');
    await keys.said('You said that you know “Adding with different denominators”.', '#question-title');
    assert.deepEqual(asked, [['meaning'], ['meaning', 'forgot'], ['add', 'know']]);
  });

  it('advice that is put away and a refusal that is closed lead back to the question', async () => {
    await practise({ rest: { kind: 'break', easier: false } }, () => ({
      status: 403,
      body: { code: 'forbidden' },
    }));
    await keys.press('section.notice .button--quiet');
    await tab.locator('section.notice').waitFor({ state: 'detached' });
    await keys.said('Ana has read', '#question-title');
    await keys.press('.question__rest .button--quiet');
    await tab.getByRole('alert').filter({ visible: true }).waitFor();
    await keys.press('.notice--problem .button--quiet');
    await tab.locator('.notice--problem').waitFor({ state: 'detached' });
    await keys.said('Ana has read', '#question-title');
  });

  it('review: the settings, the wrong answers alone, the reasons', async () => {
    await openPage(tab, page('review', REVIEW_DATA));
    await keys.press('.masthead__tools button:last-of-type');
    await keys.escape('.masthead__tools button:last-of-type');
    await keys.press('.check input', 'Space');
    await tab.locator('.attempts tbody tr').nth(1).waitFor({ state: 'detached' });
    await keys.press('.check input', 'Space');
    await keys.press('.attempts summary');
    await tab.locator('.attempts details[open]').waitFor();
    await keys.to('.attempts details:not([open]) > summary');
  });
});
