import type { ComponentChildren, VNode } from 'preact';
import { ROLES } from './roles.ts';

interface RowProps {
  readonly look?: string | undefined;
  readonly children: ComponentChildren;
}

/** A row of a table that stacks. */
export function Row({ look, children }: RowProps): VNode {
  return (
    <tr class={look} {...ROLES.row}>
      {children}
    </tr>
  );
}

/** The head of such a row: what all its cells are about. */
export function RowHead({ children }: Pick<RowProps, 'children'>): VNode {
  return (
    <th scope="row" {...ROLES.rowHead}>
      {children}
    </th>
  );
}

interface CellProps extends RowProps {
  /** Title of its column: said beside it where the row is a card. */
  readonly head: string;
  /** Columns it takes the room of. */
  readonly span?: number;
}

/** A cell of a table that stacks. */
export function Cell({ head, look, span, children }: CellProps): VNode {
  return (
    <td class={look} data-head={head} colSpan={span} {...ROLES.cell}>
      {children}
    </td>
  );
}
