import type { ComponentChildren, VNode } from 'preact';
import { ScrollBox } from './ScrollBox.tsx';

/** The head of a column. */
interface DataColumn {
  readonly title: string;
  /** Its cells are numbers: they stand under each other by their last digit, and the head above them. */
  readonly number?: boolean;
  /** Its cells hold sentences: they keep room for some words a line on a narrow page too. */
  readonly wide?: boolean;
}

interface Props {
  /** What the table is of. */
  readonly label: string;
  /** The label is written above the table; otherwise something beside it says it already. */
  readonly captioned?: boolean;
  readonly columns: readonly DataColumn[];
  /** A further class beside `plain-table`. */
  readonly look?: string;
  /** The rows. */
  readonly children: ComponentChildren;
}

function lookOf({ number = false, wide = false }: DataColumn): string | undefined {
  if (number) return 'number';
  return wide ? 'plain-table__wide' : undefined;
}

/**
 * A table of facts.
 * Criteria: a real table with a caption and column headers; wider than the page it scrolls in its own box, which the
 * keyboard reaches; heads of numbers stand where the numbers do.
 */
export function DataTable({ label, captioned = false, columns, look, children }: Props): VNode {
  return (
    <ScrollBox label={label}>
      <table class={look === undefined ? 'plain-table' : `plain-table ${look}`}>
        <caption class={captioned ? undefined : 'visually-hidden'}>{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={lookOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  );
}
