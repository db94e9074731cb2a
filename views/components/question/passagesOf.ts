import type { Answer } from '../../../src/api/answer.ts';
import type { ClozePart, PublicAsk, PublicOption } from '../../../src/api/question.ts';
import { type Passage, spoken } from '../../runtime/spoken.ts';
import type { Translator } from '../../text/translator.ts';
import { rightLetter } from '../match/rightLetter.ts';

type Blank = Extract<ClozePart, { blank: string }>;

/** A text with its blanks by name, as one passage; then each blank that is chosen for, with its choices. */
function clozePassages(parts: readonly ClozePart[], lang: string, { t, locale }: Translator): Passage[] {
  const blanks = parts.filter((part): part is Blank => 'blank' in part);
  const name = (blank: Blank) => ({
    text: t('question.blank', { number: blanks.indexOf(blank) + 1, count: blanks.length }),
    lang: locale,
  });
  const chosen = blanks.filter((blank) => blank.choices.length > 0);
  return [
    parts.flatMap((part) => ('html' in part ? spoken(part.html, lang) : [name(part)])),
    ...chosen.flatMap((blank) => [
      [name(blank)],
      ...blank.choices.map(({ text }) => [{ text, lang: blank.language ?? lang }]),
    ]),
  ];
}

/** Entries in the order the learner has put them in. */
function inOrder(entries: readonly PublicOption[], answer: Answer | null): readonly PublicOption[] {
  if (answer?.kind !== 'order') return entries;
  return answer.order.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
}

/**
 * What stands below a prompt, for reading aloud: every option a passage of its own, in the order shown; nothing for
 * answers that are typed. `lang` is the language of the content.
 */
export function passagesOf(
  ask: PublicAsk,
  answer: Answer | null,
  lang: string,
  text: Translator,
): readonly Passage[] {
  const each = (options: readonly PublicOption[]) => options.map(({ html }) => spoken(html, lang));
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return each(ask.options);
    case 'order':
      return each(inOrder(ask.entries, answer));
    case 'match':
      return [
        ...each(ask.right).map((passage, index) => [{ text: rightLetter(index), lang }, ...passage]),
        ...each(ask.left),
      ];
    case 'cloze':
      return clozePassages(ask.parts, lang, text);
    default:
      return [];
  }
}
