import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { createRegistrationCode } from '../../src/lti/registration/code.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { findingsOf } from './support/axe.ts';
import { frameOf, type School, startSchool, toolIn } from './support/school.ts';

describe('journey: connecting an LMS', function () {
  this.timeout(180_000);
  let school: School;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool({}, { kind: 'light' });
  });
  after(() => school?.close());

  async function begin(): Promise<Page> {
    const page = await school.browser.context.newPage();
    await page.goto(`${school.demoUrl}/connections/new`);
    await frameOf(page, 'register');
    return page;
  }
  const platforms = () => school.tool.running.services.store.platforms;
  const code = async () => {
    const { store, practice } = school.tool.running.services;
    return (await createRegistrationCode(store.registrationCodes, { now: practice.now() })).text;
  };
  const registered = async () =>
    (await platforms().list()).filter(({ registration }) => registration.clientId !== 'trellis-demo');

  it('with a code: one press, the page closes by itself, and an activity opens by the new connection', async () => {
    const page = await begin();
    const tool = toolIn(page);
    assert.deepEqual(await findingsOf(await frameOf(page, 'register'), 'all'), []);
    assert.deepEqual(await registered(), [], 'nothing happened before the press');
    await tool.getByLabel('One-time code').fill('wrong');
    await tool.getByRole('button', { name: 'Connect' }).click();
    await tool.getByText('This code cannot be used').first().waitFor();
    await tool.getByLabel('One-time code').fill(await code());
    await tool.getByRole('button', { name: 'Connect' }).click();
    await page.waitForURL(`${school.demoUrl}/connections`);
    const [row] = await registered();
    assert.equal(row?.registration.status, 'active');
    await page.getByRole('button', { name: /Open an activity by it/ }).click();
    await toolIn(page).locator('html[data-page="picker"][data-live] main').waitFor();
    await page.close();
  });

  it('without one: the page stays and says who must approve; after that it opens', async () => {
    const page = await begin();
    const tool = toolIn(page);
    await tool.getByRole('button', { name: 'Connect' }).press('Enter');
    await tool.getByRole('heading', { name: 'Registered, waiting for approval' }).waitFor();
    assert.deepEqual(await findingsOf(await frameOf(page, 'register'), 'all'), []);
    await tool.getByRole('button', { name: /Close and go back/ }).click();
    await page.waitForURL(`${school.demoUrl}/connections`);
    const waiting = (await registered()).find(({ registration }) => registration.status === 'pending');
    assert.ok(waiting);
    const { id, clientId } = waiting.registration;
    const card = page.getByRole('listitem').filter({ hasText: clientId });
    await card.getByRole('button').click();
    await toolIn(page).getByText('Your platform waits for approval').waitFor();
    await platforms().change(id, { status: 'active' });
    await page.reload();
    await toolIn(page).locator('html[data-page="picker"][data-live] main').waitFor();
    await page.close();
  });

  it('a used permission gets a page with what to do', async () => {
    const page = await begin();
    const address = page.frame({ name: 'tool' })?.url() ?? '';
    await toolIn(page).getByRole('button', { name: 'Connect' }).click();
    await toolIn(page).getByRole('heading', { name: 'Registered, waiting for approval' }).waitFor();
    await page.goto(address);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('heading', { name: 'The permission to register has ended' }).waitFor();
    await page.getByText('Begin the registration in your learning platform again.').waitFor();
    await page.close();
  });

  it('by hand: values are copied, what is missing is marked, what is typed back waits', async () => {
    const page = await school.browser.context.newPage();
    await page.goto(`${school.tool.url}/lti/setup`);
    await page.locator('html[data-live]').waitFor();
    const address = await page.getByLabel('Registration address', { exact: true }).first().inputValue();
    assert.equal(address, `${school.tool.url}/lti/register`);
    await page.getByLabel('Which platform is it?').selectOption('moodle');
    const keyset = page.getByLabel('Public keyset', { exact: true });
    assert.equal(await keyset.inputValue(), `${school.tool.url}/lti/jwks.json`);
    await page.getByRole('button', { name: 'Copy: Public keyset' }).click();
    await page.getByText(/^(Copied|Selected)/).waitFor();
    assert.deepEqual(await findingsOf(page.mainFrame(), 'all'), []);
    await page.getByRole('button', { name: 'Save the connection' }).click();
    await page.getByText('Something is missing or is no address').waitFor();
    assert.equal(await page.locator('#setup-issuer').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Platform ID (issuer)').fill('https://moodle.journey.example');
    await page.locator('#setup-clientId').fill('abc');
    await page.getByRole('button', { name: 'Save the connection' }).click();
    await page.getByRole('heading', { name: 'Registered, waiting for approval' }).waitFor();
    assert.deepEqual(await findingsOf(page.mainFrame(), 'all'), []);
    const found = await platforms().byIssuer('https://moodle.journey.example');
    assert.deepEqual(
      found.map(({ status }) => status),
      ['pending'],
    );
    await page.close();
  });
});
