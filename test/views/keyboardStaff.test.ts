import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { QueuedGrade } from '../../src/api/administration.ts';
import { SAMPLE_EXPERIMENT } from '../../views/components/experiment/sampleExperiment.ts';
import { SAMPLE_QUEUE } from '../../views/components/grade-queue/sampleQueue.ts';
import { SAMPLE_ANALYSIS } from '../../views/components/item-analysis/sampleAnalysis.ts';
import { SAMPLE_PLATFORM } from '../../views/components/platform-card/samplePlatform.ts';
import { SAMPLE_RESULT } from '../../views/components/registration-result/sampleResult.ts';
import { SAMPLE_WHAT_IF } from '../../views/components/what-if/sampleWhatIf.ts';
import { OVERVIEW } from './fixtures/classes.ts';
import { CLASS_DATA, EVERY_PAGE, page } from './fixtures/pages.ts';
import { byKeys } from './support/byKeys.ts';
import type { Keys } from './support/keys.ts';
import { ok, openPage, type Respond } from './support/site.ts';

/** What a registration came to that an operator must still agree to. */
const WAITING = { ...SAMPLE_RESULT, state: 'pending', origins: [], contact: 'tools@trellis.test' };

describe('pages of teachers and administrators by keys alone: the focus is seen and never lost', function () {
  let tab: Page;
  let keys: Keys;
  byKeys(this, { width: 1280, height: 800 }, (...fresh) => {
    [tab, keys] = fresh;
  });

  /** Waits until an element stands whole in the window. */
  const comesIntoSight = (selector: string) =>
    tab.waitForFunction((wanted) => {
      const box = document.querySelector(wanted)?.getBoundingClientRect();
      return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
    }, selector);

  it('register: a wrong code is put right where it was typed, then what became of it is read', async () => {
    const codes: unknown[] = [];
    await openPage(tab, page('register', EVERY_PAGE.register));
    await tab.route('**/lti/register', async (route) => {
      const { code } = route.request().postDataJSON();
      codes.push(code);
      if (code === 'right') await route.fulfill({ json: WAITING });
      else await route.fulfill({ status: 422, json: { code: 'registration_code_invalid' } });
    });
    await keys.to('#register-code');
    await keys.type('wrong');
    await keys.press('form button[type=submit]');
    await keys.said('This code cannot be used', '#register-code[aria-invalid]');
    await tab.keyboard.press('ControlOrMeta+a');
    await keys.type('right');
    await tab.keyboard.press('Enter');
    await keys.said('Registered, waiting for approval', '[role=status]');
    await keys.to('.button--primary');
    assert.deepEqual(codes, ['wrong', 'right']);
  });

  it('setup: a value copied, more fields opened, what is missing found, and saved', async () => {
    await openPage(tab, page('setup', EVERY_PAGE.setup));
    const sent: unknown[] = [];
    await tab.route('**/lti/setup', async (route) => {
      sent.push(route.request().postDataJSON().issuer);
      const params = { fields: 'issuer' };
      if (sent.at(-1) !== '') await route.fulfill({ json: WAITING });
      else await route.fulfill({ status: 422, json: { code: 'registration_incomplete', params } });
    });
    await keys.press('.copy-field button');
    await keys.said(/^(Copied|Selected)/, '.copy-field *');
    await keys.press('form details summary');
    await keys.to('#setup-jwksUrl');
    await keys.press('form button[type=submit]');
    await keys.said('Something is missing', '#setup-issuer[aria-invalid]');
    await keys.type(WAITING.issuer);
    await keys.press('form button[type=submit]');
    await keys.said('Registered, waiting for approval', '[role=status]');
    assert.deepEqual(sent, ['', WAITING.issuer]);
  });

  it('platform, grades: one after the other tried again, each with its button; then the heading', async () => {
    let rows: readonly QueuedGrade[] = SAMPLE_QUEUE;
    const tried: string[] = [];
    await openPage(tab, page('platform', EVERY_PAGE.platform), (method, path, body) => {
      if (path.startsWith('/api/platform/grades') && method === 'GET') return ok({ rows, next: null });
      if (method !== 'POST') return ok({ platform: SAMPLE_PLATFORM, updatedAt: 0 });
      const { key } = body as { readonly key: string };
      tried.push(key);
      // The first leaves the queue; the next stays in it, on its way.
      rows = rows.flatMap((row) => {
        if (row.key !== key) return [row];
        return tried.length === 1 ? [] : [{ ...row, status: 'waiting' as const, reason: null }];
      });
      return ok({ count: 1 });
    });
    const [first, second] = SAMPLE_QUEUE;
    assert.ok(first && second);
    await keys.press('.tab[data-tab=grades]');
    await keys.press(`[id="retry-${first.key}"]`);
    await keys.said('1 grade is being sent again.', `[id="retry-${second.key}"]`);
    await tab.keyboard.press('Enter');
    await tab.locator(`[id="retry-${second.key}"]`).waitFor({ state: 'detached' });
    await keys.said('1 grade is being sent again.', 'h2');
    assert.deepEqual(tried, [first.key, second.key]);
  });

  it('platform: its parts, guests let in, a deployment shut out after it was asked once more', async () => {
    const changes: unknown[] = [];
    await openPage(tab, page('platform', EVERY_PAGE.platform), (method, path, body) => {
      if (method === 'PUT') changes.push(body);
      if (path.startsWith('/api/platform/')) {
        const rows = { rows: [], next: null };
        return ok(method === 'PUT' ? { platform: SAMPLE_PLATFORM, updatedAt: 0 } : rows);
      }
      return ok({ platform: SAMPLE_PLATFORM, updatedAt: 0 });
    });
    await keys.press('.tab[data-tab=grades]');
    await tab.locator('.tab[data-tab=grades][aria-current]').waitFor();
    await keys.press('.tab[data-tab=platform]');
    await keys.to('button:not([aria-disabled])[aria-label^="Let guests in"]');
    await keys.press('td[data-head^=Guests] .button');
    await comesIntoSight('.notice--calm');
    await keys.said('Changed. It holds from now on.', 'td .button');
    const shutOut = 'td[data-head=State] .button--quiet';
    await keys.press(shutOut);
    await keys.escape(shutOut);
    await keys.press(shutOut);
    await keys.press('dialog[open] .button--primary');
    await tab.locator('dialog[open]').waitFor({ state: 'detached' });
    await keys.said('Changed. It holds from now on.');
    assert.equal(changes.length, 2);
  });

  const openClass = (respond: Respond) =>
    openPage(tab, page('class', CLASS_DATA), (method, path, body) =>
      path === '/api/class' ? ok(OVERVIEW) : respond(method, path, body),
    );

  it('class, grades: the last one sent again, what came of it in sight with its button', async () => {
    await tab.setViewportSize({ width: 1280, height: 500 });
    await openClass(() => ok({ count: 1 }));
    await keys.press('.tab[data-tab=grades]');
    const last = '[aria-label="Send again: Student R-10"]';
    await keys.press(last);
    await comesIntoSight('.notice--calm');
    await keys.said('The grades are on their way.', last);
  });

  it('class, questions: the numbers of a chart', async () => {
    await openClass(() => ok({ found: SAMPLE_ANALYSIS }));
    await keys.press('.tab[data-tab=questions]');
    await keys.said('From 2,410 answers', '.tab');
    await keys.press('.share-chart summary');
    await keys.said('14 more answers are needed', '.share-chart summary');
  });

  it('class, experiment: begun, read, not ended by Escape, ended', async () => {
    let newest: unknown = null;
    const ends: unknown[] = [];
    await openClass((method, path, body) => {
      if (method === 'POST') newest = SAMPLE_EXPERIMENT;
      if (path.endsWith('/close')) {
        ends.push(body);
        newest = { ...SAMPLE_EXPERIMENT, concluded: { kept: 'a', at: 0 } };
      }
      return ok({ newest, learners: 80 });
    });
    await keys.press('.tab[data-tab=experiment]');
    await keys.to('#experiment-setting');
    await tab.keyboard.press('ArrowDown');
    await keys.press('section form button[type=submit]');
    await keys.said('“90%” is better', '#experiment-answer');
    await keys.press('article .button--secondary');
    await keys.escape('article .button--secondary');
    assert.deepEqual(ends, []);
    await keys.press('article .button--secondary');
    await keys.press('dialog[open] .button--primary');
    await keys.said('everybody goes on with “80%”', '#experiment-answer');
    assert.deepEqual(ends, [{ keep: 'a' }]);
  });

  it('class, settings: a choice changed, the activity tried, saved; beginning afresh is left by Escape', async () => {
    const saved: unknown[] = [];
    await openClass((method, path, body) => {
      if (method === 'PUT') saved.push((body as { tries: number }).tries);
      if (path !== '/api/what-if') return ok([]);
      return ok(SAMPLE_WHAT_IF.find(({ kind }) => kind === (body as { kind: string }).kind));
    });
    await keys.press('.tab[data-tab=settings]');
    await keys.press('.what-if button');
    await keys.said('Minutes a week', '.what-if button');
    await keys.to('#activity-tries');
    await tab.keyboard.press('ArrowDown');
    await keys.said('The settings have changed since this was tried.', '#activity-tries');
    await keys.press('.activity-form button[type=submit]');
    await keys.said('The activity is saved.', '.activity-form button[type=submit]');
    await keys.press('[aria-labelledby=separate-title] > .button');
    await keys.escape('[aria-labelledby=separate-title] > .button');
    assert.deepEqual(saved, [CLASS_DATA.activity.tries + 1]);
  });
});
