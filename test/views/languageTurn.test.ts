import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PublicServing } from '../../src/api/question.ts';
import type { Turn, TurnAgain } from '../../src/api/turn.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { page, practiceData } from './fixtures/pages.ts';
import { feedback, rightFeedback, serving, turn } from './fixtures/turns.ts';
import { theTab } from './support/chromium.ts';
import { ok, openPage, type Reply, type Respond } from './support/site.ts';

const first = serving('choice');
const next = serving('text');

/** A question in Spanish words. */
function spanish(of: PublicServing): PublicServing {
  const { ask } = of.question;
  return {
    ...of,
    language: 'es',
    skill: { ...of.skill, title: 'Sumar con distinto denominador' },
    question: { prompt: '<p>Ana ha leído una parte del libro.</p>', ask },
    hints: of.hints.map(() => '<p>Piensa en el tamaño.</p>'),
  };
}

const again = (of: Turn, judged: PublicServing | null = null): TurnAgain => ({ ...of, judged });

describe('the language chosen while a question is on the card', function () {
  this.timeout(60_000);
  let tab: Page;
  let asked: string[] = [];
  before(function () {
    skipWithoutBrowser(this);
  });
  beforeEach(async () => {
    asked = [];
    tab = await theTab({ width: 400, height: 800 });
  });

  const open = (respond: Respond) =>
    openPage(tab, page('practice', practiceData(turn(first))), (method, path, body) => {
      if (!path.startsWith('/api/settings')) asked.push(path);
      return respond(method, path, body);
    });

  /** Chooses Spanish in the settings and closes them. */
  async function chooseSpanish() {
    await tab.getByRole('button', { name: 'Settings' }).click();
    const select = tab.locator('#set-language');
    await select.focus();
    await select.selectOption('es');
    return select;
  }

  it('turns the open question, keeps what is chosen and leaves the focus where it is', async () => {
    await open((_, path) => ok(path === '/api/turn' ? again(turn(spanish(first))) : {}));
    await tab.keyboard.press('2');
    const select = await chooseSpanish();
    await tab.getByText('Ana ha leído').waitFor({ state: 'attached' });
    assert.ok(await select.evaluate((one) => one === document.activeElement));
    await tab.keyboard.press('Escape');
    assert.equal(await tab.locator('#prompt [lang]').first().getAttribute('lang'), 'es');
    assert.ok(await tab.getByRole('radio').nth(1).isChecked());
    assert.ok(await tab.getByText('Sumar con distinto denominador').isVisible());
    assert.deepEqual(asked, ['/api/turn']);
  });

  it('turns a verdict with its question and keeps it judged, also where the next one waits', async () => {
    const told = { ...rightFeedback(first), explanation: '<p>Corta ambos en veinteavos.</p>' };
    await open((method, path) => {
      if (path === '/api/answer') return ok(turn(next, { feedback: rightFeedback(first) }));
      return ok(method === 'GET' ? again(turn(spanish(next), { feedback: told }), spanish(first)) : {});
    });
    await tab.keyboard.press('2');
    await tab.keyboard.press('Enter');
    await tab.locator('#feedback-title:focus').waitFor();
    const select = await chooseSpanish();
    await tab.getByText('Corta ambos').waitFor({ state: 'attached' });
    assert.ok(await select.evaluate((one) => one === document.activeElement));
    await tab.keyboard.press('Escape');
    assert.ok(await tab.getByText('Ana ha leído').isVisible());
    assert.equal(await tab.locator('form[data-marked=right]').count(), 1);
    assert.deepEqual(asked, ['/api/answer', `/api/turn?serving=${first.id}&step=0&try=1`]);
    await tab.getByRole('button', { name: 'Pregunta siguiente' }).click();
    await tab.locator('#answer').waitFor();
    assert.ok(await tab.getByText('Ana ha leído').isVisible());
  });

  it('waits for the verdict that is on its way', async () => {
    let tell: (reply: Reply) => void = () => undefined;
    const verdict = new Promise<Reply>((resolve) => {
      tell = resolve;
    });
    const told = feedback(first, { message: '<p>Has combinado los denominadores.</p>' });
    await open((method, path) => {
      if (path === '/api/answer') return verdict;
      const turned = turn({ ...spanish(first), try: 2 }, { feedback: told });
      return ok(method === 'GET' ? again(turned) : {});
    });
    await tab.keyboard.press('1');
    await tab.keyboard.press('Enter');
    const kept = tab.waitForResponse('**/api/settings');
    await chooseSpanish();
    await kept;
    assert.deepEqual(asked, ['/api/answer']);
    tell(ok(turn({ ...first, try: 2 }, { feedback: feedback(first) })));
    await tab.locator('.feedback').getByText('Has combinado').waitFor({ state: 'attached' });
    assert.deepEqual(asked, ['/api/answer', `/api/turn?serving=${first.id}&step=0&try=1`]);
    await tab.keyboard.press('Escape');
    assert.ok(await tab.getByRole('radio').first().isChecked());
  });

  it('asks once more for the explanation that stands there, as it was asked for', async () => {
    const explained: unknown[] = [];
    const given = (html: string) => ({ skill: 'add', form: 'rule', html, index: 1, count: 3 });
    await open((method, path, body) => {
      if (path === '/api/answer') return ok(turn(next, { feedback: rightFeedback(first) }));
      if (path === '/api/explain') {
        explained.push(body);
        return ok(given(explained.length === 1 ? '<p>Same pieces.</p>' : '<p>Piezas iguales.</p>'));
      }
      return ok(method === 'GET' ? again(turn(spanish(next)), spanish(first)) : {});
    });
    await tab.keyboard.press('2');
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Explain' }).click();
    await tab.getByText('Same pieces').waitFor();
    await chooseSpanish();
    await tab.getByText('Piezas iguales').waitFor({ state: 'attached' });
    assert.deepEqual(explained, [
      { skill: 'add', form: null },
      { skill: 'add', form: null },
    ]);
  });
});
