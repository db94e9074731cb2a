import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import { formatLocale } from '../../text/locale.ts';
import type { Translator } from '../../text/translator.ts';
import { isAway } from './isAway.ts';
import { personName } from './personName.ts';

export type SortKey = 'name' | 'grade' | 'lastSeen';
export type Shown = 'all' | 'stuck' | 'not-started' | 'away';

/** How the table is sorted and what of it is shown. */
export interface TableView {
  readonly key: SortKey;
  readonly ascending: boolean;
  readonly shown: Shown;
  /** Part of a name, any case. */
  readonly search: string;
  /** Only these learners, and the skill that is next for them; null for no such choice. */
  readonly only: { readonly skill: string; readonly learners: readonly string[] } | null;
  /** Groups of skills whose skills are shown, by id. */
  readonly open: readonly string[];
}

/** The table as it is first shown. */
export const FIRST_VIEW: TableView = {
  key: 'name',
  ascending: true,
  shown: 'all',
  search: '',
  only: null,
  open: [],
};

/** Missing values come last in both directions. */
function compareValues(a: number | null, b: number | null, factor: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (a - b) * factor;
}

function comparison(view: TableView, text: Translator): (a: ClassRow, b: ClassRow) => number {
  const factor = view.ascending ? 1 : -1;
  const collator = new Intl.Collator(formatLocale(text.locale), { numeric: true });
  const byName = (a: ClassRow, b: ClassRow) => collator.compare(personName(text, a), personName(text, b));
  if (view.key === 'name') return (a, b) => byName(a, b) * factor;
  const value = (row: ClassRow) => (view.key === 'grade' ? row.grade.value : row.lastSeen);
  return (a, b) => compareValues(value(a), value(b), factor) || byName(a, b);
}

const SHOWS: Readonly<Record<Shown, (row: ClassRow, now: number) => boolean>> = {
  all: () => true,
  stuck: ({ stuckOn }) => stuckOn.length > 0,
  'not-started': ({ started }) => !started,
  away: isAway,
};

function matches(row: ClassRow, { shown, search, only }: TableView, now: number, text: Translator): boolean {
  if (only !== null && !only.learners.includes(row.learner)) return false;
  if (!SHOWS[shown](row, now)) return false;
  const locale = formatLocale(text.locale);
  return personName(text, row).toLocaleLowerCase(locale).includes(search.trim().toLocaleLowerCase(locale));
}

/** The rows to show of a class as it stood when it was read, in order, by the reader's alphabet. */
export function sortRows(
  { rows, updatedAt }: Pick<ClassOverview, 'rows' | 'updatedAt'>,
  view: TableView,
  text: Translator,
): readonly ClassRow[] {
  return rows.filter((row) => matches(row, view, updatedAt, text)).sort(comparison(view, text));
}
