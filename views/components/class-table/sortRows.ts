import type { ClassRow } from '../../../src/api/class.ts';
import { formatLocale } from '../../text/locale.ts';
import type { Translator } from '../../text/translator.ts';
import { personName } from './personName.ts';

export type SortKey = 'name' | 'grade' | 'lastSeen';
export type Shown = 'all' | 'stuck' | 'not-started';

/** How the table is sorted and what of it is shown. */
export interface TableView {
  readonly key: SortKey;
  readonly ascending: boolean;
  readonly shown: Shown;
  /** Part of a name, any case. */
  readonly search: string;
}

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

function matches(row: ClassRow, { shown, search }: TableView, text: Translator): boolean {
  if (shown === 'stuck' && row.stuckOn.length === 0) return false;
  if (shown === 'not-started' && row.started) return false;
  const locale = formatLocale(text.locale);
  return personName(text, row).toLocaleLowerCase(locale).includes(search.trim().toLocaleLowerCase(locale));
}

/** The rows to show, in order, by the reader's alphabet. */
export function sortRows(rows: readonly ClassRow[], view: TableView, text: Translator): readonly ClassRow[] {
  return rows.filter((row) => matches(row, view, text)).sort(comparison(view, text));
}
