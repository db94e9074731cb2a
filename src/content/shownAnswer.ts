import type { Html } from '../api/question.ts';
import type { Answer } from '../learning/answer.ts';
import { escapeXml } from './figures/svg.ts';
import type { FilledAsk, FilledOption, FilledPart } from './filledAsk.ts';
import type { Instance } from './instance.ts';
import { inLanguage, wordsHtml } from './languageMark.ts';
import { inlineHtml, plainText } from './markdown.ts';

type Blank = Extract<FilledPart, { blank: string }>;
type Of<K extends FilledAsk['kind']> = Extract<FilledAsk, { kind: K }>;

/** Options by id as HTML; an id that is not one of them stands as it was sent. */
class Shown {
  readonly #language: string;
  readonly #italics: string | null;

  constructor({ language, italics }: Pick<Instance, 'language' | 'italics'>) {
    this.#language = language;
    this.#italics = italics;
  }

  #html(markdown: string): Html {
    return inlineHtml(markdown, this.#language, this.#italics);
  }

  /** What was typed, in the language that was asked for. */
  typed(words: string, language: string | null): Html {
    return wordsHtml(words, language, this.#language);
  }

  one(list: readonly FilledOption[], id: string): Html {
    const option = list.find((candidate) => candidate.id === id);
    return option ? this.#html(option.text) : escapeXml(id);
  }

  many(list: readonly FilledOption[], ids: readonly string[]): Html {
    return ids.map((id) => this.one(list, id)).join('; ');
  }

  pairs(ask: Of<'match'>, pairs: readonly { readonly left: string; readonly right: string }[]): Html {
    return pairs
      .map(({ left, right }) => `${this.one(ask.left, left)} → ${this.one(ask.right, right)}`)
      .join('; ');
  }

  #blank(part: Blank, given: string): Html {
    if (part.input !== 'choice') return this.typed(given, part.language);
    const choice = part.choices.find(({ id }) => id === given);
    return choice ? this.#html(inLanguage(choice.text, part.language ?? undefined)) : escapeXml(given);
  }

  cloze(ask: Of<'cloze'>, blanks: Readonly<Record<string, string>>): Html {
    return ask.parts
      .map((part) => {
        if ('text' in part) return this.#html(part.text);
        const given = (Object.hasOwn(blanks, part.blank) ? blanks[part.blank] : undefined) ?? '';
        const words = this.#blank(part, given);
        return `<strong>${words === '' ? '…' : words}</strong>`;
      })
      .join('');
  }
}

function shown(ask: FilledAsk, answer: Answer, words: Shown): Html | null {
  if ('text' in answer) return words.typed(answer.text, ask.kind === 'text' ? ask.language : null);
  if (answer.kind === 'choice' && ask.kind === 'choice') return words.one(ask.options, answer.choice);
  if (answer.kind === 'multiple' && ask.kind === 'multiple') return words.many(ask.options, answer.choices);
  if (answer.kind === 'order' && ask.kind === 'order') return words.many(ask.entries, answer.order);
  if (answer.kind === 'match' && ask.kind === 'match') return words.pairs(ask, answer.pairs);
  if (answer.kind === 'cloze' && ask.kind === 'cloze') return words.cloze(ask, answer.blanks);
  return null;
}

/** A learner's stored answer in words, for the instructor: options by their text, typed answers as typed (escaped). */
export function shownAnswer(instance: Instance, step: number, answer: Answer): Html {
  const question = instance.questions[step];
  return (question && shown(question.ask, answer, new Shown(instance))) ?? '';
}

/** What one option of a choice says, without markup; null where the question is no choice or has no such option. */
export function optionText(instance: Instance, step: number, id: string): string | null {
  const ask = instance.questions[step]?.ask;
  const option = ask?.kind === 'choice' ? ask.options.find((candidate) => candidate.id === id) : undefined;
  return option === undefined ? null : plainText(option.text, instance.language).replace(/\s+/g, ' ').trim();
}
