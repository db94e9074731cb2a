import type { ComponentChildren, VNode } from 'preact';
import { ROLES } from './roles.ts';
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
  /** In a narrow box each row becomes a card. Its rows are made of `Row` and `Cell`. */
  readonly stacks?: boolean;
  /** A further class beside `plain-table`. */
  readonly look?: string;
  /** The rows. */
  readonly children: ComponentChildren;
}

function lookOf({ number = false, wide = false }: DataColumn): string | undefined {
  if (number) return 'number';
  return wide ? 'plain-table__wide' : undefined;
}

/** The roles of a table that stacks; a table that stays one needs none. */
function rolesOf(stacks: boolean): Partial<typeof ROLES> {
  return stacks ? ROLES : {};
}

/**
 * A table of facts.
 * Criteria: a real table with a caption and column headers; wider than the page it scrolls in its own box, which the
 * keyboard reaches, or its rows become cards that name each fact and stay rows of a table for who hears it; heads of
 * numbers stand where the numbers do.
 */
export function DataTable(props: Props): VNode {
  const { label, captioned = false, stacks = false, columns, children } = props;
  const roles = rolesOf(stacks);
  const look = ['plain-table', stacks ? 'plain-table--stacks' : '', props.look ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <ScrollBox label={label} {...(stacks ? { look: 'scroll--stacks' } : {})}>
      <table class={look} {...roles.table}>
        <caption class={captioned ? undefined : 'visually-hidden'}>{label}</caption>
        <thead {...roles.group}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={lookOf(column)} {...roles.head}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.group}>{children}</tbody>
      </table>
    </ScrollBox>
  );
}
