import type { VNode } from 'preact';
import type { KeyView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';

interface Props {
  readonly keys: readonly KeyView[];
  readonly busy: boolean;
  readonly onRotate: () => void;
}

/**
 * The keys the tool signs with, and a way to make a new one.
 * Criteria: a real table; the state in words; what rotating does is said beside the button, before it is pressed.
 */
export function KeyList({ keys, busy, onRotate }: Props): VNode {
  const text = useText();
  return (
    <div class="stack">
      <p>{text.t('admin.keys.hint')}</p>
      <div class="actions">
        <Button icon="refresh" busy={busy} onClick={onRotate}>
          {text.t('admin.keys.rotate')}
        </Button>
      </div>
      <DataTable
        label={text.t('admin.keys.list')}
        stacks
        columns={[
          { title: text.t('admin.keys.id') },
          { title: text.t('admin.status') },
          { title: text.t('admin.keys.from') },
          { title: text.t('admin.keys.until') },
        ]}
      >
        {keys.map((key) => (
          <Row key={key.kid}>
            <RowHead>
              <bdi class="code">{key.kid}</bdi>
            </RowHead>
            <Cell head={text.t('admin.status')}>{text.t(`admin.keys.${key.state}`)}</Cell>
            <Cell head={text.t('admin.keys.from')}>{text.moment(key.activeFrom)}</Cell>
            <Cell head={text.t('admin.keys.until')}>
              {key.retiredAt === null ? text.t('admin.keys.open') : text.moment(key.retiredAt)}
            </Cell>
          </Row>
        ))}
      </DataTable>
    </div>
  );
}
