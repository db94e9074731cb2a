import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { MANY_SKILLS } from '../../views/components/class-table/sampleClass.ts';
import { SAMPLE_ANALYSIS } from '../../views/components/item-analysis/sampleAnalysis.ts';
import { SAMPLE_WHAT_IF } from '../../views/components/what-if/sampleWhatIf.ts';
import { findingsOf } from '../journey/support/axe.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { DETAIL, OVERVIEW, PREVIEW } from './fixtures/classes.ts';
import { CLASS_DATA, EVERY_PAGE, MENTOR_DATA, PICKER_DATA, page, REVIEW_DATA } from './fixtures/pages.ts';
import { theTab } from './support/chromium.ts';
import { ok, openPage } from './support/site.ts';

describe('grades of the class page', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  async function openGrades(count: number) {
    const tab = await theTab({ width: 1280, height: 800 });
    const asked: unknown[] = [];
    await openPage(tab, page('class', CLASS_DATA), (method, path, body) => {
      if (method === 'POST') asked.push([path, body]);
      return ok(method === 'POST' ? { count } : OVERVIEW);
    });
    await tab.getByRole('button', { name: 'Grades', exact: true }).click();
    return { tab, asked };
  }

  it('have a button where sending helps, and say where it replaces a newer one', async () => {
    const { tab } = await openGrades(1);
    const names = await tab
      .locator('td button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(names, [
      'Send again: Dmitri Volkov',
      'Send again: Elif Yıldız',
      'Send and replace: Fatou Diallo',
      'Send again: Jonas Weber',
      'Send again: Student R-10',
    ]);
    assert.ok(await tab.getByText('Sending ours replaces it.').isVisible());
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
  });

  it('are sent again one by one or all at once, and what was sent is told', async () => {
    const { tab, asked } = await openGrades(2);
    await tab.getByRole('button', { name: 'Send and replace: Fatou Diallo' }).click();
    await tab.getByText('The grades are on their way.').waitFor();
    const answered = tab.waitForResponse('**/api/class/grades/resend');
    await tab.getByRole('button', { name: 'Send again what did not arrive' }).click();
    await answered;
    assert.deepEqual(asked, [
      ['/api/class/grades/resend', { learner: 'learner-5', link: 'link-2' }],
      ['/api/class/grades/resend', { learner: null }],
    ]);
  });

  it('that need no sending by now are told as such', async () => {
    const { tab } = await openGrades(0);
    await tab.getByRole('button', { name: 'Send again what did not arrive' }).click();
    await tab.getByText('There is nothing to send again.').waitFor();
  });
});

describe('grades that the platform refuses', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('are told with a message to copy that names the tool’s addresses', async () => {
    const people = [{ learner: 'l1', name: 'Amira Haddad' }];
    const overview = { ...CLASS_DATA.overview, actions: [{ kind: 'grades-refused' as const, people }] };
    const tab = await theTab({ width: 400, height: 800 });
    await openPage(tab, page('class', { ...CLASS_DATA, overview }));
    const card = tab.locator('.action-card--grades-refused');
    assert.match(await card.innerText(), /1 grade waits[\s\S]*administrator[\s\S]*Amira Haddad/);
    await card.getByRole('button', { name: 'Copy a message for them' }).click();
    const message = await tab.locator('#copy-text').inputValue();
    assert.match(
      message,
      / https:\/\/trellis\.test\/lti\/jwks\.json\n[\s\S]* https:\/\/trellis\.test\/lti\/setup\n/,
    );
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
  });
});

describe('another language on a class page', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('turns what the tool tells: the class, one learner, the class behind them', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    let spanish = false;
    const asked: string[] = [];
    const [first] = OVERVIEW.skills;
    const title = () => (spanish ? 'Sumar' : 'Adding');
    await openPage(tab, page('class', CLASS_DATA), (method, path) => {
      if (method === 'PUT') spanish = true;
      else asked.push(path);
      if (path !== '/api/class') {
        const skills = DETAIL.skills.map((skill) => ({ ...skill, title: title() }));
        return ok(method === 'PUT' ? {} : { ...DETAIL, skills });
      }
      return ok({ ...OVERVIEW, skills: [{ ...(first ?? assert.fail('a skill')), title: title() }] });
    });
    await tab.locator('.class-table tbody button').first().click();
    await tab.getByRole('heading', { name: 'Adding' }).first().waitFor();
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.locator('#set-language').selectOption('es');
    await tab.keyboard.press('Escape');
    await tab.getByRole('heading', { name: 'Sumar' }).first().waitFor();
    assert.equal(asked.filter((path) => path.startsWith('/api/class/')).length, 2, asked.join());
    await tab.getByRole('button', { name: 'Volver a la clase' }).click();
    await tab.locator('.class-table thead').getByText('Sumar').waitFor();
  });
});

describe('another language on a page that reads', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  async function chooseSpanish(tab: Page) {
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.locator('#set-language').selectOption('es');
    await tab.keyboard.press('Escape');
  }

  it('turns what is chosen from, and keeps what was chosen and typed', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const packs = PICKER_DATA.packs.map((pack) => ({ ...pack, title: 'Fracciones' }));
    await openPage(tab, page('picker', PICKER_DATA), (method) =>
      ok(method === 'PUT' ? {} : page('picker', { ...PICKER_DATA, packs }, 'es')),
    );
    await tab.locator('#activity-title').fill('Week 3');
    await tab.locator('.check--all input').first().check();
    await chooseSpanish(tab);
    await tab.getByText('Fracciones', { exact: true }).first().waitFor();
    assert.equal(await tab.locator('#activity-title').inputValue(), 'Week 3');
    assert.ok(await tab.locator('.check--all input').first().isChecked());
  });

  it('turns the work that is reviewed', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const skills = DETAIL.skills.map((skill) => ({ ...skill, title: 'Sumar' }));
    const turned = { ...REVIEW_DATA, detail: { ...DETAIL, skills } };
    await openPage(tab, page('review', REVIEW_DATA), (method) =>
      ok(method === 'PUT' ? {} : page('review', turned, 'es')),
    );
    await chooseSpanish(tab);
    await tab.getByRole('heading', { name: 'Sumar' }).first().waitFor();
  });

  it('turns the learners of a mentor', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const skills = MENTOR_DATA.overview.skills.map((skill) => ({ ...skill, title: 'Sumar' }));
    const paths: string[] = [];
    await openPage(tab, page('mentor', MENTOR_DATA), (method, path) => {
      if (method !== 'PUT') paths.push(path);
      return ok(method === 'PUT' ? {} : { ...MENTOR_DATA.overview, skills });
    });
    const read = tab.waitForResponse('**/api/mentor');
    await chooseSpanish(tab);
    await read;
    assert.deepEqual(paths, ['/api/mentor']);
  });
});

describe('the questions of a class page', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('name a wrong answer in its own language inside a sentence in that of the page', async () => {
    const tab = await theTab({ width: 400, height: 800 });
    const [first] = SAMPLE_ANALYSIS.questions;
    const fault = { code: 'wrong_key', response: 'el pan', language: 'es', share: 0.7, key: 0.2 } as const;
    const questions = [{ ...(first ?? assert.fail('a sample')), faults: [fault] }];
    await openPage(tab, page('class', CLASS_DATA), () => ok({ found: { ...SAMPLE_ANALYSIS, questions } }));
    await tab.getByRole('button', { name: 'Questions', exact: true }).click();
    const answer = tab.locator('bdi', { hasText: 'el pan' });
    assert.equal(await answer.getAttribute('lang'), 'es');
    assert.equal(
      await answer.locator('..').innerText(),
      'Is the key right? Of the strong learners 70% answer “el pan” and 20% the key.',
    );
  });
});

describe('numbers below zero', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('have their sign to the left on a page from right to left too', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const data = { ...CLASS_DATA, settings: { ...CLASS_DATA.settings, language: 'ar-XB' } };
    await openPage(tab, page('class', data, 'ar-XB'), () => ok({ found: SAMPLE_ANALYSIS }));
    await tab.locator('[data-tab=questions]').click();
    const places = await tab
      .locator('td.number', { hasText: '-0.6' })
      .first()
      .evaluate((cell) => {
        const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        return ['-', '0', '6'].map((sign) => {
          const at = words?.textContent?.indexOf(sign) ?? -1;
          const range = document.createRange();
          range.setStart(words ?? cell, at);
          range.setEnd(words ?? cell, at + 1);
          return range.getBoundingClientRect().left;
        });
      });
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });
});

describe('the class page of an activity with many skills', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  const people = [{ learner: 'l1', name: 'Amira Haddad' }];
  const overview = {
    ...MANY_SKILLS,
    actions: [{ kind: 'groups' as const, groups: [{ skill: 'skill-5', people }] }],
  };

  async function open(width = 1280) {
    const tab = await theTab({ width, height: 800 });
    const skills = overview.skills.map((skill) => ({ ...skill, description: '', requires: [], items: 6 }));
    const packs = [{ id: 'fractions', title: '', description: '', subject: '', licence: '', skills }];
    const visit = await openPage(tab, page('class', { ...CLASS_DATA, overview, packs }), () => ok(PREVIEW));
    const heads = () => tab.locator('.class-table thead th:not(.class-table__head)').allInnerTexts();
    return { tab, visit, heads };
  }

  it('shows averages of groups first, and the skills of a group by keyboard, keeping the focus', async () => {
    const { tab, heads } = await open();
    assert.deepEqual(await heads(), [
      '+\nUnderstanding fractions (4)',
      '+\nAdding fractions (4)',
      '+\nEquations (4)',
    ]);
    assert.match(await tab.locator('.class-table tbody tr').first().innerText(), /43%\s+2\/4/);
    const group = tab.getByRole('button', { name: 'Adding fractions (4)' });
    await group.focus();
    await tab.keyboard.press('Enter');
    assert.equal(await group.getAttribute('aria-expanded'), 'true');
    assert.ok(await group.evaluate((button) => button === document.activeElement));
    const opened = ['Average', 'Skill 5', 'Skill 6', 'Skill 7', 'Skill 8'];
    assert.deepEqual((await heads()).slice(3), opened);
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    await tab.keyboard.press('Enter');
    assert.equal((await heads()).length, 3);
  });

  it('keeps the learner in sight while the skills scroll, also on a narrow page', async () => {
    const { tab } = await open(400);
    for (const name of ['Understanding fractions (4)', 'Adding fractions (4)'])
      await tab.getByRole('button', { name }).click();
    await tab.locator('.scroll--table').evaluate((box) => box.scrollTo(box.scrollWidth, 0));
    const box = await tab.locator('.scroll--table').boundingBox();
    const name = await tab.locator('.class-table tbody th').first().boundingBox();
    assert.ok(box && name);
    assert.ok(Math.abs(name.x - box.x) <= 2, `${name.x} in ${box.x}`);
    assert.ok(name.width < box.width / 2, 'there is room for the skills');
  });

  it('leads from a group to its learners in the table and back to everyone', async () => {
    const { tab, heads } = await open();
    await tab.getByRole('button', { name: 'Show in the table: Skill 6' }).click();
    await tab.locator('#tab-title:focus').waitFor();
    assert.deepEqual(await tab.locator('.class-table tbody .link').allInnerTexts(), ['Amira Haddad']);
    assert.ok((await heads()).includes('Skill 6'));
    assert.ok(await tab.getByText('Only the learners for whom “Skill 6” is next.').isVisible());
    await tab.getByRole('button', { name: 'Show everyone' }).click();
    assert.equal(await tab.locator('.class-table tbody th').count(), 3);
  });

  it('shows questions of the skill a group has next, one after the other', async () => {
    const { tab, visit } = await open();
    await tab.getByRole('button', { name: 'See its questions: Skill 6' }).click();
    const dialog = tab.locator('dialog[open]');
    await dialog.locator('#preview-prompt').waitFor();
    await dialog.getByText('Skill 6').waitFor();
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    const answered = tab.waitForResponse('**/api/preview?*seed=2');
    await dialog.getByRole('button', { name: 'Another' }).click();
    await answered;
    assert.ok(visit.requests.some((request) => request.includes('skill=skill-5')));
  });

  it('says in sight of the button that settings are saved', async () => {
    const { tab } = await open();
    await tab.getByRole('button', { name: 'Activity settings', exact: true }).click();
    await tab.getByLabel('Tries per question').focus();
    await tab.getByRole('button', { name: 'Save the activity' }).click();
    const said = tab.getByText('The activity is saved.');
    await said.waitFor();
    const box = await said.boundingBox();
    assert.ok(box && box.y > 0 && box.y + box.height <= 800, 'in sight');
  });

  it('still offers the names of all groups to copy', async () => {
    const { tab } = await open();
    await tab.getByRole('button', { name: 'Copy the names' }).click();
    assert.equal(await tab.locator('#copy-text').inputValue(), 'Skill 6:\nAmira Haddad');
  });
});

describe('the misconception that most learners show', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  const shown = OVERVIEW.actions.find(({ kind }) => kind === 'misconception');

  it('leads to questions of its skill and to each who shows it', async () => {
    assert.ok(shown?.kind === 'misconception');
    const { skill } = shown.example;
    const tab = await theTab({ width: 1280, height: 800 });
    const visit = await openPage(tab, page('class', CLASS_DATA), (_, path) =>
      ok(path.startsWith('/api/preview') ? PREVIEW : DETAIL),
    );
    const card = tab.locator('.action-card--misconception');
    const names = shown.people.map(({ name }) => name);
    assert.deepEqual(await card.locator('button.link').allInnerTexts(), names);
    await card.getByRole('button', { name: `See questions on “${skill.title}”` }).click();
    await tab.locator('dialog[open] #preview-prompt').waitFor();
    assert.ok(visit.requests.some((request) => request.includes(`skill=${skill.id}`)));
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    await tab.keyboard.press('Escape');
    const answered = tab.waitForResponse(`**/api/class/${shown.people[1]?.learner}`);
    await card.getByRole('button', { name: names[1] ?? '' }).click();
    await answered;
  });
});

describe('the answers of a learner', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('are the newest ten, the wrong ones or all of them, as the reader asks', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const [one] = DETAIL.attempts;
    assert.ok(one);
    const attempts = Array.from({ length: 24 }, (_, index) => ({
      ...one,
      id: `a${index}`,
      correct: index % 2 === 0,
    }));
    await openPage(tab, page('review', { ...REVIEW_DATA, detail: { ...DETAIL, attempts } }));
    const rows = () => tab.locator('.attempts tbody tr').count();
    assert.equal(await rows(), 10);
    await tab.getByLabel('Only the 12 wrong answers').check();
    await tab.getByRole('button', { name: 'Show all 12 answers' }).click();
    assert.equal(await rows(), 12);
    await tab.getByLabel('Only the 12 wrong answers').uncheck();
    assert.equal(await rows(), 24);
    await tab.getByRole('button', { name: 'Show only the newest 10' }).click();
    assert.equal(await rows(), 10);
  });
});

describe('a learner’s level set by hand', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('is in the table that the teacher goes back to; who only looked finds the class as it was', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const { learner } = DETAIL;
    const raised = OVERVIEW.rows.map((row) =>
      row.learner === learner ? { ...row, grade: { ...row.grade, value: 0.99 } } : row,
    );
    const asked: string[] = [];
    await openPage(tab, page('class', CLASS_DATA), (method, path) => {
      asked.push(`${method} ${path}`);
      if (path === '/api/class') return ok({ ...OVERVIEW, rows: raised });
      return ok(DETAIL);
    });
    const back = tab.getByRole('button', { name: 'Back to the class' });
    const name = tab.locator('.class-table').getByRole('button', { name: DETAIL.name ?? '' });
    await name.click();
    await back.click();
    await name.click();
    await tab
      .getByRole('button', { name: /^Set the level: / })
      .first()
      .click();
    await tab.getByLabel('Reason').fill('Shown at the board');
    await tab.getByRole('dialog').getByRole('button', { name: 'Set the level' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await back.click();
    await tab.locator('.class-table').getByText('99%').waitFor();
    await tab.locator('#actions-title:focus').waitFor();
    const one = `/api/class/${learner}`;
    assert.deepEqual(asked, [
      `GET ${one}`,
      `GET ${one}`,
      `POST ${one}/override`,
      `GET ${one}`,
      'GET /api/class',
    ]);
  });
});

describe('narrow pages', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('fold the skills of each group, which is named where the fold is heard alone', async () => {
    const tab = await theTab({ width: 400, height: 800 });
    await openPage(tab, page('picker', PICKER_DATA));
    const folds = await tab.locator('.skill-choice summary').allInnerTexts();
    assert.ok(folds.length > 1);
    assert.deepEqual(new Set(folds).size, folds.length, folds.join('; '));
  });

  it('break a title beside the tools before they get a line of their own', async () => {
    const tab = await theTab({ width: 354, height: 800 });
    await openPage(tab, page('practice', EVERY_PAGE.practice));
    const [title, settings] = await Promise.all(
      ['h1', '.masthead__tools button >> nth=1'].map((one) => tab.locator(one).boundingBox()),
    );
    assert.ok(title && settings && settings.y < title.y + title.height, JSON.stringify([title, settings]));
  });

  it('show a question of a skill above the form and lead back to its button', async () => {
    const tab = await theTab({ width: 400, height: 800 });
    await openPage(tab, page('picker', PICKER_DATA), () => ok(PREVIEW));
    const button = tab.getByRole('button', { name: 'See a question' }).first();
    await button.click();
    await tab.locator('dialog[open] #preview-prompt').waitFor();
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    await tab.keyboard.press('Escape');
    await tab.locator('dialog[open]').waitFor({ state: 'detached' });
    assert.ok(await button.evaluate((one) => one === document.activeElement));
  });

  it('keep the parts of a page in one line, and the open one in sight', async () => {
    const tab = await theTab({ width: 320, height: 800 });
    await openPage(tab, page('class', CLASS_DATA), () => ok(OVERVIEW));
    const last = tab.locator('.tab').last();
    await last.focus();
    await tab.keyboard.press('Enter');
    await tab.locator('.tab[aria-current]').getByText('Experiment').waitFor();
    const [strip, open] = await Promise.all([tab.locator('.tabs').boundingBox(), last.boundingBox()]);
    assert.ok(strip && open);
    assert.ok(strip.height < 2 * open.height, 'one line');
    assert.ok(open.x >= strip.x && open.x + open.width <= strip.x + strip.width + 1, 'in sight');
  });
});

describe('what an activity would come to', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('is tried kind by kind with the settings of the form, goes on after a failure, and is shown', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const kinds: string[] = [];
    let failing = true;
    await openPage(tab, page('class', CLASS_DATA), (_, path, body) => {
      if (path !== '/api/what-if') return ok(OVERVIEW);
      const { kind } = body as { kind: string };
      if (kind === 'mistaken' && failing) return { status: 429, body: { code: 'too_many_requests' } };
      kinds.push(kind);
      return ok(SAMPLE_WHAT_IF.find((one) => one.kind === kind));
    });
    await tab.getByRole('button', { name: 'Activity settings', exact: true }).click();
    await tab.getByRole('button', { name: 'Try it with made-up students' }).click();
    await tab.getByRole('button', { name: 'Try again', exact: true }).waitFor();
    failing = false;
    await tab.getByRole('button', { name: 'Try again', exact: true }).click();
    await tab.getByRole('row', { name: /^Returning/ }).waitFor();
    assert.deepEqual(
      kinds,
      SAMPLE_WHAT_IF.map((one) => one.kind),
    );
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    await tab.getByLabel('How it is decided').selectOption('row');
    await tab.getByText('The settings have changed since this was tried.').waitFor();
    assert.equal(
      await tab.getByLabel('How sure we must be').count(),
      0,
      'only the numbers that count are asked',
    );
  });
});
