import type { Examples } from '../../runtime/examples.ts';
import { Cell, Row } from './Cell.tsx';
import { DataTable } from './DataTable.tsx';

const ROWS = [
  ['Equivalent fractions', '64%', 'Not mastered by most of the class'],
  ['Internationalisierungsmaßnahmen', '7%', 'A long word stays in its cell'],
] as const;

const rows = ROWS.map(([skill, share, note]) => (
  <tr key={skill}>
    <th scope="row">{skill}</th>
    <td class="number">{share}</td>
    <td>{note}</td>
  </tr>
));

const columns = [{ title: 'Skill' }, { title: 'Right', number: true }, { title: 'Note' }];

export const examples: Examples = {
  'named by what stands beside it': () => (
    <DataTable label="Skills of the class" columns={columns}>
      {rows}
    </DataTable>
  ),
  'with its caption': () => (
    <DataTable label="Skills of the year group" captioned columns={columns}>
      {rows}
    </DataTable>
  ),
  'with rows that become cards where it is narrow': () => (
    <DataTable label="Answers of the class" stacks columns={columns}>
      {ROWS.map(([skill, share, note]) => (
        <Row key={skill}>
          <Cell head="Skill">{skill}</Cell>
          <Cell head="Right">{share}</Cell>
          <Cell head="Note">{note}</Cell>
        </Row>
      ))}
    </DataTable>
  ),
};
