import { markChoice } from './choice.ts';
import type { DecimalMark } from './decimalMark.ts';
import type { BlankKey, Key, Mark } from './key.ts';
import { markNumber } from './number.ts';
import { isBlank, markWords } from './text.ts';
import { share, unreadable, wrong } from './verdict.ts';

function markBlank(key: BlankKey, text: string, mark: DecimalMark): Mark {
  if (isBlank(text)) return wrong(undefined);
  if (key.kind === 'choice') return markChoice(key, text);
  if (key.kind === 'number') {
    return markNumber({ ...key, tolerance: 0, unit: null, form: 'any' }, text, mark);
  }
  return markWords(key, text);
}

/**
 * Cloze: the share of blanks filled rightly; an empty blank is wrong. When nothing is filled in, or a number can't be
 * read, the whole is unreadable and asked again.
 */
export function markCloze(
  key: Extract<Key, { kind: 'cloze' }>,
  blanks: Readonly<Record<string, string>>,
  mark: DecimalMark,
): Mark {
  const given = (name: string) => (Object.hasOwn(blanks, name) ? blanks[name] : undefined) ?? '';
  const names = Object.keys(key.blanks);
  if (names.every((name) => isBlank(given(name)))) return unreadable();
  const marks = Object.entries(key.blanks).map(([name, blank]): [string, Mark] => [
    name,
    markBlank(blank, given(name), mark),
  ]);
  if (marks.some(([, { note }]) => note === 'unreadable')) return unreadable();
  const hits = marks.filter(([, { correct }]) => correct).length;
  const total = share(
    hits / marks.length,
    Object.fromEntries(marks.map(([name, { correct }]) => [name, correct])),
  );
  const told = marks.find(([, { misconception, feedback }]) => misconception ?? feedback)?.[1];
  const accent = total.correct && marks.some(([, { note }]) => note === 'accent');
  return {
    ...total,
    note: accent ? 'accent' : total.note,
    misconception: told?.misconception ?? null,
    feedback: told?.feedback ?? null,
  };
}
