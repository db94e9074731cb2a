import type { VNode } from 'preact';
import type { HeldView, MineView } from '../../../src/api/privacy.ts';
import { saveFile } from '../../runtime/saveFile.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useReading } from '../../runtime/useReading.ts';
import { Button } from '../button/Button.tsx';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';
import { AccessList } from './AccessList.tsx';

/**
 * What is kept about the learner, why and for how long, who looked at it, and a copy of everything.
 * Criteria: each kind says what it is and what it is for; a list, not a table, so that it reads at 320 px; the copy is one
 * press; what goes wrong is announced.
 */
export function MyData(): VNode {
  const { t } = useText();
  const { api } = useSession();
  const { request, shown } = useReading<MineView>('/api/mine');
  const copy = () =>
    request.run(
      () => api.file('/api/mine/file'),
      (file) => saveFile(file, 'trellis.json'),
    );
  return (
    <div class="stack">
      <p>{t('mine.lead')}</p>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      {shown === null ? <p role="status">{t('common.working')}</p> : <MyDataView mine={shown} />}
      <Button look="primary" icon="down" busy={request.busy} onClick={copy}>
        {t('mine.copy')}
      </Button>
      <p class="hint-line">{t('mine.ask')}</p>
    </div>
  );
}

/** The same, once it has come. */
export function MyDataView({ mine }: { mine: MineView }): VNode {
  const { t } = useText();
  return (
    <div class="stack">
      <Who mine={mine} />
      <h3>{t('mine.held')}</h3>
      <ul class="plain-list stack">
        {mine.held.map((held) => (
          <Kind key={held.kind} held={held} />
        ))}
      </ul>
      <p>
        {mine.forgottenAfterDays === null
          ? t('mine.kept')
          : t('mine.forgotten', { days: mine.forgottenAfterDays })}
      </p>
      <AccessList accesses={mine.accesses} />
    </div>
  );
}

function Who({ mine }: { mine: MineView }): VNode {
  const text = useText();
  const { t } = text;
  const rows = [
    ['name', mine.name ?? t('mine.noName')],
    ['account', mine.account],
    ['pseudonym', mine.pseudonym],
    ['since', text.day(mine.since)],
    ...(mine.agreedAt === null ? [] : [['agreed', text.day(mine.agreedAt)]]),
  ] as const;
  return (
    <dl class="facts my-data__who">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{text.find(`mine.who.${name}`)}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Kind({ held: { kind, count, days } }: { held: HeldView }): VNode {
  const { t, find } = useText();
  return (
    <li>
      <strong>{find(`mine.kind.${kind}`)}</strong>
      {count === null ? null : ` · ${t('mine.count', { count })}`}
      {days === null ? null : ` · ${t('mine.days', { days })}`}
      <br />
      <span class="small">{find(`mine.why.${kind}`)}</span>
    </li>
  );
}
