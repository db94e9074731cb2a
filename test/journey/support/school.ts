import assert from 'node:assert/strict';
import type { BrowserContextOptions, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { Answer } from '../../../src/api/answer.ts';
import type { PublicServing } from '../../../src/api/question.ts';
import type { Turn } from '../../../src/api/turn.ts';
import { openQuestionOf } from '../../../src/crib.ts';
import type { Key } from '../../../src/learning/marking/key.ts';
import { rightAnswer } from '../../../src/learning/marking/rightAnswer.ts';
import { type BrowserNeeds, openBrowser, type TestBrowser } from '../../support/browser.ts';
import { startTool, type TestTool } from '../../support/tool.ts';
import { giveAnswer, type Tool, wrongAnswer } from './answering.ts';
import { type Complaints, listen } from './complaints.ts';

/** People of the demo school in the course of the journeys. */
export const TEACHER = '11';
/** Mentor of Mateo and Priya. */
export const ROSA = '12';
export const AMINA = '21';
export const LIAM = '22';
export const MEI = '23';
export const MATEO = '24';
export const PRIYA = '25';
/** Not among those who play in "Let the class practise". */
export const NOAH = '26';

/** Long enough to have read any question, in milliseconds. */
const READING = 20_000;

/** The tool, the demo LMS and a browser. */
export interface School {
  readonly tool: TestTool;
  readonly demoUrl: string;
  readonly browser: TestBrowser;
  readonly complaints: Complaints;
  /** A tab on a page of the LMS, as a person of the course; the path goes on after `/as/…/courses/…`. */
  visit(person: string, path?: string): Promise<Page>;
  /** Lets time pass for the tool, the LMS and every open page. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts tool, demo LMS and browser. Storage is partitioned and, in a whole browser, third-party cookies are blocked. Its people want no motion,
 * unless the options say so: what glides while a pointer goes down is not under it when it comes up.
 */
export async function startSchool(
  options: BrowserContextOptions = {},
  around: BrowserNeeds & { readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<School> {
  const tool = await startTool({ demo: true, environment: around.environment ?? {} });
  const demoUrl = tool.running.demoUrl ?? assert.fail('the demo runs');
  const browser = await openBrowser(
    { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options },
    around,
  );
  const { context } = browser;
  context.setDefaultTimeout(30_000);
  await context.clock.install({ time: tool.clock.now });
  return {
    tool,
    demoUrl,
    browser,
    complaints: listen(context),
    async visit(person, path = '') {
      const page = await context.newPage();
      await page.goto(`${demoUrl}/as/${person}/courses/y8-maths${path}`);
      return page;
    },
    async pass(ms) {
      tool.clock.now += ms;
      await context.clock.fastForward(ms);
    },
    async close() {
      await browser.close();
      await tool.close();
    },
  };
}

/** The tool's frame in a page of the LMS. */
export function toolIn(page: Page): FrameLocator {
  return page.frameLocator('#tool');
}

/** The same frame as a document to look into; settled on a page of this kind that has taken up its work. */
export async function frameOf(page: Page, kind: string): Promise<Frame> {
  await toolIn(page).locator(`html[data-page="${kind}"][data-live] main`).waitFor();
  return page.frame({ name: 'tool' }) ?? assert.fail('the tool is in its frame');
}

/** Adds an activity with the first skills of the maths pack as the teacher does, in the picker; its id in the LMS. */
export async function pickActivity(school: School, title: string, skills = 1): Promise<string> {
  const page = await school.visit(TEACHER, '/add');
  const picker = toolIn(page);
  await frameOf(page, 'picker');
  await picker.getByRole('radio', { name: /Fractions to linear equations/ }).check();
  const boxes = picker.locator('.skill-choice__row input[type=checkbox]');
  for (let at = 0; at < skills; at += 1) await boxes.nth(at).check();
  await picker.getByLabel('Title', { exact: false }).first().fill(title);
  await picker.getByRole('button', { name: 'Add to course' }).click();
  const card = page.getByRole('link', { name: `Open ${title}`, exact: true });
  const href = (await card.getAttribute('href')) ?? '';
  await page.close();
  return href.split('/').at(-1) ?? assert.fail('the course lists the activity');
}

/** The bearer a page of the tool has kept for a reload. */
export async function bearerOf(frame: Frame): Promise<string> {
  const kept = await frame.evaluate(() => sessionStorage.getItem(`trellis:session:${history.state.session}`));
  return kept?.split('.')[1] ?? assert.fail('the page has kept its bearer');
}

/** The open question as the page's own session tells it. */
export async function openQuestion(frame: Frame): Promise<{ turn: Turn; serving: PublicServing }> {
  const turn: Turn = await frame.evaluate(
    async (bearer) => {
      const headers = { authorization: `Bearer ${bearer}` };
      return (await fetch('/api/turn', { headers })).json();
    },
    await bearerOf(frame),
  );
  assert.ok(turn.serving, 'a question is open');
  return { turn, serving: turn.serving };
}

/** A learner at work in a frame or a window. */
export interface Learner {
  readonly tool: Tool;
  readonly frame: Frame;
}

/** What marks the open question of a frame's session: the tool alone knows it. */
async function keyIn(school: School, frame: Frame): Promise<Key> {
  const known = await openQuestionOf(school.tool.running.services.practice, await bearerOf(frame));
  return known?.question.key ?? assert.fail('a question is open');
}

/** The right answer to the open question of a frame. */
export async function knownAnswer(school: School, frame: Frame): Promise<Answer> {
  return Answer.parse(rightAnswer(await keyIn(school, frame)));
}

/** The one primary button of the question card, whatever the language. */
function primary(tool: Tool): Locator {
  return tool.locator('.card__actions .button--primary');
}

/** A wrong answer, and where the author knows one, one that shows a misconception. */
function mistake(key: Key, serving: PublicServing): Answer {
  const known = key.kind === 'number' || key.kind === 'choice' ? key.patterns : [];
  const shown = known.find(({ misconception }) => misconception !== null)?.answer;
  if (shown !== undefined && key.kind === 'number') return { kind: 'number', text: shown };
  if (shown !== undefined && key.kind === 'choice') return { kind: 'choice', choice: shown };
  return Answer.parse(wrongAnswer(serving.question.ask, Answer.parse(rightAnswer(key))));
}

/**
 * Presses a button by its key once it can be pressed: a page that brings something into sight at that moment, which a
 * frame tells it late, cannot move it away.
 */
export async function press(button: Locator): Promise<void> {
  await button.click({ trial: true });
  await button.press('Enter');
}

/** Reads the open question, answers it and waits for the verdict: its words, and the question. */
export async function answer(
  school: School,
  learner: Learner,
  how: 'right' | 'wrong',
): Promise<{ verdict: string; serving: PublicServing }> {
  const { tool, frame } = learner;
  const { serving } = await openQuestion(frame);
  const given =
    how === 'right' ? await knownAnswer(school, frame) : mistake(await keyIn(school, frame), serving);
  await giveAnswer(tool, serving.question.ask, given);
  await school.pass(READING);
  await press(primary(tool));
  // Feedback to an earlier try stands until this one is marked.
  await tool.locator('form.question[data-marked]').waitFor();
  const title = tool.locator('#feedback-title');
  await title.waitFor();
  return { verdict: (await title.innerText()).trim(), serving };
}

/** Goes on to the next question or step. */
export async function goOn({ tool }: Learner): Promise<void> {
  await press(primary(tool));
  await tool.locator('#feedback-title').waitFor({ state: 'detached' });
}

/** Opens an activity in its frame inside the LMS. */
export async function openInFrame(
  school: School,
  person: string,
  activity: string,
): Promise<Learner & { readonly page: Page }> {
  const page = await school.visit(person, `/activities/${activity}`);
  const frame = await frameOf(page, 'practice');
  return { page, frame, tool: toolIn(page) };
}

/** The tool in a window of its own that a click opens. */
export async function inNewWindow(
  page: Page,
  click: () => Promise<void>,
): Promise<Learner & { readonly page: Page }> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), click()]);
  await opened.locator('html[data-page="practice"][data-live] main').waitFor();
  return { page: opened, frame: opened.mainFrame(), tool: opened };
}

/** Turns a switch of the page "Break things" on or off. */
export async function toggle(school: School, title: string, on: boolean): Promise<void> {
  const page = await school.browser.context.newPage();
  await page.goto(`${school.demoUrl}/break-things`);
  await page.getByRole('button', { name: `${on ? 'Switch on' : 'Switch off'} ${title}` }).click();
  await page.getByRole('button', { name: `${on ? 'Switch off' : 'Switch on'} ${title}` }).waitFor();
  await page.close();
}

/** Opens an activity in a window of its own, settled on a page of this kind. */
export async function openWindow(school: School, person: string, path: string, kind: string) {
  const page = await school.visit(person, `${path}/launch?target=window`);
  await page.locator(`html[data-page="${kind}"][data-live] main`).waitFor();
  return { page, frame: page.mainFrame(), tool: page };
}

/** Lets five simulated students practise; the promise of their being done, so that other things can be done meanwhile. */
export async function classPractises(school: School, activity: string): Promise<() => Promise<void>> {
  const page = await school.visit(TEACHER);
  await page.getByRole('button', { name: 'Let the class practise' }).first().click();
  await page.waitForURL(`**/activities/${activity}/practise`);
  return async () => {
    await page.getByText('The class has finished.').waitFor({ timeout: 150_000 });
    await page.close();
  };
}
