import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import type { PublicAsk } from '../../../src/api/question.ts';
import type { Answer } from '../../../src/learning/answer.ts';

/** A page of the tool, in a frame or in a window of its own. */
export type Tool = Pick<FrameLocator, 'locator' | 'getByRole' | 'getByText' | 'getByLabel'>;

const byId = (tool: Tool, id: string): Locator => tool.locator(`[id="${id}"]`);

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill('');
  await field.pressSequentially(text);
}

async function arrange(tool: Tool, ask: PublicAsk & { kind: 'order' }, wanted: readonly string[]) {
  const now = ask.entries.map(({ id }) => id);
  for (const [place, id] of wanted.entries()) {
    for (let at = now.indexOf(id); at > place; at -= 1) {
      await byId(tool, `answer-${id}-up`).click();
      now.splice(at - 1, 2, id, now[at - 1] ?? '');
    }
  }
}

async function fillBlanks(
  tool: Tool,
  ask: PublicAsk & { kind: 'cloze' },
  blanks: Readonly<Record<string, string>>,
) {
  const parts = ask.parts.flatMap((part) => ('blank' in part ? [part] : []));
  for (const [index, part] of parts.entries()) {
    const field = byId(tool, index === 0 ? 'answer' : `answer-${part.blank}`);
    const value = blanks[part.blank] ?? '';
    if (part.input === 'choice') await field.selectOption(value);
    else await type(field, value);
  }
}

/** Puts an answer into the open question as a person does, by clicks and keys. */
export async function giveAnswer(tool: Tool, ask: PublicAsk, answer: Answer): Promise<void> {
  const option = (id: string) => tool.locator('label.option', { has: tool.locator(`input[value="${id}"]`) });
  if (answer.kind === 'choice') return option(answer.choice).click();
  if (answer.kind === 'multiple') {
    for (const id of answer.choices) await option(id).click();
    return;
  }
  if (answer.kind === 'order' && ask.kind === 'order') return arrange(tool, ask, answer.order);
  if (answer.kind === 'match' && ask.kind === 'match') {
    for (const [index, left] of ask.left.entries()) {
      const pair = answer.pairs.find((one) => one.left === left.id);
      await byId(tool, index === 0 ? 'answer' : `answer-${index}`).selectOption(pair?.right ?? '');
    }
    return;
  }
  if (answer.kind === 'cloze' && ask.kind === 'cloze') return fillBlanks(tool, ask, answer.blanks);
  assert.ok('text' in answer, answer.kind);
  await type(byId(tool, 'answer'), answer.text);
}

/** An answer that can be read and is wrong, made from the right one. */
export function wrongAnswer(ask: PublicAsk, right: Answer): Answer {
  switch (right.kind) {
    case 'choice': {
      const other = ask.kind === 'choice' && ask.options.find(({ id }) => id !== right.choice);
      return { kind: 'choice', choice: other ? other.id : '' };
    }
    case 'multiple': {
      const other = ask.kind === 'multiple' && ask.options.find(({ id }) => !right.choices.includes(id));
      return { kind: 'multiple', choices: other ? [other.id] : right.choices.slice(1) };
    }
    case 'number':
      return { kind: 'number', text: '98765' };
    case 'text':
      return { kind: 'text', text: 'xyzzy' };
    case 'expression':
      return { kind: 'expression', text: right.text.includes('=') ? 'x = 98765' : '98765' };
    case 'order':
      return { kind: 'order', order: [...right.order].reverse() };
    case 'match': {
      const rights = right.pairs.map((pair) => pair.right);
      return {
        kind: 'match',
        pairs: right.pairs.map(({ left }, at) => ({ left, right: rights[(at + 1) % rights.length] ?? '' })),
      };
    }
    case 'cloze':
      return { kind: 'cloze', blanks: wrongBlanks(ask, right.blanks) };
  }
}

function wrongBlanks(ask: PublicAsk, right: Readonly<Record<string, string>>): Record<string, string> {
  const parts = ask.kind === 'cloze' ? ask.parts : [];
  const blanks = parts.flatMap((part) => ('blank' in part ? [part] : []));
  return Object.fromEntries(
    blanks.map(({ blank, input, choices }) => {
      const other = choices.find(({ id }) => id !== right[blank])?.id ?? '';
      return [blank, input === 'choice' ? other : '98765'];
    }),
  );
}
