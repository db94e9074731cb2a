import type { FilledAsk } from './filledAsk.ts';
import type { Instance, InstanceQuestion } from './instance.ts';
import { withoutMarks } from './languageMark.ts';
import { shortHash } from './version.ts';

/** A text as a reader sees it: the marks of maths and languages, and spaces inside maths, do not count. */
export function look(text: string): string {
  const maths = withoutMarks(text).replace(/\$([^$]*)\$/g, (_all, tex: string) => tex.replace(/\s/g, ''));
  return maths.replace(/\s+/g, ' ').trim();
}

/** Texts that stand in an order of chance: shuffled, the same ones are the same question. */
function unordered(list: readonly { readonly text: string }[]): string[] {
  return list.map(({ text }) => look(text)).sort();
}

/** What is offered besides the prompt. What is typed into an empty field shows nothing. */
function offered(ask: FilledAsk): unknown {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return unordered(ask.options);
    case 'order':
      return unordered(ask.entries);
    case 'match':
      return [unordered(ask.left), unordered(ask.right)];
    case 'cloze':
      return ask.parts.map((part) => ('text' in part ? look(part.text) : unordered(part.choices)));
    case 'number':
    case 'text':
    case 'expression':
      return null;
  }
}

function seen({ prompt, ask }: InstanceQuestion): unknown {
  return [look(prompt), offered(ask)];
}

/**
 * What a learner sees of an item filled in, as a short text: two instances of an item that show the same words, numbers
 * and options, in whatever order, have the same one. Instances are to be compared in one language.
 */
export function appearance({ questions }: Pick<Instance, 'questions'>): string {
  return shortHash(questions.map(seen));
}
