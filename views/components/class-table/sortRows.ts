import type { ClassRow } from '../../../src/api/class.ts';

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

function comparison(view: TableView, locale: string): (a: ClassRow, b: ClassRow) => number {
  const factor = view.ascending ? 1 : -1;
  const byName = new Intl.Collator(locale, { numeric: true });
  if (view.key === 'name') return (a, b) => byName.compare(a.name, b.name) * factor;
  const value = (row: ClassRow) => (view.key === 'grade' ? row.grade.value : row.lastSeen);
  return (a, b) => compareValues(value(a), value(b), factor) || byName.compare(a.name, b.name);
}

function matches(row: ClassRow, { shown, search }: TableView, locale: string): boolean {
  if (shown === 'stuck' && row.stuckOn.length === 0) return false;
  if (shown === 'not-started' && row.started) return false;
  return row.name.toLocaleLowerCase(locale).includes(search.trim().toLocaleLowerCase(locale));
}

/** The rows to show, in order. */
export function sortRows(rows: readonly ClassRow[], view: TableView, locale: string): readonly ClassRow[] {
  return rows.filter((row) => matches(row, view, locale)).sort(comparison(view, locale));
}
