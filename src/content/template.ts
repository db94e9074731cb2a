import { buildAsk } from './buildAsk.ts';
import { contentLanguage } from './contentLanguage.ts';
import { draw } from './draw.ts';
import { type ExpandedItem, questionsOf } from './expand.ts';
import { type Filling, filling } from './fill.ts';
import { guessChance } from './guess.ts';
import type { FilledHint, Instance, InstanceQuestion } from './instance.ts';
import type { Pack } from './pack.ts';
import type { Hint, Step } from './question.ts';
import { drawScope } from './scope.ts';
import { shareOut } from './shares.ts';
import { wording } from './text.ts';
import { valueLanguage } from './valueLanguage.ts';

/** What filling an item in gives. */
export type { Instance, InstanceQuestion } from './instance.ts';

/** What filling an item in needs of its pack. */
export type PackLanguages = Pick<Pack, 'language' | 'languages' | 'italics' | 'valueLanguages'>;

function fillHint(hint: Hint, fill: Filling): FilledHint {
  if (!Array.isArray(hint)) return [{ form: '', text: fill.text(hint) }];
  return hint.map(({ form, text }) => ({ form, text: fill.text(text) }));
}

function buildQuestion({ item, fact }: ExpandedItem, question: Step, fill: Filling): InstanceQuestion {
  const { prompt, hints, explanation, skills, ask } = question;
  return {
    skills: shareOut(skills),
    fact: fact?.id ?? null,
    difficulty: item.difficulty,
    guess: guessChance(ask),
    prompt: fill.text(prompt),
    hints: hints.map((hint) => fillHint(hint, fill)),
    explanation: explanation === undefined ? null : fill.text(explanation),
    ...buildAsk(ask, fill),
  };
}

/**
 * Fills an item in for a seed (a 32-bit integer) and a language. Deterministic: numbers and order depend on item and
 * seed alone, words on the language. Throws `pack_invalid` when constraints never hold, or the error of an expression
 * that can't be computed; a checked pack does neither.
 */
export function instantiate(
  pack: PackLanguages,
  expanded: ExpandedItem,
  seed: number,
  language: string,
): Instance {
  const spoken = contentLanguage(pack, language);
  const chance = draw(seed, expanded.id);
  const scope = drawScope(expanded, chance, spoken, pack.language);
  const words = {
    language: spoken,
    packLanguage: pack.language,
    languageOf: valueLanguage(pack, expanded.item),
  };
  const questions = questionsOf(expanded.item).map((question, step) =>
    buildQuestion(expanded, question, filling(scope, words, chance, step)),
  );
  return {
    item: expanded.id,
    version: expanded.version,
    seed,
    language: spoken,
    italics: pack.italics ?? null,
    questions,
    say: (text) => wording(text, spoken, pack.language),
  };
}
