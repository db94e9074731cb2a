import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Answer } from '../../../src/api/answer.ts';
import type { PublicAsk } from '../../../src/api/question.ts';

/** Farther than any page has stops. */
const MOST_STOPS = 150;

/** Whether the keys go to an element of this kind: the frame has the focus of its page, and the element that of the frame. */
async function hasKeys(page: Page, frame: Frame, selector: string): Promise<boolean> {
  if (frame !== page.mainFrame()) {
    const inFrame = await page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);
    if (!inFrame) return false;
  }
  return frame.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Presses Tab until an element of this kind has the keys. */
export async function tabTo(page: Page, frame: Frame, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasKeys(page, frame, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${selector}`);
}

/** Reaches an element by Tab and presses it. */
export async function press(page: Page, frame: Frame, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, frame, selector);
  await page.keyboard.press(key);
}

async function arrows(page: Page, count: number): Promise<void> {
  for (let times = 0; times < count; times += 1) await page.keyboard.press('ArrowDown');
}

async function choose(page: Page, frame: Frame, ids: readonly string[], chosen: string): Promise<void> {
  await tabTo(page, frame, 'input[type=radio]');
  await page.keyboard.press('Space');
  await arrows(page, ids.indexOf(chosen));
}

async function arrange(page: Page, frame: Frame, now: string[], wanted: readonly string[]): Promise<void> {
  for (const [place, id] of wanted.entries()) {
    for (let at = now.indexOf(id); at > place; at -= 1) {
      await press(page, frame, `[id="answer-${id}-up"]`);
      now.splice(at - 1, 2, id, now[at - 1] ?? '');
    }
  }
}

/** Gives an answer by keys alone. */
export async function keyAnswer(page: Page, frame: Frame, ask: PublicAsk, answer: Answer): Promise<void> {
  if (answer.kind === 'choice' && ask.kind === 'choice') {
    await choose(
      page,
      frame,
      ask.options.map(({ id }) => id),
      answer.choice,
    );
  } else if (answer.kind === 'multiple') {
    for (const id of answer.choices) await press(page, frame, `input[value="${id}"]`, 'Space');
  } else if (answer.kind === 'order' && ask.kind === 'order') {
    await arrange(
      page,
      frame,
      ask.entries.map(({ id }) => id),
      answer.order,
    );
  } else if (answer.kind === 'match' && ask.kind === 'match') {
    for (const [index, { id }] of ask.left.entries()) {
      const right = answer.pairs.find(({ left }) => left === id)?.right;
      await tabTo(page, frame, `[id="${index === 0 ? 'answer' : `answer-${index}`}"]`);
      await arrows(page, 1 + ask.right.findIndex((one) => one.id === right));
    }
  } else if (answer.kind === 'cloze' && ask.kind === 'cloze') {
    const blanks = ask.parts.flatMap((part) => ('blank' in part ? [part] : []));
    for (const [index, { blank, input, choices }] of blanks.entries()) {
      const value = answer.blanks[blank] ?? '';
      await tabTo(page, frame, `[id="${index === 0 ? 'answer' : `answer-${blank}`}"]`);
      if (input === 'choice') await arrows(page, 1 + choices.findIndex(({ id }) => id === value));
      else await page.keyboard.type(value);
    }
  } else if ('text' in answer) {
    await tabTo(page, frame, '#answer');
    await page.keyboard.type(answer.text);
  }
}
