import { exactText } from '../../learning/marking/exact.ts';
import type { BlankKey } from '../../learning/marking/key.ts';
import type { Filling } from '../fill.ts';
import type { BuiltAsk, FilledPart } from '../filledAsk.ts';
import { AROUND, inLanguage, marksWithin } from '../languageMark.ts';
import type { Ask } from '../question.ts';
import { Feedbacks, isDiagnosed } from './feedbackNames.ts';
import { shownNumber } from './number.ts';
import { wrongNumbers } from './wrongNumbers.ts';

type Cloze = Extract<Ask, { kind: 'cloze' }>;
type Blank = Cloze['blanks'][string];

/** Where a blank stands in the text of a cloze. */
export const BLANK = /\{#([a-z0-9-]+)\}/g;

interface BuiltBlank {
  readonly part: Extract<FilledPart, { blank: string }>;
  readonly key: BlankKey;
  /** What is right, in bold. */
  readonly solution: string;
}

/** Words in bold, wherever they stand: a mark around the signs makes them signs of bold beside letters too. */
function bold(words: string, language: string | undefined): string {
  return inLanguage(`**${words}**`, language ?? AROUND);
}

function buildBlank(
  name: string,
  blank: Blank,
  around: string | undefined,
  filling: Filling,
  feedbacks: Feedbacks,
): BuiltBlank {
  const part = { blank: name, choices: [], language: null };
  if ('number' in blank) {
    const answer = filling.number(blank.number);
    const patterns = wrongNumbers(blank.wrong, answer, filling, feedbacks, `${name}.wrong`);
    return {
      part: { ...part, input: 'number' },
      key: { kind: 'number', answer: exactText(answer), patterns },
      solution: bold(shownNumber(answer, 'any', false), undefined),
    };
  }
  const language = blank.language ?? around;
  if ('accept' in blank) {
    const accept = [...new Set(blank.accept.map((entry) => filling.plain(entry)))];
    const patterns = (blank.wrong ?? []).map((entry, index) =>
      feedbacks.pattern(`${name}.wrong${index}`, filling.plain(entry.answer), entry),
    );
    return {
      part: { ...part, input: 'text', language: language ?? null },
      key: { kind: 'text', accept, case: blank.case, accents: blank.accents, patterns },
      solution: bold(accept[0] ?? '', language),
    };
  }
  const options = filling.draw.shuffle(blank.choices).map((from, index) => ({
    id: `o${index + 1}`,
    text: filling.text(from.text),
    from,
  }));
  const right = options.find(({ from }) => from.correct);
  const patterns = options
    .filter(({ from }) => !from.correct && isDiagnosed(from))
    .map(({ id, from }) => feedbacks.pattern(`${name}.${id}`, id, from));
  return {
    part: {
      ...part,
      input: 'choice',
      choices: options.map(({ id, text }) => ({ id, text })),
      language: language ?? null,
    },
    key: { kind: 'choice', correct: right?.id ?? '', patterns },
    solution: bold(right?.text ?? '', language),
  };
}

/**
 * The text cut at its blanks, a passage in one language at those inside it too; blanks the author forgot to describe stay
 * out.
 */
function cut(text: string, blanks: ReadonlyMap<string, BuiltBlank>): FilledPart[] {
  return marksWithin(text, BLANK)
    .split(BLANK)
    .map((piece, index) => (index % 2 === 0 ? { text: piece } : blanks.get(piece)?.part))
    .filter((part) => part !== undefined)
    .filter((part) => !('text' in part) || part.text !== '');
}

/** A text with blanks to fill. */
export function buildCloze(ask: Cloze, filling: Filling): BuiltAsk {
  const feedbacks = new Feedbacks(filling);
  const blanks = new Map(
    Object.entries(ask.blanks).map(([name, blank]) => [
      name,
      buildBlank(name, blank, ask.language, filling, feedbacks),
    ]),
  );
  const text = filling.text(ask.text, ask.language);
  return {
    ask: { kind: 'cloze', parts: cut(text, blanks) },
    key: {
      kind: 'cloze',
      blanks: Object.fromEntries([...blanks].map(([name, blank]) => [name, blank.key])),
    },
    solution: text.replace(BLANK, (_all, name: string) => blanks.get(name)?.solution ?? ''),
    feedbacks: feedbacks.words,
  };
}
