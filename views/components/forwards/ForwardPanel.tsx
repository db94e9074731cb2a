import type { VNode } from 'preact';
import type { ForwardRequest, ForwardView, LetterView, TenantView } from '../../../src/api/records.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Button } from '../button/Button.tsx';
import { MoreRows } from '../more/MoreRows.tsx';
import { ForwardForm } from './ForwardForm.tsx';

interface Props {
  readonly tenants: readonly TenantView[];
  readonly forwards: readonly ForwardView[];
  readonly busy: boolean;
  /** Statements that one target refuses, once somebody asked; `more` is null at the end. */
  readonly letters: {
    readonly target: string;
    readonly rows: readonly LetterView[];
    readonly more: (() => void) | null;
  } | null;
  readonly onLetters: (id: string) => void;
  readonly onAdd: (asked: ForwardRequest) => void;
  readonly onPause: (id: string, paused: boolean) => void;
  readonly onRetry: (id: string) => void;
  readonly onRemove: (forward: ForwardView) => void;
}

function stateOf(text: Translator, { paused, reason, failingSince, attempts }: ForwardView): string {
  if (paused) return text.t('admin.forward.paused');
  if (reason === null) return text.t('admin.forward.inOrder');
  const why = text.t(`admin.forward.reason.${reason}`);
  const since = failingSince === null ? '' : text.moment(failingSince);
  return `${why} ${text.t('admin.forward.since', { time: since, count: attempts })}`;
}

/**
 * Record stores that statements are sent on to, and how sending goes.
 * Criteria: what is wrong comes in words with since when; nothing is lost by pausing, and the page says so; every button
 * says which target it is about.
 */
export function ForwardPanel(props: Props): VNode {
  const { t } = useText();
  const { tenants, forwards, busy, onAdd } = props;
  return (
    <section class="stack" aria-labelledby="forwards">
      <h3 id="forwards">{t('admin.forward.title')}</h3>
      <p>{t('admin.forward.hint')}</p>
      {forwards.map((forward) => (
        <ForwardCard key={forward.id} {...props} forward={forward} />
      ))}
      {tenants.length === 0 ? null : <ForwardForm tenants={tenants} busy={busy} onAdd={onAdd} />}
    </section>
  );
}

function ForwardCard(props: Props & { readonly forward: ForwardView }): VNode {
  const text = useText();
  const { t, moment } = text;
  const { forward, tenants } = props;
  const facts: readonly (readonly [string, string])[] = [
    [t('admin.lrs.tenant'), tenants.find(({ id }) => id === forward.tenant)?.name ?? forward.tenant],
    [t('admin.status'), stateOf(text, forward)],
    [
      t('admin.forward.sent'),
      t('admin.forward.sentCount', {
        count: forward.sent,
        time: forward.sentAt === null ? t('admin.never') : moment(forward.sentAt),
      }),
    ],
    [t('admin.forward.refused'), t('admin.forward.refusedCount', { count: forward.refused })],
  ];
  return (
    <article class="card" aria-label={forward.label}>
      <h4>
        <bdi>{forward.label}</bdi>
      </h4>
      <p>
        <bdi class="code">{forward.endpoint}</bdi>
      </p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ForwardActions {...props} />
      {props.letters?.target === forward.id ? <Letters {...props.letters} busy={props.busy} /> : null}
    </article>
  );
}

function ForwardActions({
  forward,
  busy,
  onPause,
  onLetters,
  onRetry,
  onRemove,
}: Props & { readonly forward: ForwardView }): VNode {
  const { t } = useText();
  const { id, label, paused, refused } = forward;
  const button = (words: string, act: () => void) => (
    <Button look="quiet" busy={busy} label={`${words}: ${label}`} onClick={act}>
      {words}
    </Button>
  );
  return (
    <div class="actions">
      {button(t(paused ? 'admin.forward.resume' : 'admin.forward.pause'), () => onPause(id, !paused))}
      {refused === 0 ? null : button(t('admin.forward.see'), () => onLetters(id))}
      {refused === 0 ? null : button(t('admin.forward.retry'), () => onRetry(id))}
      {button(t('admin.forward.remove'), () => onRemove(forward))}
    </div>
  );
}

/** Which statements are refused, by id: they stand in the record store here, where their owner finds them. */
function Letters({ rows, more, busy }: NonNullable<Props['letters']> & { readonly busy: boolean }): VNode {
  const { t, moment } = useText();
  return (
    <MoreRows more={more} count={rows.length} busy={busy}>
      <ul class="plain-list" aria-label={t('admin.forward.refused')}>
        {rows.map(({ statement, status, at }) => (
          <li key={statement}>
            <bdi class="code">{statement}</bdi> {t('admin.forward.letter', { status, time: moment(at) })}
          </li>
        ))}
      </ul>
    </MoreRows>
  );
}
