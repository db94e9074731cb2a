import type { Statement } from '../../xapi/statement.ts';
import type { GradeWant } from './grades.ts';
import type { SummaryRow } from './summaries.ts';

/** Something to do because of an event, later and at least once. Doing it twice changes nothing. */
export type Effect =
  | { readonly kind: 'statement'; readonly tenant: string; readonly statement: Statement }
  | { readonly kind: 'grade'; readonly want: GradeWant }
  | { readonly kind: 'summary'; readonly row: SummaryRow };
