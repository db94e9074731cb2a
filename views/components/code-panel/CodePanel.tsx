import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CodeView, NewCode } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';

interface Props {
  readonly codes: readonly CodeView[];
  /** The one just made: shown this once. */
  readonly made: NewCode | null;
  /** Now, in ms since the epoch: tells codes that are over. */
  readonly now: number;
  readonly busy: boolean;
  readonly onMake: (note: string) => void;
  readonly onRevoke: (id: string) => void;
}

function stateOf(text: Translator, { usedAt, expiresAt }: CodeView, now: number): string {
  if (usedAt !== null) return text.t('admin.codes.used', { time: text.moment(usedAt) });
  return text.t(expiresAt <= now ? 'admin.codes.over' : 'admin.codes.open', { time: text.moment(expiresAt) });
}

/**
 * One-time codes that let a registration in at once.
 * Criteria: the field is labelled and says what it is for; a new code is announced, can be selected whole, and is said to be
 * shown once; the list is a table whose buttons say what they take back.
 */
export function CodePanel(props: Props): VNode {
  const { t, moment } = useText();
  const { codes, made, busy, onMake } = props;
  const [note, setNote] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy) onMake(note);
  };
  return (
    <div class="stack">
      <p>{t('admin.codes.hint')}</p>
      <form class="stack admin-form" method="dialog" onSubmit={submit}>
        <div class="field">
          <label for="code-note">{t('admin.codes.note')}</label>
          <input
            id="code-note"
            class="input"
            type="text"
            maxLength={200}
            autoComplete="off"
            value={note}
            aria-describedby="code-note-hint"
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <p id="code-note-hint" class="hint-line">
            {t('admin.codes.noteHint')}
          </p>
        </div>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('admin.codes.make')}
          </Button>
        </div>
      </form>
      <div role="status">
        {made === null ? null : (
          <p class="notice notice--calm">
            {t('admin.codes.made', { time: moment(made.expiresAt) })}{' '}
            <bdi class="code code--big">{made.text}</bdi>
          </p>
        )}
      </div>
      {codes.length === 0 ? null : <CodeTable {...props} />}
    </div>
  );
}

function CodeTable({ codes, now, busy, onRevoke }: Props): VNode {
  const text = useText();
  return (
    <DataTable
      label={text.t('admin.codes.list')}
      stacks
      columns={[
        { title: text.t('admin.codes.for') },
        { title: text.t('admin.status') },
        { title: text.t('admin.codes.madeAt') },
      ]}
    >
      {codes.map((code) => {
        const name = code.note === '' ? text.t('admin.codes.nobody') : code.note;
        const open = code.usedAt === null && code.expiresAt > now;
        return (
          <Row key={code.id}>
            <RowHead>{code.note === '' ? name : <bdi>{name}</bdi>}</RowHead>
            <Cell head={text.t('admin.status')}>
              {stateOf(text, code, now)}{' '}
              {open ? (
                <Button
                  look="quiet"
                  busy={busy}
                  label={`${text.t('admin.codes.revoke')}: ${name}`}
                  onClick={() => onRevoke(code.id)}
                >
                  {text.t('admin.codes.revoke')}
                </Button>
              ) : null}
            </Cell>
            <Cell head={text.t('admin.codes.madeAt')}>{text.moment(code.createdAt)}</Cell>
          </Row>
        );
      })}
    </DataTable>
  );
}
