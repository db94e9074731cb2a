import type { VNode } from 'preact';
import type { ClassAction } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Icon } from '../icon/Icon.tsx';
import { RichText } from '../rich-text/RichText.tsx';
import { type ActionDoors, type Card, cardOf } from './actionCard.ts';
import { DifferencesBody } from './DifferencesBody.tsx';
import { GroupsBody } from './GroupsBody.tsx';

interface Props {
  readonly actions: readonly ClassAction[];
  readonly doors: ActionDoors;
  readonly titleOf: (skill: string) => string;
  readonly busy: boolean;
}

/**
 * The at most five things an instructor can act on, most urgent first.
 * Criteria: a list with a heading per card; people by name; buttons named by what they do, and with the group's skill
 * where every group has them; the example is shown by the card's own disclosure.
 */
export function ClassActions({ actions, doors, titleOf, busy }: Props): VNode {
  const text = useText();
  if (actions.length === 0) return <p class="notice notice--calm">{text.t('class.nothingToDo')}</p>;
  return (
    <ul class="action-cards">
      {actions.slice(0, 5).map((action) => (
        <ActionCard
          key={action.kind}
          action={action}
          card={cardOf(action, text, titleOf, doors)}
          doors={doors}
          titleOf={titleOf}
          busy={busy}
        />
      ))}
    </ul>
  );
}

interface CardProps extends Omit<Props, 'actions'> {
  readonly action: ClassAction;
  readonly card: Card;
}

function ActionCard({ action, card, doors, titleOf, busy }: CardProps): VNode {
  const { t } = useText();
  return (
    <li class={`action-card action-card--${action.kind}`}>
      <h3>
        <Icon name={card.icon} />
        {card.title}
      </h3>
      <div class="action-card__body">
        {card.lines.map(({ words, open }, line) => (
          <p key={line}>
            {open === undefined ? (
              words
            ) : (
              <button type="button" class="link" onClick={open}>
                {words}
              </button>
            )}
          </p>
        ))}
        {action.kind === 'groups' ? (
          <GroupsBody groups={action.groups} titleOf={titleOf} doors={doors} />
        ) : null}
        {action.kind === 'grades-differ' ? (
          <DifferencesBody people={action.people} busy={busy} onReplace={doors.replace} />
        ) : null}
      </div>
      {action.kind === 'misconception' ? (
        <details class="example">
          <summary class="button button--secondary">{t('class.action.example')}</summary>
          <div class="example__body">
            <RichText html={action.example.question} lang={action.example.language} />
            <p>
              {t('class.action.answered')}{' '}
              <RichText inline html={action.example.answer} lang={action.example.language} />
            </p>
            <RichText html={action.answer} lang={action.example.language} />
          </div>
        </details>
      ) : null}
      <Button
        busy={busy && action.kind === 'grades-parked'}
        onClick={card.act}
        {...(card.name === undefined ? {} : { label: card.name })}
      >
        {card.button}
      </Button>
    </li>
  );
}
