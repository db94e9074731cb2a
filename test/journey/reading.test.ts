import assert from 'node:assert/strict';
import { skipWithoutBrowser } from '../support/browser.ts';
import { addActivity } from './support/addActivity.ts';
import { findingsOf } from './support/axe.ts';
import {
  answer,
  frameOf,
  MATEO,
  openInFrame,
  ROSA,
  type School,
  startSchool,
  TEACHER,
  toolIn,
} from './support/school.ts';

describe('journey: who reads a student’s work', function () {
  this.timeout(180_000);
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool({}, { kind: 'light' });
    activity = await addActivity(school, 'Fractions, week 1', 2);
    const mateo = await openInFrame(school, MATEO, activity);
    await answer(school, mateo, 'right');
    await mateo.page.close();
    await school.tool.running.loop.drain();
  });
  after(() => school?.close());

  it('a mentor sees the learners named to them, also who never came, and opens the work of one', async () => {
    const page = await school.visit(ROSA, `/activities/${activity}`);
    const frame = await frameOf(page, 'mentor');
    const tool = toolIn(page);
    const people = tool.getByRole('listitem').filter({ has: tool.getByRole('heading', { level: 3 }) });
    const texts = await people.allInnerTexts();
    assert.equal(texts.length, 2);
    assert.match(texts[0] ?? '', /Mateo García/);
    assert.match(texts[1] ?? '', /Priya Nair\s+Has not opened this activity yet/);
    assert.deepEqual(await findingsOf(frame, 'all'), []);
    await tool.getByRole('button', { name: 'See the work of Mateo García' }).press('Enter');
    const heading = tool.getByRole('heading', { name: 'Mateo García' });
    await heading.waitFor();
    await frame.locator('#learner-title:focus').waitFor();
    assert.equal(await tool.locator('.attempts tbody tr').count(), 1);
    assert.equal(await tool.getByRole('button', { name: /Set the level/ }).count(), 0);
    assert.deepEqual(await findingsOf(frame, 'all'), []);
    await tool.getByRole('button', { name: 'Back to your learners' }).click();
    await tool.getByRole('heading', { name: 'Your learners' }).waitFor();
    // Back where one came from.
    await frame.locator(':focus', { hasText: 'See the work of Mateo García' }).waitFor();
    await page.close();
  });

  it('a teacher opens a student’s work from the gradebook, and from there the class', async () => {
    const page = await school.visit(TEACHER, '/gradebook');
    await page.getByRole('link', { name: 'Review Mateo García in Fractions, week 1' }).click();
    const frame = await frameOf(page, 'review');
    const tool = toolIn(page);
    await tool.getByRole('heading', { name: 'The work of Mateo García' }).waitFor();
    assert.equal(await tool.locator('.attempts tbody tr').count(), 1);
    assert.deepEqual(await findingsOf(frame, 'all'), []);
    await tool.getByRole('button', { name: 'See the class' }).click();
    await tool.locator('.class-table').waitFor();
    await page.close();
  });

  it('a student opens their own work, and goes on practising', async () => {
    const page = await school.visit(MATEO);
    await page.getByRole('link', { name: 'Review your work in Fractions, week 1' }).click();
    await frameOf(page, 'review');
    const tool = toolIn(page);
    await tool.getByRole('heading', { name: 'Tu trabajo' }).waitFor();
    await tool.getByRole('button', { name: 'Practicar yo' }).click();
    await frameOf(page, 'practice');
    await page.close();
  });

  it('a teacher adds two activities at once', async () => {
    const page = await school.visit(TEACHER, '/add');
    const picker = toolIn(page);
    for (const title of ['Week 2', 'Week 3']) {
      await picker.getByRole('radio', { name: /Fractions to linear equations/ }).check();
      await picker.locator('.skill-choice__row input[type=checkbox]').first().check();
      await picker.getByLabel('Title', { exact: false }).first().fill(title);
      await picker.getByRole('button', { name: 'Add to list' }).click();
    }
    assert.deepEqual(await findingsOf(await frameOf(page, 'picker'), 'all'), []);
    await picker.getByRole('button', { name: 'Add all 2 to the course' }).click();
    await page.getByRole('link', { name: 'Open Week 2', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Open Week 3', exact: true }).waitFor();
    await page.close();
  });

  it('a teacher begins the activity afresh: an empty class, and students start there', async () => {
    const page = await school.visit(TEACHER, `/activities/${activity}`);
    await frameOf(page, 'class');
    const tool = toolIn(page);
    await tool.getByRole('button', { name: 'Activity settings' }).click();
    await tool.getByRole('button', { name: 'Separate from last term' }).click();
    const dialog = tool.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Separate from last term' }).click();
    await tool.getByText(/This activity was begun afresh/).waitFor();
    const started = tool.locator('.class-table tbody').getByRole('row', { name: /Mateo García/ });
    assert.match(await started.innerText(), /never/);
    await page.close();
  });

  it('no page has complained on the console', () => {
    assert.deepEqual(school.complaints.all, []);
  });
});
