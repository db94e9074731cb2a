/**
 * What a table, its rows and cells are, said in so many words: where a style sheet lays them out as cards, some browsers
 * no longer take them for a table.
 */
export const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
